"""Worked cases beside the rules: tests a clinician can read and write."""

from spineflow.entries.entry import Entry, Many
from spineflow.screening.question import Value
from spineflow.vocabulary.disposition import Disposition
from spineflow.vocabulary.ids import Id, RuleId, Text


class Case(Entry):
    """Answers that differ from a healthy person of 40 who answered everything neutrally, and what
    must follow: the disposition, the whole fired set and, where given, the conditions."""

    name: Text
    answers: dict[Id, Value]
    disposition: str
    """A disposition, or `not_screened`."""
    fired: Many[RuleId] = ()
    conditions: Many[Id] | None = None

    @property
    def expected(self) -> Disposition | None:
        """The disposition as a value; None for *not yet screened*."""
        return None if self.disposition == "not_screened" else Disposition(self.disposition)
