"""The time a day has: windows without meals and without what is done, and the minutes left."""

from collections.abc import Iterable
from dataclasses import replace

from spineflow.planning.day import Day
from spineflow.vocabulary.timing import MINUTES_PER_DAY, TimeWindow


def free_windows(day: Day) -> tuple[TimeWindow, ...]:
    """Where sittings may run, apart from each other and ascending."""
    windows = merged(day.profile.windows) or (day.awake,)
    so_far = day.request.so_far
    if so_far is not None:
        windows = without(windows, TimeWindow(0, so_far.now))
        for session in (each for each in so_far.sessions if each.uses_minutes):
            windows = without(
                windows, TimeWindow(session.starts, max(session.ends, session.starts))
            )
    lasts = day.content.minutes("not_through_a_meal")
    for meal in day.profile.meals:
        windows = without(windows, TimeWindow(meal, meal + lasts))
    shortest = day.content.minutes("shortest_window")
    return tuple(window for window in windows if window.minutes >= shortest)


def merged(windows: Iterable[TimeWindow]) -> tuple[TimeWindow, ...]:
    """The same time in windows that neither touch nor overlap."""
    joined: list[TimeWindow] = []
    for window in sorted(windows, key=lambda each: each.start):
        if joined and window.start <= joined[-1].end:
            joined[-1] = replace(joined[-1], end=max(joined[-1].end, window.end))
        elif window.minutes > 0:
            joined.append(window)
    return tuple(joined)


def without(windows: Iterable[TimeWindow], taken: TimeWindow) -> tuple[TimeWindow, ...]:
    """The windows with a stretch cut out."""
    left: list[TimeWindow] = []
    for window in windows:
        before = TimeWindow(window.start, min(window.end, taken.start))
        after = TimeWindow(max(window.start, taken.end), window.end)
        left += [part for part in (before, after) if part.minutes > 0]
    return tuple(left)


def seconds_left(day: Day) -> int | None:
    """Seconds of the person's minutes that nothing has used yet; None where there is no bound."""
    if day.profile.minutes is None:
        return None
    return max(min(day.profile.minutes, MINUTES_PER_DAY) * 60 - _used(day), 0)


def minutes_for(day: Day, seconds: int, step: int) -> int | None:
    """The fewest minutes, in whole steps, that a person must give this day so that so many seconds
    are left beside what is done: half a day plans for half of them. None if a day is too short."""
    needed = _used(day) + seconds
    return next(
        (
            minutes
            for minutes in range(step, MINUTES_PER_DAY + 1, step)
            if day.terms.share_of(minutes) * 60 >= needed
        ),
        None,
    )


def _used(day: Day) -> int:
    so_far = day.request.so_far
    return sum(s.seconds for s in so_far.sessions if s.uses_minutes) if so_far else 0
