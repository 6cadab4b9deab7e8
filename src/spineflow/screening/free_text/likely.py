"""Which phrases are worth looking for: those of which every word that has to be there is heard."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from spineflow.screening.free_text.phrase import Phrase, Slot

RARE = 0.0005
"""How common a word is that is not among the everyday ones, beside 1 for the most common."""


class Likely(NamedTuple):
    """A phrase of a family, with the slots it cannot do without."""

    family: str
    phrase: Phrase
    needs: tuple[Slot, ...]
    others: tuple[Slot, ...]
    """All it needs, what stands beside it too, but for the slot it is listed under; the least
    common first."""


class Index:
    """Every phrase under that one of its slots which a text is least likely to fill.

    `everyday` are the most common words of the language, the most common first: they only decide
    where to look first.
    """

    def __init__(
        self, families: Mapping[str, Sequence[Phrase]], everyday: Sequence[str] = ()
    ) -> None:
        self.all = tuple(phrase for phrases in families.values() for phrase in phrases)
        self._common = {word: 1 / (at + 1) for at, word in enumerate(everyday)}
        self._commonness: dict[Slot, float] = {}
        self._under: dict[Slot, list[Likely]] = {}
        self._opens: dict[str, list[Slot]] = {}
        for family, phrases in families.items():
            for phrase in phrases:
                self._add(family, phrase)
        for slot in self._under:
            for word in slot.rarest:
                self._opens.setdefault(word, []).append(slot)

    def _add(self, family: str, phrase: Phrase) -> None:
        needs = _needed(phrase)
        beside = tuple(slot for orders in phrase.beside for slot in _needed(orders[0]))
        rarest, *others = sorted(dict.fromkeys((*needs, *beside)), key=self._how_common)
        self._under.setdefault(rarest, []).append(Likely(family, phrase, needs, tuple(others)))

    def _how_common(self, slot: Slot) -> float:
        """A slot is as common as all its words together."""
        known = self._commonness.get(slot)
        if known is None:
            known = sum(self._common.get(word, RARE) for word in slot.rarest)
            self._commonness[slot] = known
        return known

    def likely(self, in_reach: Collection[str]) -> list[Likely]:
        """The phrases of which everything may stand among these words."""
        opens = self._opens
        opened = {slot for word in in_reach if word in opens for slot in opens[word]}
        return [
            each
            for slot in opened
            for each in self._under[slot]
            if not each.others or may_fill(each.others, in_reach)
        ]


def may_fill(slots: Sequence[Slot], heard: Collection[str]) -> bool:
    """Whether the rarest word of some alternative is heard for each of these slots."""
    for slot in slots:  # noqa: SIM110 - the innermost loop of reading
        if slot.rarest.isdisjoint(heard):
            return False
    return True


def _needed(phrase: Phrase) -> tuple[Slot, ...]:
    """The slots without which a phrase cannot stand; every order of it has the same."""
    return tuple(each.slot for each in phrase.elements if not each.is_optional)
