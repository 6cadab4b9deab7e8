"""Laws about when: minutes, windows, meals, pauses."""

from itertools import pairwise

from spineflow.planning.arrange.free_time import merged
from spineflow.planning.day import Day
from spineflow.planning.day_plan import DayPlan, PlannedSession
from spineflow.planning.rules.planned import new_items, new_sessions, timed
from spineflow.vocabulary.ids import WALKING
from spineflow.vocabulary.timing import MINUTES_PER_DAY


def fits_the_minutes(day: Day, plan: DayPlan) -> list[str]:
    """New sittings use no more than what is left of the person's minutes."""
    if day.profile.minutes is None:
        return []
    so_far = day.request.so_far
    done = sum(s.seconds for s in so_far.sessions if s.uses_minutes) if so_far else 0
    planned = sum(session.seconds for session in timed(day, plan))
    return ["all"] if planned > max(day.profile.minutes * 60 - done, 0) else []


def inside_your_windows(day: Day, plan: DayPlan) -> list[str]:
    """Every timed sitting lies inside one window, apart from the others, and not in the past."""
    windows = merged(day.profile.windows) or (day.awake,)
    so_far = day.request.so_far
    now = so_far.now if so_far else 0
    broken = [
        session.id
        for session in timed(day, plan)
        if session.starts < now
        or not any(w.start <= session.starts and session.ends <= w.end for w in windows)
    ]
    spans = sorted((s.starts, s.ends, s.id) for s in plan.sittings if s.uses_minutes)
    return broken + [b[2] for a, b in pairwise(spans) if b[0] < a[1]]


def not_through_a_meal(day: Day, plan: DayPlan) -> list[str]:
    """No timed sitting while the person eats."""
    lasts = day.content.minutes("not_through_a_meal")
    return [
        session.id
        for session in timed(day, plan)
        if any(session.starts < meal + lasts and meal < session.ends for meal in day.profile.meals)
    ]


def walking_parts_apart(day: Day, plan: DayPlan) -> list[str]:
    """Parts of a walk come one after the other with an hour between."""
    parts = sorted(
        (each for each in plan.sittings if each.items and each.items[0].item == WALKING),
        key=_starts,
    )
    gap = day.content.minutes("walking_parts_apart")
    return [later.id for first, later in pairwise(parts) if later.starts < first.ends + gap]


def _starts(session: PlannedSession) -> int:
    return session.starts


def _breaks(day: Day, plan: DayPlan) -> list[int]:
    group = day.content.group
    return [at for item in new_items(day, plan) if group(item.item) == "posture" for at in item.at]


def breaks_apart(day: Day, plan: DayPlan) -> list[str]:
    """Never two breaks within twenty minutes, and none outside the hours at the desk."""
    apart, times = day.content.minutes("breaks_apart"), _breaks(day, plan)
    broken = [str(later) for first, later in pairwise(times) if later - first < apart]
    outside = [at for at in times if not any(w.start <= at < w.end for w in day.profile.desk)]
    return broken + [str(at) for at in outside]


def sitting_break_every(day: Day, plan: DayPlan) -> list[str]:
    """At a desk nobody sits longer than the rule says without a break or a sitting of the plan."""
    if not any(day.content.group(i.item) == "posture" for i in new_items(day, plan)):
        return []
    often = any(
        day.content.words("break_every_20_30") & set(item.tokens)
        for item in new_items(day, plan)
        if day.content.group(item.item) == "posture"
    )
    every = day.content.minutes("break_every_20_30" if often else "sitting_break_every")
    so_far = day.request.so_far
    now = so_far.now if so_far else 0
    ups = [(at, at) for at in _breaks(day, plan)]
    ups += [(s.starts, s.ends) for s in plan.sittings if s.uses_minutes]
    broken = []
    for hours in day.profile.desk:
        up_since = max(hours.start, now)
        for start, end in sorted(ups):
            if start < hours.end and end >= up_since:
                too_long = every + day.content.minutes("breaks_apart")
                if start - up_since > too_long:
                    broken.append(str(start))
                up_since = max(up_since, end)
    return broken


def water_before_bed(day: Day, plan: DayPlan) -> list[str]:
    """As many times as glasses, none in the last two hours of the day; none where hidden."""
    wake, sleep = day.profile.wake, day.profile.sleep
    quiet = day.content.minutes("water_before_bed")
    awake = (sleep - wake) % MINUTES_PER_DAY or MINUTES_PER_DAY
    last = max(awake - quiet, day.content.minutes("water_over_the_day"))
    return [
        item.item
        for item in new_items(day, plan)
        if day.content.group(item.item) == "nutrition"
        and (
            len(item.at) != (item.dose.glasses or 0)
            or any((at - wake) % MINUTES_PER_DAY > last for at in item.at)
        )
    ]


def what_is_done_stays(day: Day, plan: DayPlan) -> list[str]:
    """Every sitting that is done stands in the new plan as it was."""
    so_far = day.request.so_far
    done = so_far.sessions if so_far else ()
    return [each.id for each in done if each not in plan.sittings] + [
        session.id
        for session in new_sessions(day, plan)
        if any(each.id == session.id for each in done)
    ]
