"""The walking programme (D.2): how many minutes in all today, and why as many.

The goal is 30 minutes from the first day. Who walks less climbs from what the last week held, by
at most 20 % or 2 minutes a week, whichever is more; a worse morning repeats the week, a second one
takes it back; after a break it starts again at half.
"""

from collections.abc import Mapping
from datetime import timedelta
from statistics import median

from spineflow.planning.content import PlanContent
from spineflow.planning.day_plan import NO_REASONS
from spineflow.planning.progress.light import light_of
from spineflow.planning.reasons import Reasons, by_rule
from spineflow.planning.request import PastItem, PlanRequest
from spineflow.planning.terms import Terms, flare_dates

WALKING = "walking"
WEEK = 7


def grown(content: PlanContent, minutes: float) -> float:
    """The most a walk may be a week later."""
    percent = 1 + content.number("walking_growth_percent") / 100
    return max(minutes * percent, minutes + content.number("walking_growth_minutes"))


def minutes_today(
    request: PlanRequest, content: PlanContent, terms: Terms, start: float
) -> tuple[float, Reasons]:
    """Whole minutes to walk today before the day's own limits; `start` is the level's amount."""
    goal = content.number("walking_goal")
    usual, reasons = _programme(request, content, start)
    usual = min(goal, usual)
    if _last_was_too_much(request, content):
        usual, reasons = _step_back(content, usual), by_rule("ease_off_next")
    if terms.phase == "flare":
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


def _programme(request: PlanRequest, content: PlanContent, start: float) -> tuple[float, Reasons]:
    """The climb by itself: from the longest days of the last week and of the one before."""
    walked = _by_day(request, content)
    today = request.on.toordinal()
    last = _longest(walked, today - WEEK, today)
    week_ago = _longest(walked, today - 2 * WEEK + 1, today - WEEK + 1)
    if last is None:
        return _after_break(walked, content, today, start)
    if _told_only_lately(walked, today):
        return start, NO_REASONS
    mornings = _worse_mornings(request, content)
    if mornings >= content.minutes("walking_drop_week"):
        back = _step_back(content, min(last, week_ago or last))
        return back, by_rule("walking_drop_week")
    held = last if week_ago is None else min(last, grown(content, week_ago))
    if mornings:
        return held, by_rule("walking_repeat_week")
    if week_ago is None or last > week_ago:
        return held, NO_REASONS
    return grown(content, last), by_rule("walking_growth")


def _step_back(content: PlanContent, minutes: float) -> float:
    """One week of growth undone."""
    percent = 1 + content.number("walking_growth_percent") / 100
    return max(
        min(minutes / percent, minutes - content.number("walking_growth_minutes")),
        content.number("flare_walk_minutes_min"),
    )


def _last_was_too_much(request: PlanRequest, content: PlanContent) -> bool:
    """Whether the latest walk of the last week showed a red light: the next one is eased."""
    since = request.on - timedelta(days=WEEK)
    walks = [p for p in request.history if p.item == WALKING and since <= p.on < request.on]
    if not walks:
        return False
    return light_of(max(walks, key=_day), content.days.lights) == "red"


def _day(past: PastItem) -> tuple[int, int]:
    return past.on.toordinal(), past.at or 0


def _told_only_lately(walked: Mapping[int, float], today: int) -> bool:
    """The first week of walking: the start stands."""
    return min(walked) > today - WEEK


def _after_break(
    walked: Mapping[int, float], content: PlanContent, today: int, start: float
) -> tuple[float, Reasons]:
    """Nothing for a week or more: half of the last level; nothing ever: the start."""
    known = [day for day in walked if day < today]
    if not known:
        return start, NO_REASONS
    newest = max(known)
    before = max(minutes for day, minutes in walked.items() if newest - WEEK < day <= newest)
    half = before * content.number("walking_after_break") / 100
    return max(half, _least(content, before)), by_rule("walking_after_break")


def _by_day(request: PlanRequest, content: PlanContent) -> dict[int, float]:
    """Minutes walked by day before today. A flare-up neither counts nor makes a gap."""
    first, final = flare_dates(request, content)
    shift = max(0, min(final, request.on.toordinal() - 1) - first + 1)
    walked: dict[int, float] = {}
    for past in request.history:
        if past.item != WALKING or not past.done or past.on >= request.on or not past.minutes:
            continue
        day = past.on.toordinal()
        if first <= day <= final:
            continue
        day += shift if day < first else 0
        walked[day] = walked.get(day, 0) + past.minutes
    return walked


def _longest(walked: Mapping[int, float], first: int, end: int) -> float | None:
    return max((m for day, m in walked.items() if first <= day < end), default=None)


def _worse_mornings(request: PlanRequest, content: PlanContent) -> int:
    """Mornings of the last week that were clearly worse than usual after a walk."""
    usual = _usual_pain(request)
    since = request.on - timedelta(days=WEEK)
    bound = usual + content.number("walking_repeat_week")
    mornings = {
        past.on
        for past in request.history
        if past.item == WALKING and past.done and since <= past.on < request.on
        if past.pain_next_morning is not None and past.pain_next_morning >= bound
    }
    return len(mornings)


def _usual_pain(request: PlanRequest) -> float:
    """The middle of what was told before practices in the two weeks before; 0 when untold."""
    since = request.on - timedelta(days=2 * WEEK)
    told = [past.pain_before for past in request.history if since <= past.on < request.on]
    known = [pain for pain in told if pain is not None]
    return float(median(known)) if known else 0.0
