"""The climb of walking, swimming and cycling, week by week (D.2, C.4.10, C.4.11): how many minutes
today, and why as many.

Who does less than the goal climbs from what the last week held, by at most 20 % or 2 minutes a
week, whichever is more. A week that was not full, a worse morning or a failed talk test repeats the
week, a second worse morning takes it back; after a break or an illness it starts again at half.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from spineflow.planning.content import PlanContent
from spineflow.planning.day_plan import NO_REASONS
from spineflow.planning.reasons import Reasons, by_rule
from spineflow.planning.request import PlanRequest
from spineflow.planning.terms import flare_dates

WEEK = 7
Days = Mapping[int, float]
"""Minutes by day, as ordinals."""


@dataclass(frozen=True, slots=True)
class Climb:
    """What is climbed: a practice, and the days that make a week of it full."""

    item: str
    full_days: int


def grown(content: PlanContent, minutes: float) -> float:
    """The most a walk may be a week later."""
    percent = 1 + content.number("walking_growth_percent") / 100
    return max(minutes * percent, minutes + content.number("walking_growth_minutes"))


def step_back(content: PlanContent, minutes: float) -> float:
    """One week of growth undone."""
    percent = 1 + content.number("walking_growth_percent") / 100
    less = min(minutes / percent, minutes - content.number("walking_growth_minutes"))
    return max(less, content.number("flare_walk_minutes_min"))


def climbed(
    request: PlanRequest, content: PlanContent, climb: Climb, start: float
) -> tuple[float, Reasons]:
    """Minutes of today by the climb alone; `start` is the amount of the person's level."""
    days, today = minutes_by_day(request, content, climb.item), request.on.toordinal()
    ill = _last_ill_day(request, content)
    since = {day: minutes for day, minutes in days.items() if day > ill}
    if ill and len(since) < len(days) and (not since or min(since) > today - WEEK):
        before = {day: minutes for day, minutes in days.items() if day <= ill}
        return _half(content, before, "walking_after_illness")
    if not since:
        return start, NO_REASONS
    last = _longest(since, today - WEEK, today)
    if last is None:
        return _half(content, since, "walking_after_break")
    if min(since) > today - WEEK:
        return start, NO_REASONS  # the first week of all: the start stands
    return _next_week(request, content, climb, since, last)


def _next_week(
    request: PlanRequest, content: PlanContent, climb: Climb, days: Days, last: float
) -> tuple[float, Reasons]:
    """From the longest day of the last week and of the one before."""
    today = request.on.toordinal()
    week_ago = _longest(days, today - 2 * WEEK + 1, today - WEEK + 1)
    mornings = _worse_mornings(request, content, climb.item)
    if mornings >= content.minutes("walking_drop_week"):
        back = step_back(content, min(last, week_ago or last))
        return back, by_rule("walking_drop_week")
    held = last if week_ago is None else min(last, grown(content, week_ago))
    if mornings:
        return held, by_rule("walking_repeat_week")
    if week_ago is None:
        return held, NO_REASONS
    was = min(last, week_ago)
    starts = range(today - 2 * WEEK, today - WEEK + 1)
    if not any(_is_full(days, climb, was, first) for first in starts):
        return was, by_rule("walking_week_not_full")
    if last > week_ago:
        return held, NO_REASONS  # it grew this week
    if _out_of_breath(request, climb.item):
        return held, by_rule("walking_talk_test")
    return grown(content, last), by_rule("walking_growth")


def minutes_by_day(request: PlanRequest, content: PlanContent, item: str) -> dict[int, float]:
    """Minutes by day before today, parts added up. A flare-up neither counts nor makes a gap."""
    first, final = flare_dates(request, content)
    shift = _shift(request, first, final)
    days: dict[int, float] = {}
    for past in request.history:
        if past.item != item or not past.done or past.on >= request.on or not past.minutes:
            continue
        day = past.on.toordinal()
        if first <= day <= final:
            continue
        day += shift if day < first else 0
        days[day] = days.get(day, 0) + past.minutes
    return days


def _shift(request: PlanRequest, first: int, final: int) -> int:
    return max(0, min(final, request.on.toordinal() - 1) - first + 1)


def _last_ill_day(request: PlanRequest, content: PlanContent) -> int:
    """As an ordinal beside those of `minutes_by_day`; 0 for no illness."""
    if request.ill_until is None or request.ill_until >= request.on:
        return 0
    first, final = flare_dates(request, content)
    day = request.ill_until.toordinal()
    return day + (_shift(request, first, final) if day < first else 0)


def _half(content: PlanContent, days: Days, rule: str) -> tuple[float, Reasons]:
    """Half of the longest day of the last week with any, but not below the shortest."""
    newest = max(days)
    before = max(minutes for day, minutes in days.items() if newest - WEEK < day)
    half = before * content.number(rule) / 100
    return max(half, min(before, content.number("shortest_walk"))), by_rule(rule)


def _is_full(days: Days, climb: Climb, minutes: float, first: int) -> bool:
    """Whether so many minutes were done on as many days as a full week of the programme has."""
    reached = sum(first <= day < first + WEEK and m >= minutes for day, m in days.items())
    return reached >= climb.full_days


def _longest(days: Days, first: int, end: int) -> float | None:
    return max((m for day, m in days.items() if first <= day < end), default=None)


def _out_of_breath(request: PlanRequest, item: str) -> bool:
    """Whether only a few words were left on the way, at any time of the last week."""
    since = request.on - timedelta(days=WEEK)
    return any(p.hard and p.item == item and since <= p.on < request.on for p in request.history)


def _worse_mornings(request: PlanRequest, content: PlanContent, item: str) -> int:
    """Mornings of the last week that were clearly worse than usual after it was done.

    Those of a flare-up tell of the flare-up, not of the walk.
    """
    first, final = flare_dates(request, content)
    since = request.on - timedelta(days=WEEK)
    bound = _usual_pain(request) + content.number("walking_repeat_week")
    mornings = {
        past.on
        for past in request.history
        if past.item == item and past.done and since <= past.on < request.on
        if past.pain_next_morning is not None and past.pain_next_morning >= bound
        if not first <= past.on.toordinal() <= final
    }
    return len(mornings)


def _usual_pain(request: PlanRequest) -> float:
    """The middle of what was told before practices in the two weeks before; 0 when untold."""
    since = request.on - timedelta(days=2 * WEEK)
    told = [past.pain_before for past in request.history if since <= past.on < request.on]
    known = [pain for pain in told if pain is not None]
    return float(median(known)) if known else 0.0
