"""Answers, screenings and clearances of one person: rows in, plain values out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from spineflow.screening.clinician import ClearanceRecord, ClinicianLimit
from spineflow_web.store.alarms import KnownAlarm, by_id
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
    full_on: date | None = None
    """When all questions were answered last; None before they ever were."""
    news: frozenset[str] = frozenset()
    """What answers since then have set off that makes the whole questionnaire due."""
    unexamined: tuple[str, ...] = ()
    """Rules that once stopped everything and that nobody has looked at."""
    limits: tuple[ClinicianLimit, ...] = ()
    alarm: KnownAlarm | None = None
    """The alarm that stands; its outcome is part of `outcome`."""
    stored_outcome: Mapping[str, Any] | None = None
    """What was stored, where other content gives another outcome by now."""


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


def round_of(person_id: UUID) -> date | None:
    """Since when all questions are being asked again; None while they are not."""
    rows = AnswerDraft.objects.filter(pk=person_id)
    return rows.values_list("round_began_on", flat=True).first()


def set_round(person_id: UUID, began_on: date | None) -> None:
    """Begin a round of all questions, or end it."""
    AnswerDraft.objects.filter(pk=person_id).update(round_began_on=began_on)


OWN = (
    "pk", "answers", "outcome", "under_age", "is_settled", "on", "content_version",
    "full_on", "news", "unexamined", "limits", "alarm_id",
)  # fmt: skip
CLEARANCE = ("clearance__who", "clearance__on", "clearance__items")
LATEST = Prepared(
    lambda person_id: (
        ScreeningRecord.objects.filter(person_id=person_id)
        .order_by("-made_at", "-id")
        .values_list(*OWN, *CLEARANCE)
    ),
    [UUID],
)


def latest(person_id: UUID) -> Screened | None:
    """The newest screening, which is the one that counts."""
    found = LATEST.first(person_id)
    return None if found is None else _screened(found[: len(OWN)], found[len(OWN) :])


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
    full_on: date | None,
    news: Iterable[str],
    unexamined: Iterable[str],
    limits: Iterable[ClinicianLimit],
    alarm_id: UUID | None,
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
        full_on=full_on,
        news=sorted(news),
        unexamined=list(unexamined),
        limits=[
            {"condition": each.condition, "until": each.until.isoformat(), "by": each.by}
            for each in limits
        ],
        alarm_id=alarm_id,
    )
    cleared = row.clearance
    return _screened(
        tuple(getattr(row, name) for name in OWN),
        (cleared.who, cleared.on, cleared.items) if cleared else (None, None, None),
    )


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
    person_id: UUID,
    record: ClearanceRecord,
    *,
    fired: list[str],
    conditions: list[str],
    content_version: str,
) -> None:
    """Record what a clinician allowed, and for what."""
    ClinicianClearance.objects.create(
        person_id=person_id,
        who=record.who,
        on=record.on,
        items=None if record.items is None else sorted(record.items),
        fired=fired,
        conditions=conditions,
        content_version=content_version,
    )


def end_clearances(person_id: UUID, at: datetime) -> None:
    """Something new was answered: no earlier clearance speaks to it."""
    rows = ClinicianClearance.objects.filter(person_id=person_id, ended_at__isnull=True)
    rows.update(ended_at=at)


def _screened(own: tuple[Any, ...], cleared: tuple[Any, ...]) -> Screened:
    """Values in the order of `OWN` and `CLEARANCE`. Only an alarm costs a query more."""
    pk, answers, outcome, under_age, is_settled, made_on, version = own[:7]
    full_on, news, unexamined, limits, alarm_id = own[7:]
    who, on, items = cleared
    return Screened(
        id=pk,
        answers=answers,
        outcome=outcome,
        under_age=under_age,
        is_settled=is_settled,
        on=made_on,
        content_version=version,
        clearance=_record(who, on, items) if who else None,
        full_on=full_on,
        news=frozenset(news),
        unexamined=tuple(unexamined),
        limits=tuple(
            ClinicianLimit(each["condition"], date.fromisoformat(each["until"]), each["by"])
            for each in limits
        ),
        alarm=by_id(alarm_id) if alarm_id else None,
    )


def pressures(person_id: UUID) -> dict[date, tuple[Any, Any]]:
    """The blood pressure told on each date, the last one of a date."""
    rows = ScreeningRecord.objects.filter(person_id=person_id, answers__has_key="bp_systolic")
    told = rows.order_by("made_at").values_list(
        "on", "answers__bp_systolic", "answers__bp_diastolic"
    )
    return {on: (systolic, diastolic) for on, systolic, diastolic in told}


def conditions_by_day(person_id: UUID, first: date) -> dict[date, frozenset[str]]:
    """Ids of the conditions that the last screening of each day found, from a date on."""
    rows = ScreeningRecord.objects.filter(person_id=person_id, on__gte=first)
    found = rows.order_by("made_at", "id").values_list("on", "outcome__conditions")
    return {on: frozenset(conditions or ()) for on, conditions in found}


def _clearance_record(row: ClinicianClearance) -> ClearanceRecord:
    return _record(row.who, row.on, row.items)


def _record(who: str, on: date, items: list[str] | None) -> ClearanceRecord:
    return ClearanceRecord(who, on, None if items is None else frozenset(items))
