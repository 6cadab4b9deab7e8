"""What planning knows of the days before: one line per practice and day."""

from datetime import date, timedelta
from uuid import UUID

from spineflow.planning.dose import WALKING
from spineflow.planning.request import PastItem
from spineflow.records.summary import DaySummary
from spineflow_web.store import summaries
from spineflow_web.store.catalogue import catalogue

DAYS = 14
"""The longest look back of any planning rule is a week; two leave room for the next one."""


def history(person_id: UUID, on: date) -> tuple[PastItem, ...]:
    """The days before a date; today itself is not history yet."""
    days = summaries.between(person_id, on - timedelta(days=DAYS), on - timedelta(days=1))
    return tuple(line for day, summary in days.items() for line in _lines(day, summary))


def _lines(day: date, summary: DaySummary) -> list[PastItem]:
    lines = [
        PastItem(day, item, done.seconds / 60, done=bool(done.worked))
        for item, done in summary.items.items()
        if item != WALKING and item in catalogue().practices
    ]
    if summary.walked_seconds:
        lines.append(PastItem(day, WALKING, summary.walked_seconds / 60))
    return lines
