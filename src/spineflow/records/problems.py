"""The list of what went wrong, as plain values and as JSON for who wants to take it along."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
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


def problems_json(found: Iterable[ProblemTold]) -> dict[str, Any]:
    """As it is handed out: one object a problem, dates in ISO 8601."""
    return {
        "adverse_events": [
            {
                "id": str(each.id),
                "on": each.on.isoformat(),
                "told_on": each.told_on.isoformat(),
                "sitting": each.sitting,
                "item": each.item,
                "what": each.what,
                "severity": each.severity,
                "content_version": each.content_version,
            }
            for each in found
        ]
    }
