"""What planning reads from the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from spineflow.knowledge.day_terms import (
    CertaintyWorth,
    DayType,
    DirectionWorth,
    Goal,
    Light,
    Place,
    Weight,
)
from spineflow.knowledge.evidence import Claim
from spineflow.knowledge.practice import Practice
from spineflow.knowledge.programme import Constraint, Programme, Sitting
from spineflow.nourishment.content import FoodContent
from spineflow.screening.rule import Token


@dataclass(frozen=True)
class DayContent:
    """Kinds of days, places, traffic lights, goals and weights, by id, in content's order; and what
    a claim's certainty and direction are worth."""

    day_types: Mapping[str, DayType] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    lights: Mapping[str, Light] = field(default_factory=dict)
    goals: Mapping[str, Goal] = field(default_factory=dict)
    weights: Mapping[str, Weight] = field(default_factory=dict)
    certainties: Mapping[str, CertaintyWorth] = field(default_factory=dict)
    directions: Mapping[str, DirectionWorth] = field(default_factory=dict)


@dataclass(frozen=True)
class PlanContent:
    """The programme, its practices and foods, and the numbers of the named rules."""

    programme: Programme
    practices: Mapping[str, Practice]
    """Everything there is; the programme and what stands in for its practices is planned."""
    items: frozenset[str]
    """The practices a day accounts for: each is planned, or left out with a reason."""
    food: FoodContent
    constraints: Mapping[str, Constraint]
    tokens: Mapping[str, Token]
    claims: Mapping[str, Claim]
    days: DayContent
    instead: Mapping[str, tuple[str, ...]]
    """What to offer instead of a practice that cannot be done, in order (B.4)."""

    def number(self, constraint: str) -> float:
        """The number a named rule holds; ValueError when its entry has none."""
        value = self.constraints[constraint].value
        if value is None:
            raise ValueError(f"constraint {constraint} holds no number")
        return value

    def minutes(self, constraint: str) -> int:
        """The number of a rule that counts whole minutes, days or times."""
        return round(self.number(constraint))

    def words(self, constraint: str) -> frozenset[str]:
        """What a named rule is about."""
        return frozenset(self.constraints[constraint].words)

    def group(self, item: str) -> str:
        """The group of a practice."""
        return self.practices[item].group

    def sitting(self, name: str) -> Sitting:
        """One sitting of the programme; KeyError when it has none of that name."""
        for sitting in self.programme.sittings:
            if sitting.id == name:
                return sitting
        raise KeyError(name)
