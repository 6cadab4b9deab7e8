"""The grammar of phrases: a line of words, alternatives, groups and gaps, compiled once.

``{cant} (even) feel ..4 wipe|wiping`` reads: a word or short phrase of the group *cant*, perhaps
*even*, then *feel*, up to four words of any kind, *wipe* or *wiping*. ``numb*`` is any word that
begins so, ``=end`` a word that is never misspelt, ``#38-43`` a number from 38 to 43, and
``numb* & {below}`` both in either order with at most six words between them. ``{below} && numb*``
reads *numb* where a word of *below* stands anywhere in the same sentence.

Alternatives are single words, so ``cant|could not|unable`` would be *cant* or *could*, then *not*
or *unable*. Two places with alternatives must not stand side by side: who means two places writes
``..0`` between them, who means one of several writes two lines or a group.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import NamedTuple

NEAR = 6
"""How many words may stand between the two sides of ``&``."""

NUMBER = "#"
"""Stands for any number among the words that are heard."""

_CHOICES = r"(?:=?[a-z]+\*?|\{[a-z_]+\})(?:\|(?:=?[a-z]+\*?|\{[a-z_]+\}))*"
_PLACE = rf"(?:{_CHOICES}|#\d+(?:\.\d+)?-\d+(?:\.\d+)?)"
_SIDE = rf"{_PLACE}(?:(?: \.\.\d)? (?:{_PLACE}|\({_CHOICES}\)(?= [^&])))*"
_LINE = re.compile(rf"{_SIDE}(?: &&? {_SIDE})*")
"""A line that is well formed. One that does not match is compiled, which says what is wrong."""
_SIDE_BY_SIDE = re.compile(r"(?:^| )(?!\()([^ |]+\|[^ ]+) (?!\()([^ |]+\|[^ ]+)")
"""Two places with alternatives and nothing between them; one in brackets is plain as it is."""
_NAMED = re.compile(r"\{([a-z_]+)\}")
_WORDS = re.compile(r"=?[a-z]+\*?(?: =?[a-z]+\*?)*")
_NUMBER = re.compile(r"^#(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$")
_GAP = re.compile(r"^\.\.(\d)$")

Entry = tuple[str, ...]
"""One alternative: a word, or words that follow one another."""


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """What may stand in one place: words and short phrases, or a number."""

    singles: frozenset[str]
    phrases: Mapping[str, tuple[Entry, ...]]
    """Short phrases under their first word, each as the words that follow it."""
    beginnings: frozenset[str]
    """The words any of these may begin with."""
    rarest: frozenset[str]
    """Of each the word that is the least likely to be there by chance."""
    numbers: tuple[float, float] | None = None

    @property
    def words(self) -> frozenset[str]:
        """Every word that any alternative reads."""
        following = (each for phrases in self.phrases.values() for each in phrases)
        return self.beginnings.union(*following)


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


class Grammar:
    """Compiles lines that name these groups, and those of the grammar they are added to.

    The same alternatives are one slot however many lines have them: it is looked for once.
    `everyday` are the most common words of the language, the most common first.
    """

    def __init__(
        self,
        groups: Mapping[str, Sequence[str]],
        shared: "Grammar | None" = None,
        everyday: Sequence[str] = (),
    ) -> None:
        self._groups, self._shared = groups, shared
        own = {word: -at for at, word in enumerate(everyday)}
        self._everyday: Mapping[str, int] = shared._everyday if shared else own
        self._sound: dict[str, bool] = {}
        self._entries: dict[str, list[Entry]] = {}
        self._written: dict[str, Slot] = {}
        self._slots: dict[frozenset[Entry], Slot] = shared._slots if shared else {}

    def is_plainly_right(self, line: str) -> bool:
        """Whether a line is sure to compile, seen without compiling it: that would take long."""
        return (
            _LINE.fullmatch(line) is not None
            and _SIDE_BY_SIDE.search(line) is None
            and all(map(self._is_sound, _NAMED.findall(line)))
        )

    def _is_sound(self, group: str) -> bool:
        if group in self._groups:
            if group not in self._sound:
                self._sound[group] = all(map(_WORDS.fullmatch, self._groups[group]))
            return self._sound[group]
        return self._shared is not None and self._shared._is_sound(group)

    def compile_line(self, line: str) -> list[Phrase]:
        """Every order of one line of the grammar; ValueError says what is wrong with it."""
        if found := _SIDE_BY_SIDE.search(line):
            raise ValueError(
                f"'{found[1]} {found[2]}': write ..0 between two places with alternatives, "
                "or two lines if words that follow one another are one of several"
            )
        *beside, said = line.split(" && ")
        besides = tuple(tuple(self.compile_line(each)) for each in beside)
        parts = [self._sequence(part) for part in said.split(" & ")]
        return [
            Phrase(
                line,
                tuple(element for at, part in enumerate(order) for element in _near(part, at)),
                besides,
            )
            for order in permutations(parts)
        ]

    def _sequence(self, text: str) -> list[Element]:
        elements: list[Element] = []
        gap = 0
        for piece in text.split():
            if piece.startswith("..") and (found := _GAP.match(piece)):
                gap = int(found.group(1))
                continue
            is_optional = piece.startswith("(") and piece.endswith(")")
            slot = self._slot(piece[1:-1] if is_optional else piece)
            elements.append(Element(gap, slot, is_optional))
            gap = 0
        if not elements or gap or elements[0].gap or elements[0].is_optional:
            raise ValueError(f"{text!r} must begin and end with a word that has to be there")
        if elements[-1].is_optional:
            raise ValueError(f"{text!r} ends with a word that may be missing")
        return elements

    def _slot(self, piece: str) -> Slot:
        if self._shared and self._groups.keys().isdisjoint(_NAMED.findall(piece)):
            return self._shared._slot(piece)
        slot = self._written.get(piece)
        if slot is None:
            slot = self._written[piece] = self._made(piece)
        return slot

    def _made(self, piece: str) -> Slot:
        if found := _NUMBER.match(piece):
            low, high = float(found.group(1)), float(found.group(2))
            return Slot(frozenset(), {}, frozenset(), frozenset({NUMBER}), (low, high))
        entries = frozenset(entry for each in piece.split("|") for entry in self._choice(each))
        if entries not in self._slots:
            self._slots[entries] = self._slot_of(entries)
        return self._slots[entries]

    def _choice(self, choice: str) -> list[Entry]:
        if not (choice.startswith("{") and choice.endswith("}")):
            return [_words(choice)]
        name = choice[1:-1]
        if name not in self._entries:
            self._entries[name] = [_words(entry) for entry in self._group(name)]
        return self._entries[name]

    def _group(self, name: str) -> Sequence[str]:
        if name in self._groups:
            return self._groups[name]
        if self._shared is None:
            raise ValueError(f"there is no group {{{name}}}")
        return self._shared._group(name)

    def _slot_of(self, entries: Iterable[Entry]) -> Slot:
        phrases: dict[str, list[Entry]] = {}
        singles: set[str] = set()
        rarest: set[str] = set()
        for entry in entries:
            if len(entry) == 1:
                singles.add(entry[0])
            else:
                phrases.setdefault(entry[0], []).append(entry[1:])
                rarest.add(min(entry, key=self._how_common))
        return Slot(
            singles=frozenset(singles),
            phrases={first: tuple(sorted(each)) for first, each in phrases.items()},
            beginnings=frozenset(singles).union(phrases),
            rarest=frozenset(singles | rarest),
        )

    def _how_common(self, word: str) -> tuple[bool, int]:
        """Among everyday words the less common comes first, among all others the longer one."""
        place = self._everyday.get(word)
        return (False, -len(word)) if place is None else (True, place)


def _near(part: list[Element], at: int) -> list[Element]:
    """A part of an ``&``; all but the first may follow after some words."""
    return [part[0]._replace(gap=NEAR), *part[1:]] if at else part


def _words(entry: str) -> Entry:
    words = " ".join(entry.split())
    if not _WORDS.fullmatch(words):
        raise ValueError(f"{entry!r} is no word: small letters without quotes, or one ending *")
    return tuple(words.split())
