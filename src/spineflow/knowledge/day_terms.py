"""What bends a day: its type, the place, the traffic light after a practice, and the score."""

from pydantic import Field

from spineflow.entries.entry import Many, SourcedEntry
from spineflow.knowledge.evidence import Certainty, Direction
from spineflow.knowledge.practice import Equipment, Group
from spineflow.vocabulary.ids import Id, Text


class DayType(SourcedEntry):
    """One kind of day: how much of it is left, and what it leaves out."""

    id: Id
    title: Text
    sentence: Text
    minutes_share: float = Field(default=1.0, gt=0, le=1)
    """Share of the person's minutes that is planned."""
    walking_share: float = Field(default=1.0, gt=0, le=1)
    level_max: int | None = None
    """Cap on levels of the groups in `eases`."""
    eases: Many[Group] = ()
    only: Many[Id] = ()
    """The practices this day may hold; empty means all."""
    place: Id | None = None
    """The place this day implies."""
    desk: bool = True
    """Whether desk hours hold on this day."""


class Place(SourcedEntry):
    """Where the day is spent: which things come along, which are there anyway."""

    id: Id
    title: Text
    sentence: Text
    carries: Many[Equipment] = ()
    """Things of the person's that are at hand here; empty means all of them."""
    gives: Many[Equipment] = ()
    """Things that are here whoever comes."""
    positions: Many[Id] = ("floor", "chair", "bed")
    """Where one can practise here, in order of preference."""


class Light(SourcedEntry):
    """The traffic light of one practice: what the pain around it says (A.7, C.1).

    Each number is a bound of pain from 0 to 10; absent means *not looked at*.
    """

    id: Id
    sentence: Text
    rises_over: int | None = None
    """Pain after it is more than so many points higher than before."""
    passes: int | None = None
    """Pain rose, and above this."""
    morning_over: int | None = None
    """Pain the next morning is more than so many points higher than before."""
    after_at_most: int | None = None
    """Pain after it is no higher than this."""


class Weight(SourcedEntry):
    """One part of the score, in points, with the sentence said when it decided."""

    id: Id
    sentence: Text
    points: float
    per: str = ""
    """What one unit is: `minute`, `day`, `point of pain`; empty means once."""
    at_most: float | None = None
    """Bound of the part, whichever sign."""


class CertaintyWorth(SourcedEntry):
    """How many steps of the score a claim of this certainty is worth."""

    certainty: Certainty
    steps: int = Field(ge=0)


class DirectionWorth(SourcedEntry):
    """Which share of its steps a claim keeps by what was seen: all, some, or none."""

    direction: Direction
    share: float = Field(ge=0, le=1)


class Goal(SourcedEntry):
    """What a person wants most, and the groups of practices that serve it."""

    id: Id
    title: Text
    groups: Many[Group]
