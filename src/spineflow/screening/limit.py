"""Spans of time that screening keeps to, as content."""

from datetime import timedelta
from typing import Literal

from pydantic import Field

from spineflow.entries.entry import SourcedEntry
from spineflow.vocabulary.ids import Id

DAYS_OF = {"days": 1, "weeks": 7}


class Limit(SourcedEntry):
    """How long something counts: a clearance, an answer, an absence."""

    id: Id
    value: int = Field(gt=0)
    unit: Literal["days", "weeks", "months"]

    @property
    def span(self) -> timedelta:
        """The time it is; KeyError for months, whose length depends on where they start."""
        return timedelta(days=self.value * DAYS_OF[self.unit])
