"""Answers, screenings and clearances of one person: rows in, plain values out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from spineflow.screening.clinician import ClearanceRecord
from spineflow_web.store.models import AnswerDraft, ClinicianClearance, ScreeningRecord
from spineflow_web.store.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Screened:
    """A stored screening: its outcome is the JSON of the core's public contract."""

    id: UUID
    answers: Mapping[str, Any]
    outcome: Mapping[str, Any]
    under_age: bool
    is_settled: bool
    on: date
    content_version: str
    clearance: ClearanceRecord | None = None


@dataclass(frozen=True, slots=True)
class GivenClearance:
    """A clearance and what it was given for."""

    id: UUID
    record: ClearanceRecord
    fired: frozenset[str]
    conditions: frozenset[str]

    def covers(self, fired: tuple[str, ...], conditions: tuple[str, ...]) -> bool:
        """Whether nothing new has been answered since: a new symptom ends a clearance."""
        return self.fired.issuperset(fired) and self.conditions.issuperset(conditions)


def draft_of(person_id: UUID) -> dict[str, Any]:
    """The answers as they stand."""
    answers = AnswerDraft.objects.filter(pk=person_id).values_list("answers", flat=True).first()
    return dict(answers or {})


def save_draft(person_id: UUID, answers: Mapping[str, Any]) -> None:
    """Keep the answers as they stand."""
    AnswerDraft.objects.update_or_create(person_id=person_id, defaults={"answers": dict(answers)})


LATEST = Prepared(
    lambda person_id: ScreeningRecord.objects.filter(person_id=person_id)
    .order_by("-made_at", "-id")
    .values_list(
        "pk", "answers", "outcome", "under_age", "is_settled", "on", "content_version",
        "clearance__who", "clearance__on", "clearance__items",
    ),
    [UUID],
)  # fmt: skip
"""The first columns in the order of the fields of `Screened`."""


def latest(person_id: UUID) -> Screened | None:
    """The newest screening, which is the one that counts."""
    found = LATEST.first(person_id)
    if found is None:
        return None
    own, (who, on, items) = Screened(*found[:-3]), found[-3:]
    return replace(own, clearance=_record(who, on, items)) if who else own


def add(
    person_id: UUID,
    *,
    answers: Mapping[str, Any],
    outcome: Mapping[str, Any],
    under_age: bool,
    is_settled: bool,
    on: date,
    clearance_id: UUID | None,
    content_version: str,
) -> Screened:
    """Add a screening; the earlier ones stay as they were."""
    row = ScreeningRecord.objects.create(
        person_id=person_id,
        answers=dict(answers),
        outcome=dict(outcome),
        under_age=under_age,
        is_settled=is_settled,
        on=on,
        clearance_id=clearance_id,
        content_version=content_version,
    )
    return _screened(row)


def clearance_of(person_id: UUID) -> GivenClearance | None:
    """The newest clearance that nothing has ended; whether its time is over, the core decides."""
    rows = ClinicianClearance.objects.filter(person_id=person_id, ended_at__isnull=True)
    row = rows.order_by("-recorded_at", "-id").first()
    if row is None:
        return None
    return GivenClearance(
        row.pk, _clearance_record(row), frozenset(row.fired), frozenset(row.conditions)
    )


def add_clearance(
    person_id: UUID, record: ClearanceRecord, *, fired: list[str], conditions: list[str]
) -> None:
    """Record what a clinician allowed, and for what."""
    ClinicianClearance.objects.create(
        person_id=person_id,
        who=record.who,
        on=record.on,
        items=None if record.items is None else sorted(record.items),
        fired=fired,
        conditions=conditions,
    )


def end_clearances(person_id: UUID, at: datetime) -> None:
    """Something new was answered: no earlier clearance speaks to it."""
    rows = ClinicianClearance.objects.filter(person_id=person_id, ended_at__isnull=True)
    rows.update(ended_at=at)


def _screened(row: ScreeningRecord) -> Screened:
    return Screened(
        id=row.pk,
        answers=row.answers,
        outcome=row.outcome,
        under_age=row.under_age,
        is_settled=row.is_settled,
        on=row.on,
        content_version=row.content_version,
        clearance=_clearance_record(row.clearance) if row.clearance else None,
    )


def _clearance_record(row: ClinicianClearance) -> ClearanceRecord:
    return _record(row.who, row.on, row.items)


def _record(who: str, on: date, items: list[str] | None) -> ClearanceRecord:
    return ClearanceRecord(who, on, None if items is None else frozenset(items))
