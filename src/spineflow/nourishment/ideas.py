"""Foods that bring what is still open, and that suit the person in everything known of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spineflow.knowledge.food import Food
from spineflow.nourishment.content import FoodContent

VEGETABLES = "veg"


@dataclass(frozen=True, slots=True)
class Suits:
    """What rules foods out for one person."""

    avoided: frozenset[str] = frozenset()
    """Flags of `Food`: what they do not eat, and what their answers leave out."""
    tokens: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    """Food practices that are not for this person at all."""


def ideas(
    content: FoodContent, suits: Suits, practices: Iterable[str], turn: int, most: int
) -> list[Food]:
    """At most so many foods for these practices, one practice after the other; `turn` moves on.

    With an iron overload none is for iron; on warfarin none holds much vitamin K.
    """
    lists = [_turned(foods_for(content, suits, practice), turn) for practice in practices]
    found: dict[str, Food] = {}
    for at in range(max(map(len, lists), default=0)):
        for each in lists:
            if at < len(each):
                found.setdefault(each[at].id, each[at])
    return list(found.values())[:most]


def suitable(content: FoodContent, suits: Suits) -> Mapping[str, Food]:
    """Every food that may be an idea for somebody with these answers."""
    return {food.id: food for food in content.foods.values() if _is_suitable(food, content, suits)}


def foods_for(content: FoodContent, suits: Suits, practice: str) -> list[Food]:
    """Every food that may be an idea for one practice and suits this person, in content's order."""
    if practice in suits.barred or practice in _practices_without(content, suits):
        return []
    return [
        food
        for food in content.foods.values()
        if practice in food.good_for and _is_suitable(food, content, suits)
    ]


def _practices_without(content: FoodContent, suits: Suits) -> frozenset[str]:
    return frozenset(
        practice
        for each in content.withouts
        if each.token in suits.tokens
        for practice in each.practices
    )


def _is_suitable(food: Food, content: FoodContent, suits: Suits) -> bool:
    if food.supplement or not food.suits(suits.avoided):
        return False
    for each in content.withouts:
        if each.token not in suits.tokens:
            continue
        if food.id in each.foods or food.group in each.groups:
            return False
        if each.vitamin_k_ug is not None and _may_hold(food, each.vitamin_k_ug):
            return False
    return True


def _may_hold(food: Food, vitamin_k_ug: float) -> bool:
    if food.vitamin_k_ug is None:
        return food.group == VEGETABLES
    return food.vitamin_k_ug >= vitamin_k_ug


def _turned(foods: list[Food], turn: int) -> list[Food]:
    at = turn % len(foods) if foods else 0
    return foods[at:] + foods[:at]
