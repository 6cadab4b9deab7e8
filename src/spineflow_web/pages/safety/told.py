"""What a person told, for somebody who lays hands on them: answers, conditions, limits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from spineflow.screening.evaluate import screen
from spineflow.screening.finding import Screening
from spineflow.screening.question import UNSURE, Question
from spineflow_web.pages.safety.answer_words import answer_words
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.screening import Screened


@dataclass(frozen=True, slots=True)
class Line:
    """A question in short, and what was answered."""

    question: str
    answer: str


def flag_lines(answers: Mapping[str, Any]) -> list[Line]:
    """What to know first, in the order of the content."""
    return [_line(key, answers) for key in catalogue().card_flags if _tells(key, answers)]


def _question(key: str) -> Question:
    return catalogue().safety.questions[key]


def _tells(key: str, answers: Mapping[str, Any]) -> bool:
    return key in answers and answers[key] not in (_question(key).neutral, UNSURE)


def _line(key: str, answers: Mapping[str, Any]) -> Line:
    return Line(say(_question(key).short), answer_words(_question(key), answers[key]))


def answer_lines(answers: Mapping[str, Any]) -> list[Line]:
    """Every answer that is not the neutral one, unsure ones too, but for those among the flags."""
    flags = {key for key in catalogue().card_flags if _tells(key, answers)}
    return [
        _line(key, answers)
        for key, question in catalogue().safety.questions.items()
        if key in answers and key not in flags and answers[key] != question.neutral
    ]


def conditions_told(outcome: Screening | None, answers: Mapping[str, Any]) -> list[str]:
    """Those that hold by what was really answered.

    An alarm ends the questions at once, and the gate reads what was never asked as unsure. On a
    card for a clinician that would say of somebody with numb legs that they have an aneurysm.
    """
    if outcome is None:
        return []
    safety = catalogue().safety
    unasked = {
        key: each.neutral
        for key, each in safety.questions.items()
        if key not in answers and each.neutral is not None
    }
    told = set(screen(safety, {**unasked, **answers}).conditions) | safety.conditions.keys() - {
        name for name, condition in safety.conditions.items() if condition.when
    }
    return [say(safety.conditions[name].label) for name in outcome.conditions if name in told]


def limits_in_force(screened: Screened | None, on: date) -> list[tuple[str, str, date]]:
    """What a clinician limited, by whom and until when."""
    conditions = catalogue().safety.conditions
    return [
        (say(conditions[each.condition].label), each.by, each.until)
        for each in (screened.limits if screened else ())
        if each.in_force(on) and each.condition in conditions
    ]
