"""What somebody's pain usually is, so that a number of today can be held against it (C.1)."""

from collections.abc import Iterable
from statistics import median

from spineflow.records.summary import DaySummary, MarkKind

UNTOUCHED: tuple[MarkKind, ...] = ("next_morning", "before", "now")
"""Numbers that no session had just changed."""


def usual_pain(days: Iterable[DaySummary], least: int) -> float | None:
    """The middle of the days' own middles, 0 to 10; None where fewer than `least` days have one."""
    told = [[mark.value for mark in day.of(*UNTOUCHED)] for day in days]
    known = [median(values) for values in told if values]
    return float(median(known)) if known and len(known) >= least else None


def latest_pain(day: DaySummary) -> int | None:
    """The last number of the day, whatever it was told beside; None where none was."""
    marks = day.of(*UNTOUCHED, "after")
    return marks[-1].value if marks else None
