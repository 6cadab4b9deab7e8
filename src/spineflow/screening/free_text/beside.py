"""The clauses of a sentence with their guards, and what must stand beside a phrase (``&&``)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spineflow.screening.free_text.guards import (
    ClauseGuards,
    GuardWords,
    denials,
    is_present,
    past_spans,
    reaches,
)
from spineflow.screening.free_text.match import Places, Span
from spineflow.screening.free_text.phrase import Phrase

NOWHERE = 1 << 30
"""A place behind every word."""


class Told(NamedTuple):
    """One clause with its guards, and the denials in it as bits."""

    places: Places
    denying: int
    guards: ClauseGuards


class ToldSentence:
    """A sentence, asked whether what a phrase needs beside it stands there, or in the sentence
    `before` where it leans back on that."""

    def __init__(
        self, words: GuardWords, clauses: Sequence[Places], before: Sequence[Places] = ()
    ) -> None:
        self.clauses = tuple(clauses)
        self._reach = (*clauses, *before)
        self._words = words
        self._told: dict[int, Told] = {}
        self._past: dict[int, tuple[Span, ...]] = {}
        self._is_present: bool | None = None
        self._known: dict[tuple[int, int], int] = {}

    def told(self, at: int) -> Told:
        """The clause of this place, its guards made ready once."""
        if at not in self._told:
            places = self._reach[at]
            denying = denials(self._words, places)
            self._told[at] = Told(places, denying, ClauseGuards(self._words, places, denying))
        return self._told[at]

    def is_over(self, at: int, span: Span) -> bool:
        """Whether the past is told of where this stands, and nothing says that it is still so."""
        if at not in self._past:
            told = self.told(at)
            self._past[at] = past_spans(self._words, told.places, told.denying)
        clause = self._reach[at].clause
        if not any(reaches(clause, span, past) for past in self._past[at]):
            return False
        if self._is_present is None:
            self._is_present = any(is_present(self._words, each) for each in self.clauses)
        return not self._is_present

    def may_have_beside(self, phrase: Phrase) -> bool:
        """Whether all that the phrase needs stands anywhere in reach."""
        return all(
            any(places.has(each) for places in self._reach for each in orders)
            for orders in phrase.beside
        )

    def has_beside(self, phrase: Phrase, at: int, last: int) -> bool:
        """Whether all that the phrase needs stands in reach too.

        The phrase ends with the word `last` of clause `at`. In its own clause a negation behind it
        takes away what follows: "my foot is numb, not my bottom".
        """
        return all(
            self._first_denial(orders, at) <= last or self._is_elsewhere(orders, at)
            for orders in phrase.beside
        )

    def _is_elsewhere(self, orders: tuple[Phrase, ...], at: int) -> bool:
        return any(
            self._first_denial(orders, other) < NOWHERE
            for other in range(len(self._reach))
            if other != at
        )

    def _first_denial(self, orders: tuple[Phrase, ...], at: int) -> int:
        """The earliest place at which a negation denies these words in a clause: -1 where they
        stand undenied, NOWHERE where they do not stand at all."""
        key = id(orders), at
        if key not in self._known:
            self._known[key] = min(self._denials(orders, at), default=NOWHERE)
        return self._known[key]

    def _denials(self, orders: tuple[Phrase, ...], at: int) -> Iterator[int]:
        for phrase in orders:
            if self._reach[at].has(phrase):
                told = self.told(at)
                for span in told.places.spans(phrase, told.denying):
                    denial = told.guards.denial_before(span)
                    yield -1 if denial is None else denial
