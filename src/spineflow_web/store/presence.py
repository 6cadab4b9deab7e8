"""On which dates a person was here: a plan, an entry of the diary or an answer is a trace."""

from datetime import date
from uuid import UUID

from spineflow_web.store.models import DayPlanRecord, DaySummaryRecord, ScreeningRecord


def days_seen(person_id: UUID, first: date, last: date) -> frozenset[date]:
    """The dates with a trace, in one query."""
    traces = [
        model.objects.filter(person_id=person_id, on__range=(first, last))
        .order_by()
        .values_list("on", flat=True)
        for model in (DayPlanRecord, DaySummaryRecord, ScreeningRecord)
    ]
    return frozenset(traces[0].union(*traces[1:]))


def first_plan(person_id: UUID) -> date | None:
    """The date of the first plan."""
    rows = DayPlanRecord.objects.filter(person_id=person_id)
    return rows.order_by("on").values_list("on", flat=True).first()
