"""How many minutes of walking, swimming or cycling today holds in all, and why as many.

The climb says how much it would be by itself; a red light, a flare-up, the way back from one and
the kind of day each leave less of it.
"""

from datetime import timedelta

from spineflow.planning.content import PlanContent
from spineflow.planning.progress.climb import WEEK, Climb, climbed, step_back
from spineflow.planning.progress.light import light_of
from spineflow.planning.reasons import Reasons, by_rule
from spineflow.planning.request import PastItem, PlanRequest
from spineflow.planning.terms import Terms
from spineflow.vocabulary.ids import WALKING


def climbs(content: PlanContent) -> tuple[str, ...]:
    """Practices that grow by minutes and weeks, not by levels."""
    return content.constraints["walking_growth"].words


def climb_of(content: PlanContent, item: str) -> Climb:
    """How one of them is climbed."""
    days = "walking_week_not_full" if item == WALKING else "cardio_week_not_full"
    return Climb(item, content.minutes(days))


def level_of(content: PlanContent, asked: int, minutes: float) -> int:
    """The level of a walk of so many minutes: the first that is as long, never below `asked`.

    Marching on the spot is for 2 to 5 minutes (C.4.9); what has grown past it is a walk.
    """
    levels = content.practices[WALKING].levels
    enough = [level.level for level in levels if level.dose.minutes >= minutes]
    return max(asked, min(enough, default=asked))


def minutes_today(
    request: PlanRequest, content: PlanContent, terms: Terms, start: float, item: str = WALKING
) -> tuple[float, Reasons]:
    """Whole minutes of today before the day's own limits; `start` is the level's amount."""
    climb = climb_of(content, item)
    usual, reasons = climbed(request, content, climb, start)
    usual = min(content.number("walking_goal"), usual)
    if _last_was_too_much(request, content, item):
        usual, reasons = step_back(content, usual), by_rule("ease_off_next")
    if terms.phase == "flare" and item == WALKING:
        return _flare_minutes(content, usual), by_rule("flare_walk_minutes")
    if terms.phase == "ramp":
        back = max(usual * terms.ramp_share, _least(content, usual))
        return float(int(back)), by_rule("flare_ramp_days")
    if terms.kind is not None and terms.kind.walking_share < 1:
        shared = max(usual * terms.kind.walking_share, _least(content, usual))
        return float(int(shared)), by_rule("rhythm_of_the_day")
    return float(int(usual)), reasons


def _least(content: PlanContent, usual: float) -> float:
    return min(usual, content.number("shortest_walk"))


def _flare_minutes(content: PlanContent, usual: float) -> float:
    parts = content.number("flare_walk_parts")
    least, most = content.number("flare_walk_minutes_min"), content.number("flare_walk_minutes")
    return parts * int(min(max(usual / parts, least), most))


def _last_was_too_much(request: PlanRequest, content: PlanContent, item: str) -> bool:
    """Whether the latest time in the last week showed a red light: the next one is eased."""
    since = request.on - timedelta(days=WEEK)
    times = [p for p in request.history if p.item == item and since <= p.on < request.on]
    if not times:
        return False
    return light_of(max(times, key=_day), content.days.lights) == "red"


def _day(past: PastItem) -> tuple[int, int]:
    return past.on.toordinal(), past.at or 0
