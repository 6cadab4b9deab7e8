"""Sentences beside the phrases: what a family must read, and must not."""

from spineflow.entries.entry import Entry, Many
from spineflow.screening.question import Value
from spineflow.vocabulary.ids import Id, Text


class Chosen(Entry):
    """A sentence whose words choose the answer."""

    text: Text
    key: Id
    value: Value


class TextCases(Entry):
    """The sentences of one family."""

    family: Id
    raises: Many[Text]
    silent: Many[Text]
    asks: Many[Text] = ()
    """Sentences that lead to the question, and are no alarm."""
    chooses: Many[Chosen] = ()


class HeldOut(Entry):
    """A sentence written by somebody who has not seen the phrases, and the key it speaks of."""

    text: Text
    key: Id
    value: Value | None = None
    """The answer it must raise at least; None where any alarm will do."""
    positive: bool
    note: str = ""
