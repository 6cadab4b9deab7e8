"""The six questions before a session, and what follows from them (clinical reference A.6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Self

from pydantic import Field, model_validator

from spineflow.entries.entry import Many, SourcedEntry
from spineflow.screening.question import UNSURE
from spineflow.vocabulary.ids import Id, Text

Answer = bool | int | str
WORST_PAIN = 10


class QuickQuestion(SourcedEntry):
    """One question. A yes opens the safety questions again, those in `asks_again` first."""

    id: Id
    text: Text
    answer: Literal["yes_no", "pain"]
    topic: str = ""
    """The question in plain words, to stand inside a message where nobody can be asked."""
    asks_again: Many[Id] = ()

    @model_validator(mode="after")
    def _named(self) -> Self:
        if (self.answer == "yes_no") != bool(self.topic):
            raise ValueError("a question of yes or no, and only such a one, needs a topic")
        return self


class PainRule(SourcedEntry):
    """What is still offered from a level of pain on, and what is asked before it."""

    at_least: int = Field(ge=0, le=WORST_PAIN)
    only: Many[Id]
    walk_minutes: int = Field(gt=0)
    cues: Many[Id] = ()
    """Said beside what is offered: the position of comfort is no practice."""
    asks_first: Many[Id] = ()
    asks_after_trouble: Many[Id] = ()
    """Asked first as well where the last session was not fine: then strong pain is news."""


@dataclass(frozen=True, slots=True)
class NotAnswered:
    """Some questions are open; nothing starts before they are answered."""

    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScreenAgain:
    """Back to the gate: what was answered before no longer counts. `ask` in the order to ask."""

    because: tuple[str, ...]
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnlyGentle:
    """No more than these practices today, the walk not longer than so many minutes.

    Each is still under the person's plan and clearances: this only takes away. `ask_first` must be
    answered at the gate before anything starts.
    """

    only: tuple[str, ...]
    walk_minutes: int
    cues: tuple[str, ...]
    ask_first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoOn:
    """The session starts as planned."""


Consequence = NotAnswered | ScreenAgain | OnlyGentle | GoOn


def after_quick_check(
    answers: Mapping[str, Answer],
    questions: Mapping[str, QuickQuestion],
    pain_rules: Sequence[PainRule],
    emergency_keys: Sequence[str],
    *,
    last_was_fine: bool = True,
) -> Consequence:
    """What follows from the answers. Unsure is not no: it screens again; so does anything else
    than a plain no, once all are answered. `last_was_fine` is false when the last session ended
    with a sign, left more pain behind, or something went wrong in it."""
    yes = [key for key, q in questions.items() if q.answer == "yes_no" and _worries(answers, key)]
    if yes:
        first = [key for question in yes for key in questions[question].asks_again]
        return ScreenAgain(tuple(yes), tuple(dict.fromkeys([*first, *emergency_keys])))
    if missing := tuple(key for key in questions if key not in answers):
        return NotAnswered(missing)
    pains = [_pain(answers[key]) for key, q in questions.items() if q.answer == "pain"]
    return _by_pain(max(pains, default=0), pain_rules, last_was_fine)


def _worries(answers: Mapping[str, Answer], key: str) -> bool:
    return key in answers and answers[key] is not False


def _pain(answer: Answer) -> int:
    """A number from 0 to 10; unsure counts as the worst, anything else is a programming error."""
    if answer == UNSURE:
        return WORST_PAIN
    if isinstance(answer, bool) or not isinstance(answer, int) or not 0 <= answer <= WORST_PAIN:
        raise ValueError(f"pain must be a whole number from 0 to {WORST_PAIN}, not {answer!r}")
    return answer


def _by_pain(pain: int, rules: Sequence[PainRule], last_was_fine: bool) -> Consequence:
    """The rule with the highest level that the pain reaches."""
    reached = [rule for rule in rules if pain >= rule.at_least]
    if not reached:
        return GoOn()
    rule = max(reached, key=lambda each: each.at_least)
    also = () if last_was_fine else rule.asks_after_trouble
    asks = tuple(dict.fromkeys([*rule.asks_first, *also]))
    return OnlyGentle(rule.only, rule.walk_minutes, rule.cues, asks)
