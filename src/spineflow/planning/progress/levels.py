"""Progress, hold or step back: from what was done and how it felt to today's level (C.1).

A line of history counts for a level only if it was done at that level, so that a step taken is not
taken again from the same evidence. Lines without a level count for the profile's.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from spineflow.knowledge.practice import Practice
from spineflow.planning.content import PlanContent
from spineflow.planning.day_plan import Change, LevelStep
from spineflow.planning.progress.light import is_quiet, light_of
from spineflow.planning.reasons import Reasons, by_rule
from spineflow.planning.request import PastItem, PlanRequest
from spineflow.planning.terms import Terms, flare_dates
from spineflow.vocabulary.ids import WALKING

CARDIO = "cardio"
"""A level of riding or swimming is more than a week's growth above the last: never by itself."""
Lines = tuple[PastItem, ...]
UNSTEPPED = frozenset({"nutrition", "posture", "heat"})
"""Groups whose levels are a choice and no training: nothing moves them but the person."""


def level_steps(
    request: PlanRequest, content: PlanContent, terms: Terms
) -> Mapping[str, LevelStep]:
    """The light and the level of every practice with a past; at most two go up in a week."""
    lines = _lines(request)
    steps = {
        item: _step(request, content, terms, content.practices[item], lines[item])
        for item in content.practices
        if item in lines and content.group(item) not in UNSTEPPED
    }
    left = content.minutes("two_steps_a_week") - _ups_this_week(request, lines)
    rising = [item for item, step in steps.items() if step.change == "up"]
    for item in sorted(rising, key=lambda each: -len(lines[each]))[max(left, 0) :]:
        step = steps[item]
        steps[item] = replace(step, to=step.was, change="hold", reasons=by_rule("two_steps_a_week"))
    return steps


def _lines(request: PlanRequest) -> dict[str, Lines]:
    """What was done before today, by practice, oldest first."""
    by_item: dict[str, list[PastItem]] = defaultdict(list)
    for past in request.history:
        if past.done and past.on < request.on:
            by_item[past.item].append(past)
    return {
        item: tuple(sorted(found, key=lambda past: (past.on, past.at or 0)))
        for item, found in by_item.items()
    }


def _ups_this_week(request: PlanRequest, lines: Mapping[str, Lines]) -> int:
    """Levels that rose within the six days before today, as the history tells.

    A walk's level only follows its minutes, which have a rule of their own.
    """
    since, ups = request.on - timedelta(days=6), 0
    for found in (found for item, found in lines.items() if item != WALKING):
        known = [past for past in found if past.level is not None]
        for before, after in pairwise(known):
            if after.on >= since and (after.level or 0) > (before.level or 0):
                ups += 1
    return ups


def _step(
    request: PlanRequest, content: PlanContent, terms: Terms, practice: Practice, lines: Lines
) -> LevelStep:
    level = request.profile.levels.get(practice.id, practice.default_level)
    light = light_of(lines[-1], content.days.lights)
    here = tuple(past for past in lines if past.level in (None, level))
    change, reasons = _change(request, content, practice, level, here)
    if change in ("up", "down") and practice.id in request.declined:
        change, reasons = "hold", by_rule("you_said_no")
    if practice.id == WALKING:
        return LevelStep(practice.id, light, level, level, "hold", ())
    if change == "up" and practice.group == CARDIO:
        change, reasons = "hold", ()
    if change == "up" and terms.phase != "usual":
        change, reasons = "hold", by_rule("rhythm_of_the_day")
    if change in ("hold", "up") and light == "red" and _is_recent(request, content, lines[-1]):
        change, reasons = "easier_today", by_rule("ease_off_next")
        if practice.id in request.declined:
            change, reasons = "hold", by_rule("you_said_no")
    to = {"up": level + 1, "down": level - 1, "easier_today": level - 1}.get(change, level)
    return LevelStep(practice.id, light, level, max(to, 0), change, reasons)


def _is_recent(request: PlanRequest, content: PlanContent, past: PastItem) -> bool:
    return (request.on - past.on).days <= content.minutes("step_days")


def _change(
    request: PlanRequest, content: PlanContent, practice: Practice, level: int, here: Lines
) -> tuple[Change, Reasons]:
    lights = content.days.lights
    if not here:
        return "hold", ()
    if level > 0 and _days_off(request, content, here[-1]):
        return "down", by_rule("days_off")
    reds = sum(light_of(past, lights) == "red" for past in here[-3:])
    if level > 0 and reds >= content.minutes("step_down_of_three"):
        return "down", by_rule("step_down_of_three")
    if _may_rise(request, content, practice, level, here):
        return "up", by_rule("step_up_sessions")
    return "hold", ()


def _days_off(request: PlanRequest, content: PlanContent, last: PastItem) -> bool:
    """A week or more without it; the days of a flare-up do not count as missed."""
    first, final = flare_dates(request, content)
    days = range(last.on.toordinal() + 1, request.on.toordinal())
    missed = sum(not first <= day <= final for day in days)
    return missed >= content.minutes("days_off")


def _may_rise(
    request: PlanRequest, content: PlanContent, practice: Practice, level: int, here: Lines
) -> bool:
    """Six quiet times within two weeks at this level, none of them red, and a level above."""
    if all(each.level != level + 1 for each in practice.levels):
        return False
    since = request.on - timedelta(days=content.minutes("step_days"))
    lately = [past for past in here if past.on >= since]
    lights = content.days.lights
    if any(light_of(past, lights) == "red" for past in lately):
        return False
    quiet = sum(is_quiet(past, lights) for past in lately)
    return quiet >= content.minutes("step_up_sessions")
