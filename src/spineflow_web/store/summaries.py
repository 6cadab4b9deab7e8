"""Day summaries: a projection of the events, read by pages and mended by `rebuild`."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from spineflow.records.summary import DaySummary, read_summary, summary_json
from spineflow_web.store.models import DaySummaryRecord
from spineflow_web.store.prepared import Prepared

OF_DAY = Prepared(
    lambda person_id, on: DaySummaryRecord.objects.filter(person_id=person_id, on=on).values_list(
        "summary"
    ),
    [UUID, date],
)

TWO_DAYS = Prepared(
    lambda person_id, on, before: DaySummaryRecord.objects.filter(
        person_id=person_id, on__in=(on, before)
    ).values_list("on", "summary"),
    [UUID, date, date],
    most=2,
)


def of_day(person_id: UUID, on: date) -> DaySummary:
    """One day; an empty one where nothing happened."""
    found = OF_DAY.first(person_id, on)
    return DaySummary() if found is None else read_summary(found[0])


def with_day_before(person_id: UUID, on: date) -> tuple[DaySummary, DaySummary]:
    """One day and the one before it, by one query."""
    before = on - timedelta(days=1)
    found = {day: read_summary(summary) for day, summary in TWO_DAYS.rows(person_id, on, before)}
    return found.get(on, DaySummary()), found.get(before, DaySummary())


def between(person_id: UUID, first: date, last: date) -> dict[date, DaySummary]:
    """The days on which something happened, in order."""
    rows = DaySummaryRecord.objects.filter(person_id=person_id, on__range=(first, last))
    stored = rows.order_by("on").values_list("on", "summary")
    return {on: read_summary(summary) for on, summary in stored}


def all_of(person_id: UUID) -> dict[date, DaySummary]:
    """Every day of a person."""
    return between(person_id, date.min, date.max)


def save(person_id: UUID, days: Mapping[date, DaySummary]) -> None:
    """Put these days in place of what was there; an empty one leaves no row."""
    full = [
        DaySummaryRecord(person_id=person_id, on=on, summary=summary_json(summary))
        for on, summary in days.items()
        if not summary.is_empty
    ]
    if full:
        DaySummaryRecord.objects.bulk_create(
            full,
            update_conflicts=True,
            unique_fields=["person", "on"],
            update_fields=["summary"],
        )
    empty = [on for on, summary in days.items() if summary.is_empty]
    if empty:
        DaySummaryRecord.objects.filter(person_id=person_id, on__in=empty).delete()


def people_with_summaries() -> set[UUID]:
    """Everybody who has at least one row."""
    return set(DaySummaryRecord.objects.order_by().values_list("person_id", flat=True).distinct())
