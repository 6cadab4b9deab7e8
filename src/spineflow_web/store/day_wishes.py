"""Wishes for single dates: rows in, plain values out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from spineflow_web.store.models import DayWish

SETS = ("wants", "skipped", "declined")
ALL_MINUTES = 0


@dataclass(frozen=True, slots=True)
class DayWishes:
    """What was asked of one date. None or empty: as usual."""

    minutes: int | None = None
    """Minutes of that date; `ALL_MINUTES` for as many as there are."""
    wider: int = 0
    kind: str = ""
    place: str = ""
    wants: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    declined: frozenset[str] = frozenset()
    times: Mapping[str, int] = field(default_factory=dict)
    """Starts chosen for sittings, in minutes after midnight."""


NOTHING = DayWishes()
FIELDS = tuple(DayWishes.__dataclass_fields__)


def between(person_id: UUID, first: date, last: date) -> dict[date, DayWishes]:
    """The wishes of a stretch of dates; dates without any are absent."""
    rows = DayWish.objects.filter(person_id=person_id, on__range=(first, last))
    return {row.pop("on"): _wishes(row) for row in rows.values("on", *FIELDS)}


def of_day(person_id: UUID, on: date) -> DayWishes:
    """The wishes of one date."""
    return between(person_id, on, on).get(on, NOTHING)


def keep(person_id: UUID, on: date, wishes: DayWishes, at: datetime) -> None:
    """Put these wishes in place of those of the date."""
    values: dict[str, Any] = {name: getattr(wishes, name) for name in FIELDS}
    values.update({name: sorted(values[name]) for name in SETS})
    DayWish.objects.update_or_create(
        person_id=person_id, on=on, defaults={**values, "changed_at": at}
    )


def _wishes(row: Mapping[str, Any]) -> DayWishes:
    sets = {name: frozenset(row[name]) for name in SETS}
    return DayWishes(**{**row, **sets})
