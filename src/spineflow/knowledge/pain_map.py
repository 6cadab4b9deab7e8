"""The map on which a person shows where it hurts: regions, kinds, leg lines, what each asks for."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from spineflow.entries.entry import Many, SourcedEntry
from spineflow.knowledge.body_map import Point
from spineflow.vocabulary.ids import Id, Text


class PainRegion(SourcedEntry):
    """One region, as a stripe along its points. Points are given for the right side or the middle.

    A region has a name for every side on which it can be marked.
    """

    id: Id
    view: Literal["back", "front"]
    part: Literal["upper", "lower", "arms", "legs"]
    points: Annotated[tuple[Point, ...], Field(strict=False, min_length=1, max_length=2)]
    radius: float = Field(gt=0, le=0.1)
    left: Text | None = None
    middle: Text | None = None
    right: Text | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        if bool(self.left) != bool(self.right) or bool(self.left) == bool(self.middle):
            raise ValueError("a region is in the middle, or left and right")
        return self

    @property
    def sides(self) -> dict[Literal["left", "middle", "right"], str]:
        """The name by side, for the sides there are."""
        if self.middle:
            return {"middle": self.middle}
        return {"left": self.left or "", "right": self.right or ""}


class PainKind(SourcedEntry):
    """How it feels."""

    id: Id
    name: Text
    is_numb: bool = False
    """Feeling that is less or strange: drawn as an outline."""


class LegReach(SourcedEntry):
    """How far down a leg: the further, the higher `order`. `end` is where the line stops."""

    id: Id
    order: int = Field(ge=1)
    name: Text
    end: Point


class PainAsk(SourcedEntry):
    """What on a map opens which safety questions; everything named must hold.

    `new` compares with the map before; a first map is all new. `always` asks whenever it stands
    there.
    """

    id: Id
    when: Literal["new", "always"]
    sentence: Text
    questions: Annotated[tuple[Id, ...], Field(strict=False, min_length=1)]
    regions: Many[Id] = ()
    kinds: Many[Id] = ()
    strength: int | None = Field(default=None, ge=1, le=10)
    both_sides: bool = False
    further_down: bool = False
    """A leg line that goes further down than before, instead of a region."""

    @model_validator(mode="after")
    def _one_ground(self) -> Self:
        if self.further_down and (self.regions or self.kinds or self.strength or self.both_sides):
            raise ValueError("a leg line has neither regions nor kinds nor strength")
        return self
