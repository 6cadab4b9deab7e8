"""Safety questions as a template reads them: texts translated, earlier taps marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from spineflow.screening.question import UNSURE, Question
from spineflow_web.pages.safety.answer_words import answer_words
from spineflow_web.pages.safety.read_answers import is_optional
from spineflow_web.pages.sentences import say

LONG_TEXT = 120
LONGEST_SCALE = 11
"""Numbers with at most so many values are shown as a row of buttons."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to tap."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on a page."""

    key: str
    text: str
    short: str
    hint: str
    kind: str
    options: list[Option]
    value: str
    is_ticked: bool
    is_unsure: bool
    is_none: bool
    """Of lines that are counted: whether it was said that none fits."""
    is_optional: bool
    unit: str
    low: int | None
    high: int | None
    before: str
    problem: str

    @property
    def length(self) -> str:
        """`long` where the question needs smaller letters to stay in sight with its answers."""
        return "long" if len(self.text) > LONG_TEXT else ""

    @property
    def is_form(self) -> bool:
        """Whether it is filled in and sent, instead of answered by one tap."""
        return self.kind in {"number", "counted"}


def asked(
    question: Question,
    *,
    before: Any = None,
    given: QueryDict | None = None,
    problem: str = "",
) -> Asked:
    """A question to show: with what was just sent, else with the answer from before."""
    tapped = _tapped(question, before) if given is None else given.get(question.key, "")
    unsure = before == UNSURE if given is None else f"unsure-{question.key}" in given
    ticked = _is_ticked(question, before) if given is None else f"tick-{question.key}" in given
    chosen = {tapped} if given is None else {tapped, *given.getlist(f"tick-{question.key}")}
    options = [Option(value, label, value in chosen) for value, label in _options(question)]
    return Asked(
        key=question.key,
        text=say(question.text),
        short=say(question.short),
        hint=say(question.hint),
        kind=_kind(question),
        options=options,
        value="" if tapped == UNSURE else tapped,
        is_ticked=ticked,
        is_unsure=unsure or tapped == UNSURE,
        is_none=given is not None and f"none-{question.key}" in given,
        is_optional=is_optional(question),
        unit=say(question.unit),
        low=question.minimum,
        high=question.maximum,
        before="" if before is None else answer_words(question, before),
        problem=problem,
    )


def all_asked(
    questions: Iterable[Question],
    answers: Mapping[str, Any],
    given: QueryDict | None,
    problems: Mapping[str, str],
) -> list[Asked]:
    """Every question of a page."""
    return [
        asked(
            question,
            before=answers.get(question.key),
            given=given,
            problem=problems.get(question.key, ""),
        )
        for question in questions
    ]


def _kind(question: Question) -> str:
    if question.counted:
        return "counted"
    if question.answer == "number":
        low, high = question.minimum or 0, question.maximum or 0
        return "scale" if high - low < LONGEST_SCALE else "number"
    return question.answer


def _options(question: Question) -> list[tuple[str, str]]:
    if question.answer == "yes_no":
        return [("yes", _("Yes")), ("no", _("No"))]
    if question.counted:
        return [(line.value, say(line.label)) for line in question.counted]
    if question.answer == "choice":
        return [(choice.value, say(choice.label)) for choice in question.choices]
    if _kind(question) == "scale":
        return [(str(n), str(n)) for n in range(question.minimum or 0, (question.maximum or 0) + 1)]
    return []


def _tapped(question: Question, answer: Any) -> str:
    if answer is None:
        return ""
    if question.answer == "yes_no" and answer != UNSURE:
        return "yes" if answer else "no"
    return str(answer)


def _is_ticked(question: Question, answer: Any) -> bool:
    return answer is not None and answer != UNSURE and answer != question.neutral
