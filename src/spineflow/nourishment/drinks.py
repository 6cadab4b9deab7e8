"""What drinks other than water come to (D.6)."""

from collections.abc import Iterable, Mapping

from spineflow.knowledge.nutrient import Drink


def counted_ml(drunk: Iterable[tuple[str, int]], drinks: Mapping[str, Drink]) -> float:
    """mL that count for the day, of (drink, mL). Alcohol counts nothing; nor does the unknown."""
    return sum(ml * drinks[drink].counts for drink, ml in drunk if drink in drinks)


def brought(drunk: Iterable[tuple[str, int]], drinks: Mapping[str, Drink]) -> dict[str, int]:
    """Tenths of a gram of the foods that drinks are, 1 mL taken as 1 g."""
    foods: dict[str, int] = {}
    for drink, ml in drunk:
        food = drinks[drink].food if drink in drinks else None
        if food:
            foods[food] = foods.get(food, 0) + ml * 10
    return foods
