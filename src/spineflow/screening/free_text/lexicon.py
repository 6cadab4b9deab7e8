"""The words that phrases are made of, and which of them a written word may be."""

from collections import defaultdict
from collections.abc import Iterable

FORGIVING_FROM = 5
"""Words of so many letters may carry one slip: a letter too many, too few, wrong, or swapped."""

TWO_SLIPS_FROM = 9
"""Words of so many letters may carry two."""

SHORTEST_BEGINNING = 3
"""The shortest word of the form ``beginning*``."""


class Lexicon:
    """Knows every word of the phrases by its spelling, its beginning, and one slip away."""

    def __init__(self, words: Iterable[str], never_a_slip: Iterable[str]) -> None:
        self._exact: dict[str, list[str]] = defaultdict(list)
        self._beginnings: dict[str, str] = {}
        self._slips: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._long: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._spelt_right = set(never_a_slip)
        for word in sorted(set(words)):
            self._learn(word)

    def _learn(self, word: str) -> None:
        letters = word.strip("=*")
        self._exact[letters].append(word)
        if word.endswith("*"):
            self._beginnings[letters] = word
        if len(letters) >= FORGIVING_FROM and not word.startswith("="):
            for shorter in _one_less(letters):
                self._slips[shorter].append((letters, word))
            if len(letters) >= TWO_SLIPS_FROM:
                self._long[letters[0]].append((letters, word))

    def recognise(self, written: str) -> tuple[str, ...]:
        """The words of the phrases this may be; a slip counts only where none is spelt so."""
        found = list(self._exact.get(written, ()))
        is_exact = bool(found)
        for length in range(SHORTEST_BEGINNING, len(written)):
            if beginning := self._beginnings.get(written[:length]):
                found.append(beginning)
        if is_exact or len(written) < FORGIVING_FROM - 1 or written in self._spelt_right:
            return tuple(found)
        return (*found, *self._misspelt(written))

    def _misspelt(self, written: str) -> list[str]:
        found: dict[str, None] = {}
        for shorter in _one_less(written):
            for letters, word in self._slips.get(shorter, ()):
                if _is_one_slip(written, letters):
                    found[word] = None
        if not found and len(written) >= TWO_SLIPS_FROM - 2:
            for letters, word in self._long.get(written[0], ()):
                if abs(len(letters) - len(written)) <= 2 and _are_two_slips(written, letters):
                    found[word] = None
        return list(found)


def _one_less(word: str) -> list[str]:
    """The word, and the word without each of its letters but the first, which is rarely wrong."""
    return [word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))]


def _is_one_slip(one: str, other: str) -> bool:
    """Whether the two differ by one letter: too many, too few, another, or two swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = 0
    while at < len(one) and at < len(other) and one[at] == other[at]:
        at += 1
    a, b = one[at:], other[at:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[1:2] + a[:1] == b[:2] and a[2:] == b[2:])
    return a[1:] == b if len(a) > len(b) else a == b[1:]


def _are_two_slips(one: str, other: str) -> bool:
    """Whether one further slip is all that remains behind the first one."""
    at = 0
    while at < len(one) and at < len(other) and one[at] == other[at]:
        at += 1
    a, b = one[at:], other[at:]
    behind = [(a[1:], b[1:]), (a[1:], b), (a, b[1:])]
    if a[:2] == b[1::-1]:
        behind.append((a[2:], b[2:]))
    return any(_is_one_slip(*rest) for rest in behind)
