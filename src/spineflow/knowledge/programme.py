"""The method's daily programme: sittings, their order, and what gives way first."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from spineflow.entries.entry import Entry, Many, SourcedEntry
from spineflow.vocabulary.ids import Id, Text

Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class Slot(Entry):
    """A place in a sitting, filled by the first of its practices that the day allows."""

    practices: Many[Id]
    priority: int = Field(ge=0, le=100)
    """Smaller stays longer when minutes run short."""
    weekdays: Many[int] = (1, 2, 3, 4, 5, 6, 7)
    """ISO weekdays on which the slot is open, Monday 1."""
    end_range_bend: bool = False
    """Whether it bends the back fully forward: not soon after getting up (C.1)."""
    rotates: bool = False
    """Whether the practices take turns by date instead of standing in order of preference."""
    day_types: Many[Id] = ()
    """Kinds of days on which the slot is open; empty means all."""
    then: Many[Id] = ()
    """After a bend: practices that move the other way, in order of preference (C.1)."""


class Sitting(Entry):
    """Slots done together, in this order."""

    id: Id
    title: Text
    at: Clock
    """Usual start, used where the person's windows allow it."""
    hours_after_wake: float = Field(default=0, ge=0)
    """Not earlier than this after getting up."""
    uses_minutes: bool = True
    """Whether it counts against the minutes the person gives (water and breaks do not)."""
    slots: Many[Slot] = ()
    later_of: Id | None = None
    """The sitting whose slots may be done here instead, in the same order."""
    part_of: Id | None = None
    """The sitting whose walk may be split, with a part of it here."""

    @model_validator(mode="after")
    def _has_something(self) -> Self:
        if bool(self.slots) == bool(self.later_of or self.part_of):
            raise ValueError("a sitting has slots of its own, or is `later_of` or `part_of` one")
        return self


class Programme(SourcedEntry):
    """A published set of sittings (FHIR PlanDefinition)."""

    id: Id
    title: Text
    sittings: Many[Sitting]


class Constraint(SourcedEntry):
    """A named planning rule: its sentence for the person and the number it holds, if any."""

    id: Id
    sentence: Text
    value: float | None = None
    unit: str = ""
    words: Many[Id] = ()
    """What the rule is about: groups, features or tokens, as its code says."""
