"""What was prescribed: rows in, plain values out."""

from datetime import date, datetime
from uuid import UUID

from spineflow.sessions.prescribed import Prescription
from spineflow_web.store.models import PrescriptionRecord


def in_force(person_id: UUID, on: date) -> list[Prescription]:
    """Prescriptions that nobody ended and whose last day has not passed, oldest first."""
    rows = PrescriptionRecord.objects.filter(person_id=person_id, ended_at=None, until__gte=on)
    return [_prescription(row) for row in rows.order_by("recorded_at")]


def add(person_id: UUID, prescribed: Prescription) -> None:
    """Record one; its id is made here."""
    PrescriptionRecord.objects.create(
        person_id=person_id,
        title=prescribed.title,
        steps=list(prescribed.steps),
        sets=prescribed.sets,
        reps=prescribed.reps,
        hold_s=prescribed.hold_s,
        minutes=prescribed.minutes,
        times_a_day=prescribed.times_a_day,
        demands=sorted(prescribed.demands),
        by=prescribed.by,
        until=prescribed.until,
    )


def end(person_id: UUID, prescription_id: UUID, at: datetime) -> bool:
    """End one of this person's; whether there was one."""
    rows = PrescriptionRecord.objects.filter(pk=prescription_id, person_id=person_id, ended_at=None)
    return bool(rows.update(ended_at=at))


def _prescription(row: PrescriptionRecord) -> Prescription:
    return Prescription(
        id=row.pk,
        title=row.title,
        steps=tuple(row.steps),
        by=row.by,
        until=row.until,
        sets=row.sets,
        reps=row.reps,
        hold_s=row.hold_s,
        minutes=row.minutes,
        times_a_day=row.times_a_day,
        demands=frozenset(row.demands),
    )


def titles_of_sittings(person_id: UUID) -> dict[str, str]:
    """The title behind every sitting id, of those that are over as well."""
    rows = PrescriptionRecord.objects.filter(person_id=person_id)
    return {
        each.sitting(number): each.title
        for each in map(_prescription, rows)
        for number in range(1, each.times_a_day + 1)
    }
