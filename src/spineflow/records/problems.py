"""The list of what went wrong, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from spineflow.records.event import Event
from spineflow.records.payload import AdverseEvent
from spineflow.records.standing import standing

KINDS = ("adverse_event", "correction")


@dataclass(frozen=True, slots=True)
class ProblemTold:
    """One thing that went wrong, in ids of the content; `on` is the day of the session."""

    id: UUID
    on: date
    told_on: date
    sitting: str
    item: str | None
    what: str
    severity: str
    content_version: str


def problems_told(events: Iterable[Event]) -> list[ProblemTold]:
    """Everything that stands, the newest first."""
    found = [
        ProblemTold(
            id=event.id,
            on=said.on,
            told_on=event.local_date,
            sitting=said.sitting,
            item=said.item,
            what=said.what,
            severity=said.severity,
            content_version=event.content_version,
        )
        for event in standing(events)
        if isinstance(said := event.said(), AdverseEvent)
    ]
    return sorted(found, key=lambda each: (each.on, each.id), reverse=True)
