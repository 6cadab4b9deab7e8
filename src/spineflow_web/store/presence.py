"""On which dates a person was here: a visit, an entry of the diary or an answer is a trace.

A plan is none: the planner makes tomorrow's for who stays away as well.
"""

from datetime import date
from uuid import UUID

from spineflow_web.store.models import DayPlanRecord, DaySummaryRecord, ScreeningRecord, Visit


def days_seen(person_id: UUID, first: date, last: date) -> frozenset[date]:
    """The dates with a trace, in one query."""
    traces = [
        model.objects.filter(person_id=person_id, on__range=(first, last))
        .order_by()
        .values_list("on", flat=True)
        for model in (Visit, DaySummaryRecord, ScreeningRecord)
    ]
    return frozenset(traces[0].union(*traces[1:]))


def first_plan(person_id: UUID) -> date | None:
    """The date of the first plan."""
    rows = DayPlanRecord.objects.filter(person_id=person_id)
    return rows.order_by("on").values_list("on", flat=True).first()


def note_visit(person_id: UUID, on: date) -> None:
    """The person was here on this date; twice is once. Callers hold the write gate."""
    Visit.objects.get_or_create(person_id=person_id, on=on)
