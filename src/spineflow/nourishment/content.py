"""What `content/foods` says, as the diary reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from spineflow.knowledge.food import Food
from spineflow.knowledge.nutrient import (
    Addition,
    AskAbove,
    Ceiling,
    Drink,
    Factor,
    Measure,
    Nutrient,
    QuickTap,
    ReadAs,
    ReferenceValue,
    Without,
)


@dataclass(frozen=True)
class FoodContent:
    """Foods with their measures, drinks, nutrients and reference values, in content's order."""

    foods: Mapping[str, Food] = field(default_factory=dict)
    nutrients: Mapping[str, Nutrient] = field(default_factory=dict)
    references: tuple[ReferenceValue, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
    ask_above: Mapping[str, AskAbove] = field(default_factory=dict)
    factors: tuple[Factor, ...] = ()
    additions: tuple[Addition, ...] = ()
    read_as: tuple[ReadAs, ...] = ()
    withouts: tuple[Without, ...] = ()
    measures: tuple[Measure, ...] = ()
    drinks: Mapping[str, Drink] = field(default_factory=dict)
    taps: Mapping[str, QuickTap] = field(default_factory=dict)

    @cached_property
    def measures_of(self) -> Mapping[str, tuple[Measure, ...]]:
        """Household measures by food, the usual portion first."""
        return {
            food: tuple(each for each in self.measures if each.food == food) for food in self.foods
        }
