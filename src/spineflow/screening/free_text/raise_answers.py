"""Answers with what the person wrote merged in: only ever raised, never lowered."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from spineflow.screening.answers import Answers
from spineflow.screening.free_text.read_text import TextMatch
from spineflow.screening.question import UNSURE, Question, Value
from spineflow.screening.safety import Safety


@dataclass(frozen=True, slots=True)
class Raised:
    """Answers after a text was read. `unconfirmed`: keys that count as the text says although
    their question has no certain answer; those of emergency questions stay unanswered."""

    answers: dict[str, Any]
    unconfirmed: frozenset[str]


def strength(question: Question, value: Value) -> int:
    """How serious an answer is: 0 for no, and choices in the order in which they are listed."""
    if question.answer == "yes_no":
        return int(bool(value))
    return [choice.value for choice in question.choices].index(str(value))


def raise_answers(safety: Safety, answers: Answers, matches: Iterable[TextMatch]) -> Raised:
    """Merge matches into answers, the more serious of two winning.

    A key without a certain answer takes the text's, and is still to be asked. A match that raises
    nothing makes an absent answer *unsure*, so that its question is asked.
    """
    raised = dict(answers)
    unconfirmed: set[str] = set()
    for match in matches:
        question, known = safety.questions[match.key], raised.get(match.key, UNSURE)
        if not match.is_raised:
            raised.setdefault(match.key, UNSURE)
        elif known == UNSURE:
            if _stands_for_worse(question, answers, match.value):
                continue
            raised[match.key] = match.value
            unconfirmed.add(match.key)
        elif strength(question, match.value) > strength(question, known):
            raised[match.key] = match.value
    return Raised(raised, frozenset(unconfirmed))


def _stands_for_worse(question: Question, answers: Answers, value: Value) -> bool:
    """Whether *unsure* was said to a question that is no emergency, and already counts as more."""
    if question.emergency or answers.get(question.key) != UNSURE:
        return False
    return any(strength(question, each) > strength(question, value) for each in question.unsure)
