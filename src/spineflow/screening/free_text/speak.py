"""The phrase families of one language, compiled: which words they read, and where to look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from spineflow.screening.expression import Expression, compile_expression
from spineflow.screening.free_text.family import PhraseFamily, Raises, WrittenLanguage
from spineflow.screening.free_text.guards import GuardWords
from spineflow.screening.free_text.lexicon import Lexicon
from spineflow.screening.free_text.match import Phrases
from spineflow.screening.free_text.phrase import Phrase, Slot, compile_line


class Choice(NamedTuple):
    """An answer a family may raise, and what must and must not be said in the sentence."""

    raises: Raises
    when_said: tuple[Phrase, ...]
    unless_said: tuple[Phrase, ...]


class Likely(NamedTuple):
    """A phrase of a family, with the slots it cannot do without as bits."""

    needs: int
    beside: int
    """The slots that what must stand beside it cannot do without."""
    family: str
    phrase: Phrase


@dataclass(frozen=True)
class Spoken:
    """A language and its families. Compiling raises ValueError for a line that is not allowed."""

    language: WrittenLanguage
    families: Mapping[str, PhraseFamily]

    @cached_property
    def phrases(self) -> Mapping[str, tuple[Phrase, ...]]:
        """The phrases of every family, with the groups of its own and of the language."""
        groups = self.language.groups
        return {
            name: tuple(
                phrase
                for line in family.phrases
                for phrase in compile_line(line, {**groups, **family.groups})
            )
            for name, family in self.families.items()
        }

    @cached_property
    def choices(self) -> Mapping[str, tuple[Choice, ...]]:
        """What every family may raise."""
        return {
            name: tuple(
                Choice(each, self._compiled(each.when_said), self._compiled(each.unless_said))
                for each in family.raises
            )
            for name, family in self.families.items()
        }

    @cached_property
    def only_when(self) -> Mapping[str, Expression]:
        """The families that count only for some answers."""
        return {
            name: compile_expression(family.only_when)
            for name, family in self.families.items()
            if family.only_when
        }

    @cached_property
    def guards(self) -> GuardWords:
        """The guards of the language."""
        guards = self.language.guards
        lists = {
            name: frozenset(words)
            for name, words in guards.model_dump().items()
            if isinstance(words, tuple)
        }
        return GuardWords(
            guards=guards,
            negations=lists["negations"],
            negative=lists["negations"] | lists["refusals"],
            no_negation=Phrases(self._compiled(guards.no_negation)),
            past=Phrases(self._compiled(guards.past)),
            present=Phrases(self._compiled(guards.present)),
            sets=lists,
        )

    @cached_property
    def sayings(self) -> Mapping[str, list[list[str]]]:
        """Sayings by their first word."""
        found: dict[str, list[list[str]]] = {}
        for saying in self.language.sayings:
            words = saying.split()
            found.setdefault(words[0], []).append(words)
        return found

    @cached_property
    def lexicon(self) -> Lexicon:
        """Every word any phrase or guard reads."""
        return Lexicon(self._vocabulary, self.language.never_a_slip)

    @cached_property
    def slots(self) -> Mapping[str, int]:
        """For every word the slots it may fill or is the rarest word of, as bits."""
        found = dict.fromkeys(self._vocabulary, 0)
        for slot, bit in self._bits.items():
            for word in slot.rarest:
                found[word] |= bit
        return found

    @cached_property
    def likely(self) -> Mapping[int, list[Likely]]:
        """Every phrase under that one of its slots which a text is least likely to fill."""
        found: dict[int, list[Likely]] = {}
        for family, phrases in self.phrases.items():
            for phrase in phrases:
                needed = _needed(phrase)
                beside = [slot for orders in phrase.beside for slot in _needed(orders[0])]
                rarest = self._bits[max(needed, key=_rarity)]
                likely = Likely(self._as_bits(needed), self._as_bits(beside), family, phrase)
                found.setdefault(rarest, []).append(likely)
        return found

    def _as_bits(self, slots: Sequence[Slot]) -> int:
        found = 0
        for slot in slots:
            found |= self._bits[slot]
        return found

    @cached_property
    def places_to_look(self) -> int:
        """The slots under which any phrase is listed in `likely`."""
        return sum(self.likely)

    @cached_property
    def _bits(self) -> Mapping[Slot, int]:
        slots = {
            slot: None
            for phrases in self.phrases.values()
            for phrase in phrases
            for slot in phrase.slots
        }
        return {slot: 1 << at for at, slot in enumerate(slots)}

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        guards = self.guards
        phrases = [*guards.past.all, *guards.present.all, *guards.no_negation.all]
        for choices in self.choices.values():
            for choice in choices:
                phrases += [*choice.when_said, *choice.unless_said]
        for each in self.phrases.values():
            phrases += each
        return frozenset(word for each in phrases for slot in each.slots for word in slot.words)

    def _compiled(self, lines: Sequence[str]) -> tuple[Phrase, ...]:
        groups = self.language.groups
        return tuple(phrase for line in lines for phrase in compile_line(line, groups))


def _needed(phrase: Phrase) -> list[Slot]:
    """The slots without which a phrase cannot stand; every order of it has the same."""
    return [each.slot for each in phrase.elements if not each.is_optional and not each.slot.numbers]


def _rarity(slot: Slot) -> float:
    """Longer words are rarer, and a slot is as common as all its words together."""
    return -sum(3.0 ** -len(word) for word in slot.rarest)
