"""Finding phrases in a clause: places as bits of whole numbers, so that no text takes long."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from spineflow.screening.free_text.lexicon import Lexicon
from spineflow.screening.free_text.likely import Index
from spineflow.screening.free_text.phrase import NUMBER, Phrase, Slot
from spineflow.screening.free_text.words import COMMA, Clause


class Span(NamedTuple):
    """Where a phrase stands: its first and last word, and whether a "not" was skipped inside."""

    first: int
    last: int
    is_denied: bool


class Places:
    """Where in one clause the words of the phrases stand: bit n for its n-th word."""

    def __init__(self, clause: Clause, heard: dict[str, int]) -> None:
        self.clause = clause
        self.words: Collection[str] = heard.keys()
        """The words of the phrases that are heard in the clause."""
        self._of = heard
        self._standing: dict[Slot, tuple[tuple[int, int], ...]] = {}

    def ends(self, slot: Slot, starts: int) -> int:
        """Where one alternative of the slot ends that starts at one of these places."""
        found = 0
        for longer, begins in self._stands(slot):
            found |= (begins & starts) << longer
        return found

    def _stands(self, slot: Slot) -> tuple[tuple[int, int], ...]:
        known = self._standing.get(slot)
        if known is None:
            known = self._standing[slot] = tuple(self._where(slot).items())
        return known

    def _where(self, slot: Slot) -> dict[int, int]:
        """Where the alternatives of a slot begin, by how many words they have after the first."""
        if slot.numbers:
            return {0: self._numbers(*slot.numbers)}
        heard, found = self._of, {0: 0}
        for word in slot.beginnings.intersection(heard):
            if word in slot.singles:
                found[0] |= heard[word]
            for following in slot.phrases.get(word, ()):
                at = heard[word]
                for each in following:
                    at = at << 1 & heard.get(each, 0)
                longer = len(following)
                found[longer] = found.get(longer, 0) | at >> longer
        return {longer: begins for longer, begins in found.items() if begins}

    def has(self, phrase: Phrase) -> bool:
        """Whether the phrase stands anywhere in the clause."""
        ends = 0
        for at, element in enumerate(phrase.elements):
            starts = _after(ends, element.gap) if at else (1 << len(self.clause.words)) - 1
            met = self.ends(element.slot, starts)
            ends = met | ends if element.is_optional else met
            if not ends:
                return False
        return True

    def standing(self, index: Index) -> Iterator[Phrase]:
        """The phrases of an index that stand in the clause."""
        return (each.phrase for each in index.likely(self.words) if self.has(each.phrase))

    def spans(self, phrase: Phrase, denying: int) -> Iterator[Span]:
        """For every last word the shortest span, once free of and once with a skipped denial."""
        reached: dict[tuple[int, bool], int] = {}
        for longer, begins in self._stands(phrase.elements[0].slot):
            for first in _bits(begins):
                known = reached.get((first + longer, False), -1)
                reached[first + longer, False] = max(known, first)
        for element in phrase.elements[1:]:
            met: dict[tuple[int, bool], int] = dict(reached) if element.is_optional else {}
            for start, first, is_denied in self._starts(reached, element.gap, denying):
                for last in _bits(self.ends(element.slot, 1 << start)):
                    known = met.get((last, is_denied), -1)
                    met[last, is_denied] = max(known, first)
            reached = met
        for (last, is_denied), first in reached.items():
            yield Span(first, last, is_denied)

    def _starts(
        self, reached: dict[tuple[int, bool], int], gap: int, denying: int
    ) -> Iterator[tuple[int, int, bool]]:
        length = len(self.clause.words)
        for (last, was_denied), first in reached.items():
            for start in range(last + 1, min(last + 2 + gap, length)):
                skipped = range(last + 1, start)
                is_denied = any(denying >> at & 1 and self._runs_on(at, start) for at in skipped)
                yield start, first, was_denied or is_denied

    def _runs_on(self, denial: int, start: int) -> bool:
        """Whether a denial reaches a word: "numb, not my leg, my bottom" denies no bottom."""
        return all(pause < COMMA for pause in self.clause.pauses[denial + 1 : start + 1])

    def _numbers(self, low: float, high: float) -> int:
        found = 0
        for at in _bits(self._of.get(NUMBER, 0)):
            word = self.clause.words[at]
            if len(word) < 9 and low <= float(word) <= high:
                found |= 1 << at
        return found


class Heard:
    """Recognises each word of a text once, and reads over sayings that mean something else."""

    def __init__(self, lexicon: Lexicon, sayings: Mapping[str, Sequence[Sequence[str]]]) -> None:
        self._lexicon, self._sayings = lexicon, sayings
        self._known: dict[str, tuple[str, ...]] = {}

    def places(self, clause: Clause) -> Places:
        """Where in a clause the words of the phrases stand."""
        known, unread = self._known, self._sayings_in(clause)
        heard: dict[str, int] = {}
        for at, word in enumerate(clause.words):
            found = known.get(word)
            if found is None:
                found = known[word] = self._recognise(word)
            if found and at not in unread:
                for each in found:
                    heard[each] = heard.get(each, 0) | 1 << at
        return Places(clause, heard)

    def _sayings_in(self, clause: Clause) -> Collection[int]:
        """The places of the words that belong to sayings."""
        if self._sayings.keys().isdisjoint(clause.words):
            return ()
        return {
            place
            for at, word in enumerate(clause.words)
            for saying in self._sayings.get(word, ())
            if clause.words[at : at + len(saying)] == [each.strip("()") for each in saying]
            for place, each in enumerate(saying, at)
            if each[0] != "("
        }

    def _recognise(self, word: str) -> tuple[str, ...]:
        return (NUMBER,) if word[0].isdecimal() else self._lexicon.recognise(word)


def _after(ends: int, gap: int) -> int:
    """Where the next word may stand: right behind, or up to `gap` words later."""
    starts = 0
    for skipped in range(gap + 1):
        starts |= ends << 1 + skipped
    return starts


def _bits(places: int) -> Iterator[int]:
    while places:
        lowest = places & -places
        yield lowest.bit_length() - 1
        places ^= lowest
