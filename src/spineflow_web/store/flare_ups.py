"""Flare-ups a person told: rows in, plain values out."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from spineflow_web.store.models import FlareUp


class Told(NamedTuple):
    """The day on which the back was told to be worse, and the day on which it was better."""

    since: date
    better_on: date | None


def told(person_id: UUID, first: date, last: date) -> list[Told]:
    """Those that began in a stretch of dates, oldest first."""
    rows = FlareUp.objects.filter(person_id=person_id, since__range=(first, last))
    return [Told(*row) for row in rows.order_by("since").values_list("since", "better_on")]


def begin(person_id: UUID, on: date) -> None:
    """Worse today; also where it was told to be better earlier today."""
    FlareUp.objects.update_or_create(person_id=person_id, since=on, defaults={"better_on": None})


def better(person_id: UUID, since: date, on: date) -> None:
    """The one that began on a day is over today."""
    FlareUp.objects.filter(person_id=person_id, since=since).update(better_on=on)
