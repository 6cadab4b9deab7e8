"""The tables of the food diary name foods, practices and tokens that exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spineflow.entries.problem import Problem
from spineflow.knowledge.nutrient import Factor, Without

if TYPE_CHECKING:
    from spineflow.catalogue.load import Catalogue


def check_food(catalogue: Catalogue) -> Iterator[Problem]:
    """Every id is known, and every food has a household measure that begins with its portion."""
    food, tokens = catalogue.food, catalogue.safety.tokens
    for each in food.measures:
        yield from _unknown("measures", each.words, [each.food], food.foods, "food")
    for tap in food.taps.values():
        yield from _unknown("quick_taps", tap.id, tap.foods, food.foods, "food")
    for drink in food.drinks.values():
        named = [drink.food] if drink.food else []
        yield from _unknown("drinks", drink.id, named, food.foods, "food")
    for nutrient in food.nutrients.values():
        practice = [nutrient.practice]
        yield from _unknown("nutrients", nutrient.id, practice, catalogue.practices, "practice")
    rules: list[Factor | Without] = [*food.factors, *food.withouts]
    for rule in rules:
        yield from _unknown("withouts", rule.token, [rule.token], tokens, "token")
    groups = {each.group: each for each in food.foods.values()}
    for without in food.withouts:
        yield from _unknown("withouts", without.token, without.foods, food.foods, "food")
        yield from _unknown("withouts", without.token, without.groups, groups, "group")
    for name, measures in food.measures_of.items():
        if not measures or measures[0].grams != food.foods[name].grams:
            yield Problem("foods/measures.toml", name, "its first measure must be its portion")


def _unknown(
    file: str, path: str, names: Iterable[str], known: Iterable[str], what: str
) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            yield Problem(f"foods/{file}.toml", path, f"there is no {what} {name!r}")
