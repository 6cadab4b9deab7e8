"""Where a person stands in the week of walking, swimming or cycling."""

from dataclasses import dataclass

from spineflow.planning.day import Day
from spineflow.planning.progress.climb import WEEK, grown, minutes_by_day
from spineflow.planning.progress.walking import climb_of, minutes_today
from spineflow.planning.reasons import Reasons
from spineflow.vocabulary.ids import WALKING


@dataclass(frozen=True, slots=True)
class WeekOf:
    """One week of one practice, today included. Minutes are whole, of one day."""

    item: str
    minutes: int
    """What today holds in all, before what was done of it."""
    reasons: Reasons
    done_today: float
    reached: int
    """Days of the last seven with so many minutes or more."""
    full_days: int
    """Days that make a week full; then it grows."""
    grows_to: int
    """Minutes after a full week; no more than today's once the goal is reached."""
    week_minutes: float
    """All minutes of the last seven days."""


def week_of(day: Day, item: str, done_today: float) -> WeekOf:
    """The week of a practice that is climbed, `done_today` minutes of it already."""
    request, content = day.request, day.content
    level = day.profile.levels[item]
    practice = content.practices[item]
    start = next(each.dose.minutes for each in practice.levels if each.level == level)
    minutes, reasons = minutes_today(request, content, day.terms, start, item)
    limit = day.clearance_of(item).limits.get("minutes_max")
    if limit is not None and item != WALKING:  # a walk may be split instead
        minutes = min(minutes, limit)
    days = minutes_by_day(request, content, item)
    today = request.on.toordinal()
    days[today] = done_today
    lately = [m for at, m in days.items() if today - WEEK < at <= today]
    goal = content.number("walking_goal")
    return WeekOf(
        item=item,
        minutes=int(minutes),
        reasons=reasons,
        done_today=done_today,
        reached=sum(m >= int(minutes) > 0 for m in lately),
        full_days=climb_of(content, item).full_days,
        grows_to=int(min(goal, limit or goal, grown(content, minutes))),
        week_minutes=sum(lately),
    )
