"""The phrase families of one language, compiled: which words they read, and where to look."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from spineflow.screening.expression import Expression, compile_expression
from spineflow.screening.free_text.family import PhraseFamily, Raises, WrittenLanguage
from spineflow.screening.free_text.guards import GuardWords
from spineflow.screening.free_text.lexicon import Lexicon
from spineflow.screening.free_text.likely import Index
from spineflow.screening.free_text.phrase import Grammar, Phrase


class Choice(NamedTuple):
    """An answer a family may raise, and what must and must not be said in the sentence."""

    raises: Raises
    when_said: tuple[Phrase, ...]
    unless_said: tuple[Phrase, ...]


@dataclass(frozen=True)
class Spoken:
    """A language and its families. Compiling raises ValueError for a line that is not allowed."""

    language: WrittenLanguage
    families: Mapping[str, PhraseFamily]

    def refusals(self) -> Iterator[tuple[str, str]]:
        """What is wrong with any line: the family, or nothing for the guards, and why."""
        guards = self.language.guards
        said = (*guards.no_negation, *guards.past, *guards.present)
        yield from (("", why) for why in _refusals(said, self._grammar))
        for name, family in self.families.items():
            own = self._grammar_of(family)
            yield from ((name, why) for why in _refusals(family.phrases, own))
            chosen = (line for each in family.raises for line in each.when_said + each.unless_said)
            yield from ((name, why) for why in _refusals(chosen, self._grammar))

    @cached_property
    def phrases(self) -> Mapping[str, tuple[Phrase, ...]]:
        """The phrases of every family, with the groups of its own and of the language."""
        return {
            name: self._compiled(family.phrases, self._grammar_of(family))
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
            no_negation=self._indexed(guards.no_negation),
            past=self._indexed(guards.past),
            present=self._indexed(guards.present),
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
        return Lexicon(self.vocabulary, self.language.never_a_slip)

    @cached_property
    def index(self) -> Index:
        """Which phrases may stand where some words are heard."""
        return Index(self.phrases, self.language.everyday)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of a phrase or of a guard that is a phrase."""
        guards = self.guards
        phrases = [
            each
            for index in (guards.past, guards.present, guards.no_negation)
            for each in index.all
        ]
        for choices in self.choices.values():
            for choice in choices:
                phrases += [*choice.when_said, *choice.unless_said]
        for each in self.phrases.values():
            phrases += each
        slots = {slot for phrase in phrases for slot in phrase.slots}
        return frozenset().union(*(slot.words for slot in slots))

    @cached_property
    def _grammar(self) -> Grammar:
        return Grammar(self.language.groups, everyday=self.language.everyday)

    def _grammar_of(self, family: PhraseFamily) -> Grammar:
        return Grammar(family.groups, self._grammar) if family.groups else self._grammar

    def _indexed(self, lines: Iterable[str]) -> Index:
        return Index({"": self._compiled(lines)}, self.language.everyday)

    def _compiled(self, lines: Iterable[str], grammar: Grammar | None = None) -> tuple[Phrase, ...]:
        compiler = grammar or self._grammar
        return tuple(phrase for line in lines for phrase in compiler.compile_line(line))


def _refusals(lines: Iterable[str], grammar: Grammar) -> Iterator[str]:
    for line in lines:
        if not grammar.is_plainly_right(line):
            try:
                grammar.compile_line(line)
            except ValueError as error:
                yield str(error)
