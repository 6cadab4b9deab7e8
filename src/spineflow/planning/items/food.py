"""One food idea a day: for what the week has had least of, and that suits the person."""

from dataclasses import replace
from datetime import timedelta

from spineflow.nourishment.ideas import Suits, foods_for
from spineflow.planning.day import Day
from spineflow.planning.items.candidate import Candidate
from spineflow.planning.reasons import Reasons, by_rule


def with_food(
    day: Day, candidates: list[Candidate], left_out: dict[str, Reasons]
) -> list[Candidate]:
    """The one food practice of the day, with its idea; the others are left out, each with why."""
    chosen: Candidate | None = None
    suits = _suits(day)
    for candidate in _in_turn(day, candidates):
        ideas = foods_for(day.content.food, suits, candidate.item)
        if not ideas:
            left_out[candidate.item] = by_rule("food_suits_you")
        elif chosen is not None:
            left_out[candidate.item] = by_rule("one_food_idea")
        else:
            turn = day.request.on.toordinal() // len(candidates) + day.request.seed
            idea = ideas[turn % len(ideas)]
            chosen = replace(candidate, food=idea.id).because("one_food_idea", *_gap(day))
    return [chosen] if chosen else []


def _in_turn(day: Day, candidates: list[Candidate]) -> list[Candidate]:
    """What the last days had least of comes first; where all are even, the date decides."""
    if not candidates:
        return []
    had = _had(day)
    turn = (day.request.on.toordinal() + day.request.seed) % len(candidates)
    rotated = candidates[turn:] + candidates[:turn]
    return sorted(rotated, key=lambda candidate: had.get(candidate.item, 0))


def _had(day: Day) -> dict[str, int]:
    since = day.request.on - timedelta(days=day.content.minutes("food_closes_the_gap") - 1)
    had: dict[str, int] = {}
    for past in day.past:
        if past.on >= since and day.content.group(past.item) == "nutrition":
            had[past.item] = had.get(past.item, 0) + 1
    return had


def _gap(day: Day) -> tuple[str, ...]:
    return ("food_closes_the_gap",) if _had(day) else ()


def _suits(day: Day) -> Suits:
    """What rules foods out, from the clearances of all food practices together.

    A food is good for several: what a kidney does not suit is no idea for vitamin C either.
    """
    avoided = day.profile.avoided_foods | day.request.screening.avoided_foods
    tokens: set[str] = set()
    for item in day.content.items:
        if day.content.group(item) == "nutrition":
            clearance = day.clearance_of(item)
            avoided |= clearance.closed
            tokens.update(clearance.tokens)
    return Suits(avoided, frozenset(tokens))
