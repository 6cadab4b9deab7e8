"""What a map of pain opens of the safety questions. It may open them, it never answers one."""

from collections.abc import Iterable, Mapping

from spineflow.knowledge.pain_map import LegReach, PainAsk
from spineflow.records.payload import PainMapped

NOTHING = PainMapped()
Place = tuple[str, str]


def asks_of(
    rules: Iterable[PainAsk],
    reaches: Mapping[str, LegReach],
    told: PainMapped,
    before: PainMapped | None,
) -> tuple[PainAsk, ...]:
    """The rules that a map sets off, in their order; `before` is the map before it, if any."""
    earlier = before or NOTHING
    return tuple(rule for rule in rules if _is_set_off(rule, reaches, told, earlier))


def questions_of(asks: Iterable[PainAsk]) -> tuple[str, ...]:
    """The questions these rules ask, each once."""
    return tuple(dict.fromkeys(key for rule in asks for key in rule.questions))


def _is_set_off(
    rule: PainAsk, reaches: Mapping[str, LegReach], told: PainMapped, before: PainMapped
) -> bool:
    if rule.further_down:
        now, then = _depths(reaches, told), _depths(reaches, before)
        floor = {} if rule.when == "always" else then
        return any(depth > floor.get(side, 0) for side, depth in now.items())
    now_there = _places(rule, told)
    if rule.both_sides:
        was_both = rule.when == "new" and _is_both(_places(rule, before))
        return _is_both(now_there) and not was_both
    return bool(now_there if rule.when == "always" else now_there - _places(rule, before))


def _places(rule: PainAsk, told: PainMapped) -> set[Place]:
    return {
        (mark.region, mark.side)
        for mark in told.marks
        if (not rule.regions or mark.region in rule.regions)
        and (not rule.kinds or not set(rule.kinds).isdisjoint(mark.kinds))
        and mark.strength >= (rule.strength or 0)
    }


def _is_both(places: set[Place]) -> bool:
    return {"left", "right"} <= {side for _region, side in places}


def _depths(reaches: Mapping[str, LegReach], told: PainMapped) -> dict[str, int]:
    """How far down by leg. What the content does not know counts as all the way: it may ask more
    than needed, never less."""
    deepest = max((reach.order for reach in reaches.values()), default=1)
    return {
        line.side: reaches[line.reach].order if line.reach in reaches else deepest
        for line in told.legs
    }
