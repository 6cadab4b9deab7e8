"""Dates and times of day as the person is used to them."""

from datetime import date

from django.utils.formats import date_format

from spineflow.vocabulary.timing import minutes_of

MORNING_ENDS, DAY_ENDS = 12 * 60, 17 * 60


def clock_words(starts: str, clock: str) -> str:
    """``14:30`` or ``2:30 pm``."""
    if clock != "12":
        return starts
    hours, minutes = divmod(minutes_of(starts), 60)
    return f"{(hours - 1) % 12 + 1}:{minutes:02d} {'am' if hours < 12 else 'pm'}"


def date_words(on: date) -> str:
    """Monday, 23 November."""
    return date_format(on, "l, j F")


def part_of_day(starts: str) -> str:
    """Morning, day or evening."""
    minutes = minutes_of(starts)
    if minutes < MORNING_ENDS:
        return "morning"
    return "day" if minutes < DAY_ENDS else "evening"
