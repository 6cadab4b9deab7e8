"""What a practice asks of the body: the vocabulary that conditions bar, with its grades."""

from collections.abc import Iterable, Mapping
from typing import Self

from pydantic import Field, model_validator

from spineflow.entries.entry import SourcedEntry
from spineflow.vocabulary.ids import Id, Text


class Demand(SourcedEntry):
    """One thing asked of the body. On one axis a higher grade asks for more of the same."""

    id: Id
    plain: Text
    """For the person, after "this asks for": "lying flat on your back"."""
    axis: Id | None = None
    grade: int = Field(default=0, ge=0, le=9)
    """Rank on the axis, from 1; 0 for a demand without an axis."""

    @model_validator(mode="after")
    def _graded_on_an_axis(self) -> Self:
        if (self.axis is None) != (self.grade == 0):
            raise ValueError("axis and grade belong together")
        return self


def with_higher_grades(demands: Mapping[str, Demand], barred: Iterable[str]) -> frozenset[str]:
    """The barred demands and all that ask for more of the same; unknown ids are kept as they are.

    Barring a bend half way bars the bend to the end; barring the end leaves half way open.
    """
    named = set(barred)
    lowest: dict[str, int] = {}
    for name in named & demands.keys():
        demand = demands[name]
        if demand.axis is not None:
            lowest[demand.axis] = min(demand.grade, lowest.get(demand.axis, demand.grade))
    higher = {
        demand.id
        for demand in demands.values()
        if demand.axis in lowest and demand.grade >= lowest[demand.axis]
    }
    return frozenset(named | higher)
