"""Breaks from sitting (D.3): when, over the hours at a desk."""

from spineflow.planning.day import Day
from spineflow.planning.day_plan import PlannedSession
from spineflow.planning.items.candidate import Candidate


def break_times(
    day: Day, candidate: Candidate, sessions: list[PlannedSession]
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Times of the breaks, and the rules behind them; none without desk hours.

    A sitting of the plan is a break by itself, and the next one counts from its end. No two breaks
    are less than twenty minutes apart.
    """
    often = day.content.words("break_every_20_30") & set(candidate.tokens)
    rule = "break_every_20_30" if often else "sitting_break_every"
    every, apart = day.content.minutes(rule), day.content.minutes("breaks_apart")
    so_far = day.request.so_far
    now = so_far.now if so_far else 0
    moving = sorted((s.starts, s.ends) for s in sessions if s.uses_minutes)
    times: list[int] = []
    for hours in sorted(day.profile.desk, key=lambda window: window.start):
        sat_since = max(hours.start, times[-1] if times else 0)
        while (at := sat_since + every) < hours.end:
            busy = [(start, end) for start, end in moving if start < at + apart and end > sat_since]
            if busy:
                sat_since = max(busy[0][1], sat_since + 1)
                continue
            times.append(at)
            sat_since = at
    return tuple(at for at in times if at >= now), (rule, "breaks_apart") if times else (rule,)
