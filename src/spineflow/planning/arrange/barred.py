"""Stretches in which a sitting with a given practice must not start."""

from spineflow.planning.day import Day
from spineflow.planning.items.candidate import Candidate
from spineflow.planning.rules.heat import heat_today
from spineflow.vocabulary.ids import WALKING
from spineflow.vocabulary.timing import MINUTES_PER_DAY, TimeWindow


def barred_starts(day: Day, candidate: Candidate) -> tuple[TimeWindow, ...]:
    """By the rules about bends, lying and heat."""
    barred: list[TimeWindow] = []
    if candidate.slot.end_range_bend:
        barred += bends_barred(day)
    if gap := lying_gap(day, candidate):
        barred += lying_barred(day, gap)
    if day.content.group(candidate.item) == "heat":
        barred += heat_barred(day, -(-candidate.seconds // 60))
    return tuple(barred)


def bends_barred(day: Day) -> list[TimeWindow]:
    """The first hour after getting up, and the night before it (no_end_range_bend_first_hour)."""
    hour = day.content.minutes("no_end_range_bend_first_hour")
    wake, sleep = day.profile.wake, day.profile.sleep
    asleep = 0 if sleep > wake else sleep
    return [TimeWindow(asleep, wake + hour)]


def lying_gap(day: Day, candidate: Candidate) -> int:
    """Minutes after a meal without this form; 0 for what is not done lying."""
    form = candidate.form
    asked = {form.variant.id, *form.variant.demands, *form.level.demands}
    if not day.content.words("no_lying_after_meal") & asked:
        return 0
    long = day.content.words("no_lying_long_after_meal")
    rule = "no_lying_long_after_meal" if long & set(candidate.tokens) else "no_lying_after_meal"
    return day.content.minutes(rule)


def lying_barred(day: Day, gap: int) -> list[TimeWindow]:
    """From the meal until long enough after it."""
    lasts = day.content.minutes("not_through_a_meal") + gap
    return [
        TimeWindow(start, start + lasts)
        for meal in day.profile.meals
        for start in (meal, meal - MINUTES_PER_DAY)
    ]


def heat_barred(day: Day, minutes: int) -> list[TimeWindow]:
    """Around other heat, and in the last hour before sleep."""
    apart = day.content.minutes("heat_spacing")
    so_far = day.request.so_far
    barred = []
    for began, lasted in heat_today(day):
        if began is not None:
            first = int(began) - apart - minutes + 1
            barred.append(TimeWindow(first, -int(-(began + lasted) // 1) + apart))
        elif so_far is not None:  # told without a time: as if it had just ended
            barred.append(TimeWindow(0, so_far.now + apart))
    quiet = day.content.minutes("no_heat_before_sleep")
    wake, sleep = day.profile.wake, day.profile.sleep
    beds = (sleep,) if sleep > wake else (sleep, sleep + MINUTES_PER_DAY)
    barred += [TimeWindow(bed - quiet - minutes + 1, bed + 1) for bed in beds]
    return barred


def walking_barred(day: Day) -> tuple[TimeWindow, ...]:
    """Until an hour after the last walk of today."""
    so_far = day.request.so_far
    ends = [
        session.ends
        for session in (so_far.sessions if so_far else ())
        if any(item.item == WALKING for item in session.items)
    ]
    apart = day.content.minutes("walking_parts_apart")
    return (TimeWindow(0, max(ends) + apart),) if ends else ()
