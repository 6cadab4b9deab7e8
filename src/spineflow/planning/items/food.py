"""One food idea a day: for what the week has had least of, and that suits the person."""

from dataclasses import replace
from datetime import timedelta

from spineflow.knowledge.food import Food
from spineflow.planning.day import Day
from spineflow.planning.items.candidate import Candidate
from spineflow.planning.reasons import Reasons, by_rule


def with_food(
    day: Day, candidates: list[Candidate], left_out: dict[str, Reasons]
) -> list[Candidate]:
    """The one food practice of the day, with its idea; the others are left out, each with why."""
    chosen: Candidate | None = None
    for candidate in _in_turn(day, candidates):
        ideas = _ideas(day, candidate)
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


def _ideas(day: Day, candidate: Candidate) -> list[Food]:
    avoided = day.profile.avoided_foods | day.request.screening.avoided_foods
    avoided |= day.clearance_of(candidate.item).closed
    foods = day.content.foods.values()
    return [food for food in foods if candidate.item in food.good_for and food.suits(avoided)]
