"""The method's daily programme: sittings, their order, and what gives way first."""

from typing import Annotated

from pydantic import Field, StringConstraints

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
    slots: Many[Slot]


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
