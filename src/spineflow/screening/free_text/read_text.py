"""Reads a text: which families it touches, and which answers that raises."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from spineflow.screening.answers import Answers, candidates
from spineflow.screening.free_text.family import PhraseFamily, Raises, WrittenLanguage
from spineflow.screening.free_text.guards import ClauseGuards, denials, is_over
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
        matches = [
            match
            for sentence in sentences(tidy(text), fillers, turns)
            for match in self._read_sentence(sentence, heard)
        ]
        return tuple(match for match in matches if self._counts(match, safety, answers))

    def _counts(self, match: TextMatch, safety: Safety, answers: Answers) -> bool:
        """Whether the family counts for these answers; what nobody answered may be so."""
        expression = self.spoken.only_when.get(match.family)
        if expression is None:
            return True
        values = candidates(safety, answers)
        return not all(values[key] for key in expression.keys) or expression.may_hold(values)

    def _read_sentence(self, sentence: Sentence, heard: Heard) -> Iterator[TextMatch]:
        places = [Places(clause, heard.words(clause)) for clause in sentence.clauses]
        levels: dict[str, int] = {}
        for each in places:
            for family, phrases in self._met(each).items():
                level = self._level(self.families[family], each, places, phrases)
                levels[family] = max(level, levels.get(family, CANCEL))
        for family in self.families:
            level = levels.get(family, CANCEL)
            raised = self._raised(family, places) if level else None
            if raised is not None:
                yield TextMatch(sentence.text, family, raised.key, raised.value, level == RAISE)

    def _met(self, places: Places) -> dict[str, list[Phrase]]:
        """The phrases that stand in a clause, by family."""
        spoken, present = self.spoken, 0
        for word in places.words:
            present |= spoken.slots[word]
        met: dict[str, list[Phrase]] = {}
        rest = present & spoken.places_to_look
        while rest:
            lowest = rest & -rest
            rest ^= lowest
            for likely in spoken.likely.get(lowest, ()):
                if not likely.needs & ~present and places.has(likely.phrase):
                    met.setdefault(likely.family, []).append(likely.phrase)
        return met

    def _level(
        self,
        family: PhraseFamily,
        places: Places,
        sentence: Sequence[Places],
        phrases: Sequence[Phrase],
    ) -> int:
        """What the phrases of one family in one clause come to, after the guards."""
        words = self.spoken.guards
        denying = denials(words, places)
        guards = ClauseGuards(words, places, denying)
        is_past = family.past != "ignore" and is_over(words, places, denying, sentence)
        top, level = _AS_LEVEL[family.past] if is_past else RAISE, CANCEL
        for phrase in phrases:
            for span in places.spans(phrase, denying):
                here = top
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
