"""What some foods come to, nutrient by nutrient."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import fsum
from typing import Any, get_args

from spineflow.knowledge.food import Food
from spineflow.knowledge.nutrient import NutrientId

NUTRIENTS: tuple[str, ...] = get_args(NutrientId)
TENTHS = 10


@dataclass(frozen=True, slots=True)
class Facts:
    """What one gram of a food brings; None where nobody knows."""

    per_gram: Mapping[str, float | None]
    supplement: bool = False


@dataclass(frozen=True, slots=True)
class Totals:
    """Amounts by nutrient, each in its unit."""

    all: Mapping[str, float] = field(default_factory=dict)
    supplements: Mapping[str, float] = field(default_factory=dict)
    """The part of `all` that came from supplements."""
    at_least: frozenset[str] = frozenset()
    """Nutrients that some food may have brought more of: its table has no number for them."""


def facts_of(food: Food) -> Facts:
    """The facts of a food of the content."""
    return facts({name: getattr(food, name) for name in NUTRIENTS}, food.grams, food.supplement)


def facts(portion: Mapping[str, Any], grams: float, supplement: bool = False) -> Facts:
    """Facts from what one portion of so many grams brings."""
    amounts = {name: portion.get(name) for name in NUTRIENTS}
    per_gram = {name: None if each is None else each / grams for name, each in amounts.items()}
    return Facts(per_gram, supplement)


def totals(eaten: Mapping[str, int], known: Mapping[str, Facts]) -> Totals:
    """What was eaten comes to; `eaten` is in tenths of a gram. A food nobody knows is all unknown.

    The order of the foods does not matter, and adding food never makes a total smaller.
    """
    found = {name: _amounts(name, eaten, known) for name in NUTRIENTS}
    return Totals(
        all={name: fsum(amount for _food, amount in each) for name, each in found.items()},
        supplements={
            name: fsum(amount for food, amount in each if known[food].supplement)
            for name, each in found.items()
        },
        at_least=frozenset(name for name, each in found.items() if len(each) < len(eaten)),
    )


def _amounts(
    nutrient: str, eaten: Mapping[str, int], known: Mapping[str, Facts]
) -> list[tuple[str, float]]:
    found = []
    for food, tenths in eaten.items():
        of_one = known[food].per_gram[nutrient] if food in known else None
        if of_one is not None:
            found.append((food, of_one * tenths / TENTHS))
    return found


def joined(days: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Several days as one."""
    total: dict[str, int] = {}
    for day in days:
        for food, tenths in day.items():
            total[food] = total.get(food, 0) + tenths
    return total
