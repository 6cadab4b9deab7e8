"""The grammar of phrases: a line of words, alternatives, groups and gaps, compiled once.

``{cant} (even) feel ..4 wipe|wiping`` reads: a word or short phrase of the group *cant*, perhaps
*even*, then *feel*, up to four words of any kind, *wipe* or *wiping*. ``numb*`` is any word that
begins so, ``=end`` a word that is never misspelt, ``#38-43`` a number from 38 to 43, and
``numb* & {below}`` both in either order with at most six words between them. ``{below} && numb*``
reads *numb* where a word of *below* stands anywhere in the same sentence.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import permutations
from typing import NamedTuple

NEAR = 6
"""How many words may stand between the two sides of ``&``."""

_WORD = re.compile(r"^=?[a-z]+\*?$")
_NUMBER = re.compile(r"^#(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$")
_GAP = re.compile(r"^\.\.(\d)$")

Entry = tuple[str, ...]
"""One alternative: a word, or words that follow one another."""


class Slot(NamedTuple):
    """What may stand in one place: words and short phrases, or a number."""

    singles: frozenset[str]
    phrases: tuple[tuple[str, tuple[Entry, ...]], ...]
    """Short phrases under their first word, each as the words that follow it."""
    beginnings: frozenset[str]
    """The words any of these may begin with."""
    rarest: frozenset[str]
    """Of each the longest word, which is the least likely to be there by chance."""
    numbers: tuple[float, float] | None

    @property
    def words(self) -> frozenset[str]:
        """Every word that any alternative reads."""
        following = (word for _first, phrases in self.phrases for each in phrases for word in each)
        return self.singles | self.beginnings | frozenset(following)


class Element(NamedTuple):
    """One place of a phrase, with the words that may be skipped before it."""

    gap: int
    slot: Slot
    is_optional: bool


class Phrase(NamedTuple):
    """One order of words. A line with ``&`` compiles to several."""

    line: str
    elements: tuple[Element, ...]
    beside: tuple[tuple["Phrase", ...], ...] = ()
    """What must stand in the same sentence too: of each, one of its orders."""

    @property
    def slots(self) -> Iterator[Slot]:
        """Every place of the phrase, and of what stands beside it."""
        yield from (element.slot for element in self.elements)
        for orders in self.beside:
            for each in orders:
                yield from each.slots


def compile_line(line: str, groups: Mapping[str, Sequence[str]]) -> list[Phrase]:
    """Every order of one line of the grammar; ValueError says what is wrong with it."""
    *beside, said = line.split(" && ")
    besides = tuple(tuple(compile_line(each, groups)) for each in beside)
    parts = [_sequence(part, groups) for part in said.split(" & ")]
    return [
        Phrase(
            line,
            tuple(element for at, part in enumerate(order) for element in _near(part, at)),
            besides,
        )
        for order in permutations(parts)
    ]


def _near(part: list[Element], at: int) -> list[Element]:
    """A part of an ``&``; all but the first may follow after some words."""
    return [part[0]._replace(gap=NEAR), *part[1:]] if at else part


def _sequence(text: str, groups: Mapping[str, Sequence[str]]) -> list[Element]:
    elements: list[Element] = []
    gap = 0
    for piece in text.split():
        if found := _GAP.match(piece):
            gap = int(found.group(1))
            continue
        is_optional = piece.startswith("(") and piece.endswith(")")
        slot = _slot(piece[1:-1] if is_optional else piece, groups)
        elements.append(Element(gap, slot, is_optional))
        gap = 0
    if not elements or gap or elements[0].gap or elements[0].is_optional:
        raise ValueError(f"{text!r} must begin and end with a word that has to be there")
    if elements[-1].is_optional:
        raise ValueError(f"{text!r} ends with a word that may be missing")
    return elements


def _slot(piece: str, groups: Mapping[str, Sequence[str]]) -> Slot:
    if found := _NUMBER.match(piece):
        return _slot_of(frozenset(), (float(found.group(1)), float(found.group(2))))
    entries: list[Entry] = []
    for choice in piece.split("|"):
        entries += _entries(choice, groups)
    return _slot_of(frozenset(entries))


@cache
def _slot_of(entries: frozenset[Entry], numbers: tuple[float, float] | None = None) -> Slot:
    """One slot for the same entries, however many lines have it: it is looked for once."""
    return Slot(
        singles=frozenset(entry[0] for entry in entries if len(entry) == 1),
        phrases=_by_first({entry for entry in entries if len(entry) > 1}),
        beginnings=frozenset(entry[0] for entry in entries),
        rarest=frozenset(max(entry, key=len) for entry in entries),
        numbers=numbers,
    )


def _by_first(phrases: set[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    firsts = sorted({phrase[0] for phrase in phrases})
    return tuple(
        (first, tuple(sorted(phrase[1:] for phrase in phrases if phrase[0] == first)))
        for first in firsts
    )


def _entries(choice: str, groups: Mapping[str, Sequence[str]]) -> list[Entry]:
    if choice.startswith("{") and choice.endswith("}"):
        if choice[1:-1] not in groups:
            raise ValueError(f"there is no group {choice}")
        return [_words(entry) for entry in groups[choice[1:-1]]]
    return [_words(choice)]


def _words(entry: str) -> Entry:
    words = tuple(entry.split())
    for word in words:
        if not _WORD.match(word):
            raise ValueError(f"{word!r} is no word: small letters without quotes, or one ending *")
    return words
