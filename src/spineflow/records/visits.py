"""The visits to a therapist, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from spineflow.records.event import Event
from spineflow.records.payload import MassageHad, TherapistFound
from spineflow.records.standing import standing

KINDS = ("massage_had", "therapist_found", "correction")


@dataclass(frozen=True, slots=True)
class VisitTold:
    """One visit, in ids of the content. Tenderness and pressure from 0 to 10."""

    id: UUID
    on: date
    minutes: float
    zones: tuple[str, ...]
    pressure: int | None
    tender_before: int | None
    tender_after: int | None
    found: tuple[str, ...]
    content_version: str


def visits_told(events: Iterable[Event], practice: str) -> list[VisitTold]:
    """Every visit that stands, the newest first; `practice` is the therapist's."""
    kept = standing(events)
    found: dict[UUID, tuple[str, ...]] = {}
    for event in kept:
        if isinstance(said := event.said(), TherapistFound):
            found[event.entity] = (*found.get(event.entity, ()), *said.findings)
    visits = [
        VisitTold(
            id=event.id,
            on=event.local_date,
            minutes=said.minutes,
            zones=said.zones,
            pressure=said.pressure,
            tender_before=said.tender_before,
            tender_after=said.tender_after,
            found=found.get(event.entity, ()),
            content_version=event.content_version,
        )
        for event in kept
        if isinstance(said := event.said(), MassageHad) and said.practice == practice
    ]
    return sorted(visits, key=lambda each: (each.on, each.id), reverse=True)
