"""Reads a text: which families it touches, and which answers that raises."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from spineflow.screening.answers import Answers, candidates
from spineflow.screening.free_text.beside import ToldSentence
from spineflow.screening.free_text.family import PhraseFamily, Raises, WrittenLanguage
from spineflow.screening.free_text.likely import may_fill
from spineflow.screening.free_text.match import Heard, Places
from spineflow.screening.free_text.phrase import Phrase
from spineflow.screening.free_text.speak import Spoken
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
            places = [heard.places(clause) for clause in sentence.clauses]
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
        if before and all(leans.isdisjoint(each.clause.words) for each in places):
            before = ()
        levels = self._levels(ToldSentence(self.spoken.guards, places, before), before)
        for family in self.families if levels else ():
            level = levels.get(family, CANCEL)
            raised = self._raised(family, places) if level else None
            if raised is not None:
                yield TextMatch(sentence.text, family, raised.key, raised.value, level == RAISE)

    def _levels(self, sentence: ToldSentence, before: Sequence[Places]) -> dict[str, int]:
        """What each family that stands in a sentence comes to; once it is an alarm, that is all."""
        levels: dict[str, int] = {}
        reach = (*sentence.clauses, *before)
        in_reach = set().union(*(each.words for each in reach))
        for likely in self.spoken.index.likely(in_reach):
            if levels.get(likely.family) == RAISE:
                continue
            for at, places in enumerate(sentence.clauses):
                may_stand = len(reach) == 1 or may_fill(likely.needs, places.words)
                if may_stand and places.has(likely.phrase):
                    level = self._level(self.families[likely.family], sentence, at, likely.phrase)
                    levels[likely.family] = max(levels.get(likely.family, CANCEL), level)
        return levels

    def _level(self, family: PhraseFamily, sentence: ToldSentence, at: int, phrase: Phrase) -> int:
        """What a phrase in one clause comes to, after the guards."""
        if not sentence.may_have_beside(phrase):
            return CANCEL
        places, denying, guards = sentence.told(at)
        may_be_others = family.other_people != "ignore"
        level = CANCEL
        for span in places.spans(phrase, denying):
            if phrase.beside and not sentence.has_beside(phrase, at, span.last):
                continue
            here = RAISE
            if family.negation != "ignore" and guards.is_denied(span):
                here = _AS_LEVEL[family.negation]
            if here and may_be_others and guards.is_of_others(span, family.own_people):
                here = min(here, _AS_LEVEL[family.other_people])
            if here and family.past != "ignore" and sentence.is_over(at, span):
                here = min(here, _AS_LEVEL[family.past])
            if here == RAISE:
                return RAISE
            level = max(level, here)
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
