"""Finding phrases in a clause: places as bits of whole numbers, so that no text takes long."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from spineflow.screening.free_text.lexicon import Lexicon
from spineflow.screening.free_text.phrase import Phrase, Slot
from spineflow.screening.free_text.words import COMMA, Clause


class Span(NamedTuple):
    """Where a phrase stands: its first and last word, and whether a "not" was skipped inside."""

    first: int
    last: int
    is_denied: bool


class Places:
    """Where in one clause the words of the phrases stand: bit n for its n-th word."""

    def __init__(self, clause: Clause, heard: Sequence[tuple[str, ...]]) -> None:
        self.clause = clause
        self._of: dict[str, int] = {}
        self._standing: dict[int, tuple[tuple[int, int], ...]] = {}
        for at, words in enumerate(heard):
            for word in words:
                self._of[word] = self._of.get(word, 0) | 1 << at

    def ends(self, slot: Slot, starts: int) -> int:
        """Where one alternative of the slot ends that starts at one of these places."""
        known = self._standing.get(id(slot))
        if known is None:
            known = self._standing[id(slot)] = tuple(self._where(slot).items())
        found = 0
        for longer, begins in known:
            found |= (begins & starts) << longer
        return found

    def _where(self, slot: Slot) -> dict[int, int]:
        """Where the alternatives of a slot begin, by how many words they have after the first."""
        if slot.numbers:
            return {0: self._numbers(*slot.numbers)}
        heard = self._of
        if slot.beginnings.isdisjoint(heard):
            return {}
        found = {0: 0}
        for word, at in heard.items():
            if word in slot.singles:
                found[0] |= at
        for first, phrases in slot.phrases:
            if first in heard:
                for following in phrases:
                    at = heard[first]
                    for word in following:
                        at = at << 1 & heard.get(word, 0)
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

    @property
    def words(self) -> Iterable[str]:
        """The words of the phrases that are heard in the clause."""
        return self._of

    def spans(self, phrase: Phrase, denying: int) -> Iterator[Span]:
        """For every last word the shortest span, once free of and once with a skipped denial."""
        reached: dict[tuple[int, bool], int] = {}
        for at, element in enumerate(phrase.elements):
            met: dict[tuple[int, bool], int] = dict(reached) if element.is_optional else {}
            for start, first, is_denied in self._starts(reached, element.gap, denying, at == 0):
                for last in _bits(self.ends(element.slot, 1 << start)):
                    known = met.get((last, is_denied), -1)
                    met[last, is_denied] = max(known, start if first < 0 else first)
            reached = met
        for (last, is_denied), first in reached.items():
            yield Span(first, last, is_denied)

    def _starts(
        self, reached: dict[tuple[int, bool], int], gap: int, denying: int, is_first: bool
    ) -> Iterator[tuple[int, int, bool]]:
        length = len(self.clause.words)
        if is_first:
            yield from ((start, -1, False) for start in range(length))
            return
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
        for at, word in enumerate(self.clause.words):
            if word[0].isdecimal() and len(word) < 9 and low <= float(word) <= high:
                found |= 1 << at
        return found


class Phrases:
    """Some phrases under the words they may begin with."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._under: dict[str, list[Phrase]] = {}
        self.all = tuple(phrases)
        for phrase in self.all:
            for word in phrase.elements[0].slot.beginnings:
                self._under.setdefault(word, []).append(phrase)

    def standing(self, places: Places) -> Iterator[Phrase]:
        """Those that stand in a clause, some perhaps twice."""
        for word in places.words:
            for phrase in self._under.get(word, ()):
                if places.has(phrase):
                    yield phrase


class Heard:
    """Recognises each word of a text once, and reads over sayings that mean something else."""

    def __init__(self, lexicon: Lexicon, sayings: Mapping[str, Sequence[Sequence[str]]]) -> None:
        self._lexicon, self._sayings = lexicon, sayings
        self._known: dict[str, tuple[str, ...]] = {}

    def words(self, clause: Clause) -> list[tuple[str, ...]]:
        """For every word of a clause the words of the phrases it may be."""
        heard = [self._word(word) for word in clause.words]
        for at, word in enumerate(clause.words):
            for saying in self._sayings.get(word, ()):
                said = [each.strip("()") for each in saying]
                if clause.words[at : at + len(said)] == said:
                    for place, each in enumerate(saying, at):
                        if each[0] != "(":
                            heard[place] = ()
        return heard

    def _word(self, word: str) -> tuple[str, ...]:
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._lexicon.recognise(word)
        return found


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
