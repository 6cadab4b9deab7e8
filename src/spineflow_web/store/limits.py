"""What clinicians asked a person not to do for a while."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from spineflow.screening.clinician import ClinicianLimit
from spineflow_web.store.models import LimitRecord


@dataclass(frozen=True, slots=True)
class KnownLimit:
    """A stored limit."""

    id: UUID
    limit: ClinicianLimit


def in_force(person_id: UUID, on: date) -> list[KnownLimit]:
    """The limits that nobody ended and whose last day has not passed, oldest first."""
    rows = LimitRecord.objects.filter(person_id=person_id, ended_at=None, until__gte=on)
    return [
        KnownLimit(row.pk, ClinicianLimit(row.condition, row.until, row.by))
        for row in rows.order_by("recorded_at")
    ]


def add(person_id: UUID, limit: ClinicianLimit) -> None:
    """Record a limit."""
    LimitRecord.objects.create(
        person_id=person_id, condition=limit.condition, by=limit.by, until=limit.until
    )


def end(person_id: UUID, limit_id: UUID, at: datetime) -> bool:
    """End one limit of this person; whether there was one."""
    rows = LimitRecord.objects.filter(pk=limit_id, person_id=person_id, ended_at=None)
    return bool(rows.update(ended_at=at))


def end_all(person_id: UUID, condition: str, at: datetime) -> bool:
    """End every limit of one kind; whether there was one."""
    rows = LimitRecord.objects.filter(person_id=person_id, condition=condition, ended_at=None)
    return bool(rows.update(ended_at=at))
