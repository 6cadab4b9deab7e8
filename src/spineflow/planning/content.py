"""What planning reads from the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass

from spineflow.knowledge.food import Food
from spineflow.knowledge.practice import Practice
from spineflow.knowledge.programme import Constraint, Programme
from spineflow.screening.rule import Token


@dataclass(frozen=True, slots=True)
class PlanContent:
    """The programme, its practices and foods, and the numbers of the named rules."""

    programme: Programme
    practices: Mapping[str, Practice]
    foods: Mapping[str, Food]
    constraints: Mapping[str, Constraint]
    tokens: Mapping[str, Token]

    def number(self, constraint: str) -> float:
        """The number a named rule holds; ValueError when its entry has none."""
        value = self.constraints[constraint].value
        if value is None:
            raise ValueError(f"constraint {constraint} holds no number")
        return value
