"""Reads a text: which families it touches, and which answers that raises."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from spineflow.screening.answers import Answers, candidates
from spineflow.screening.free_text.beside import ToldSentence
from spineflow.screening.free_text.family import PhraseFamily, Raises, WrittenLanguage
from spineflow.screening.free_text.match import Heard, Places
from spineflow.screening.free_text.phrase import Phrase
from spineflow.screening.free_text.speak import Likely, Spoken
from spineflow.screening.free_text.words import Sentence, sentences, tidy
from spineflow.screening.question import Value
from spineflow.screening.safety import Safety

CANCEL, ASK, RAISE = 0, 1, 2
_AS_LEVEL = {"cancel": CANCEL, "ask": ASK, "ignore": RAISE}


class TextTooLong(ValueError):
    """A text longer than what is read; `longest` is the limit in characters."""

    def __init__(self, longest: int) -> None:
        self.longest = longest
        super().__init__(f"longer than {longest} characters, which is the most that is read")


@dataclass(frozen=True, slots=True)
class TextMatch:
    """A sentence that touches a family. `is_raised`: its key counts as answered with `value` until
    the person says otherwise; else the question is asked like any other."""

    sentence: str
    family: str
    key: str
    value: Value
    is_raised: bool


@dataclass(frozen=True)
class TextReader:
    """Reads one language. Reading is pure, and safe for any text at all."""

    language: WrittenLanguage
    families: Mapping[str, PhraseFamily]

    @cached_property
    def spoken(self) -> Spoken:
        """The families, compiled."""
        return Spoken(self.language, self.families)

    def read(self, text: str, safety: Safety, answers: Answers) -> tuple[TextMatch, ...]:
        """Every sentence and family that match, in the order of the text; TextTooLong if too long.

        The answers matter only to families that say when they count.
        """
        if len(text) > self.language.longest:
            raise TextTooLong(self.language.longest)
        spoken = self.spoken
        heard = Heard(spoken.lexicon, spoken.sayings)
        fillers, turns = frozenset(self.language.fillers), spoken.guards.sets["turns"]
        matches: list[TextMatch] = []
        before: list[Places] = []
        for sentence in sentences(tidy(text), fillers, turns):
            places = [Places(clause, heard.words(clause)) for clause in sentence.clauses]
            matches += self._read_sentence(sentence, places, before)
            before = places
        return tuple(match for match in matches if self._counts(match, safety, answers))

    def _counts(self, match: TextMatch, safety: Safety, answers: Answers) -> bool:
        """Whether the family counts for these answers; what nobody answered may be so."""
        expression = self.spoken.only_when.get(match.family)
        if expression is None:
            return True
        values = candidates(safety, answers)
        return not all(values[key] for key in expression.keys) or expression.may_hold(values)

    def _read_sentence(
        self, sentence: Sentence, places: Sequence[Places], before: Sequence[Places]
    ) -> Iterator[TextMatch]:
        leans = self.spoken.guards.sets["leans_back"]
        if not any(word in leans for each in places for word in each.clause.words):
            before = ()
        told = ToldSentence(self.spoken.guards, places, before)
        levels = self._levels(told, before)
        for family in self.families:
            level = levels.get(family, CANCEL)
            raised = self._raised(family, places) if level else None
            if raised is not None:
                yield TextMatch(sentence.text, family, raised.key, raised.value, level == RAISE)

    def _levels(self, sentence: ToldSentence, before: Sequence[Places]) -> dict[str, int]:
        """What each family that stands in a sentence comes to; once it is an alarm, that is all."""
        levels: dict[str, int] = {}
        present = [self._present(each) for each in sentence.clauses]
        in_reach = reduce(or_, [*present, *map(self._present, before)])
        for at, places in enumerate(sentence.clauses):
            for likely in self._likely(present[at], in_reach):
                known = levels.get(likely.family, CANCEL)
                if known < RAISE and places.has(likely.phrase):
                    level = self._level(self.families[likely.family], sentence, at, likely.phrase)
                    levels[likely.family] = max(known, level)
        return levels

    def _present(self, places: Places) -> int:
        """The slots that a clause may fill, as bits."""
        present = 0
        for word in places.words:
            present |= self.spoken.slots[word]
        return present

    def _likely(self, present: int, in_reach: int) -> Iterator[Likely]:
        """The phrases for which every slot may be filled."""
        likely, rest = self.spoken.likely, present & self.spoken.places_to_look
        while rest:
            lowest = rest & -rest
            rest ^= lowest
            for each in likely[lowest]:
                if not (each.needs & ~present or each.beside & ~in_reach):
                    yield each

    def _level(self, family: PhraseFamily, sentence: ToldSentence, at: int, phrase: Phrase) -> int:
        """What a phrase in one clause comes to, after the guards."""
        if not sentence.may_have_beside(phrase):
            return CANCEL
        places, denying, guards = sentence.told(at)
        is_past = family.past != "ignore" and sentence.is_over(at)
        top, level = _AS_LEVEL[family.past] if is_past else RAISE, CANCEL
        for span in places.spans(phrase, denying):
            here = top
            if phrase.beside and not sentence.has_beside(phrase, at, span.last):
                continue
            if family.negation != "ignore" and guards.is_denied(span):
                here = min(here, _AS_LEVEL[family.negation])
            if family.other_people != "ignore" and guards.is_of_others(span):
                here = min(here, _AS_LEVEL[family.other_people])
            level = max(level, here)
            if level == top:
                return level
        return level

    def _raised(self, family: str, sentence: Sequence[Places]) -> Raises | None:
        """The answer that the words of the sentence choose."""
        for choice in self.spoken.choices[family]:
            said = not choice.when_said or _any_said(choice.when_said, sentence)
            if said and not _any_said(choice.unless_said, sentence):
                return choice.raises
        return None


def _any_said(phrases: Sequence[Phrase], sentence: Sequence[Places]) -> bool:
    return any(places.has(phrase) for places in sentence for phrase in phrases)
