"""Day plans: at most one current row per person and date, the replaced ones kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from spineflow_web.store.models import DayPlanRecord
from spineflow_web.store.prepared import Prepared


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """A stored plan. Its sittings never change (a proof may be added), so its id stands for it."""

    id: UUID
    on: date = field(compare=False)
    plan: Mapping[str, Any] = field(compare=False)
    """The JSON of the core's public contract."""
    screening_id: UUID = field(compare=False)
    content_version: str = field(compare=False)


CURRENT = Prepared(
    lambda person_id, on: DayPlanRecord.objects.filter(
        person_id=person_id, on=on, replaced_at=None
    ).values_list("pk", "on", "plan", "screening_id", "content_version"),
    [UUID, date],
)


def current(person_id: UUID, on: date) -> SavedPlan | None:
    """The plan in force on a date."""
    found = CURRENT.first(person_id, on)
    return None if found is None else SavedPlan(*found)


def replace(
    person_id: UUID,
    on: date,
    *,
    plan: Mapping[str, Any],
    screening_id: UUID,
    content_version: str,
    at: datetime,
) -> SavedPlan:
    """Mark the plan in force replaced, if there is one, and add this one."""
    DayPlanRecord.objects.filter(person_id=person_id, on=on, replaced_at=None).update(
        replaced_at=at
    )
    row = DayPlanRecord.objects.create(
        person_id=person_id,
        on=on,
        plan=dict(plan),
        screening_id=screening_id,
        content_version=content_version,
    )
    return _saved(row)


def unproven(first: date, count: int) -> list[tuple[UUID, SavedPlan]]:
    """Plans in force from a date on that nobody has tried to better yet, with their people."""
    rows = DayPlanRecord.objects.filter(
        on__gte=first, replaced_at=None, plan__proof__solver="constructive"
    )
    return [(row.person_id, _saved(row)) for row in rows.order_by("made_at")[:count]]


def newest_unproven(first: date) -> UUID | None:
    """The last made of the plans that `unproven` gives, so that one can tell whether any came."""
    rows = DayPlanRecord.objects.filter(
        on__gte=first, replaced_at=None, plan__proof__solver="constructive"
    )
    return rows.order_by("-pk").values_list("pk", flat=True).first()


def prove(plan_id: UUID, proof: Mapping[str, Any], clashes: list[Any]) -> None:
    """Note how good a plan is and what clashes in it; the plan itself stays as it is."""
    row = DayPlanRecord.objects.get(pk=plan_id)
    row.plan = {**row.plan, "proof": dict(proof), "clashes": clashes}
    row.save(update_fields=["plan"])


def _saved(row: DayPlanRecord) -> SavedPlan:
    return SavedPlan(
        id=row.pk,
        on=row.on,
        plan=row.plan,
        screening_id=row.screening_id,
        content_version=row.content_version,
    )


def planned_days(person_id: UUID, first: date, last: date) -> set[date]:
    """The dates that have a plan in force with something in it."""
    rows = DayPlanRecord.objects.filter(
        person_id=person_id, on__range=(first, last), replaced_at=None
    ).exclude(plan__plan=None)
    return set(rows.values_list("on", flat=True))


def between(person_id: UUID, first: date, last: date) -> dict[date, SavedPlan]:
    """The plans in force of a stretch of dates, in order."""
    rows = DayPlanRecord.objects.filter(
        person_id=person_id, on__range=(first, last), replaced_at=None
    )
    return {row.on: _saved(row) for row in rows.order_by("on")}
