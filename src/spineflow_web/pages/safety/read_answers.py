"""Reads what was tapped on a page of the safety questions: answers, or a sentence per question.

Nothing is taken for granted: a question without a tap is a problem, never a "no". The one way to
say *no* to many lines at once is the button "None of these".
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from spineflow.screening.question import UNSURE, Question

WHOLE_PAGE = ""
"""The key of a problem that belongs to no single question."""


@dataclass(slots=True)
class Read:
    """Answers by key, and problems by key; answers count only where there is no problem."""

    answers: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


def read_asked(questions: Iterable[Question], given: QueryDict) -> Read:
    """Questions that each need their own answer: single pages and small forms."""
    read = Read()
    for question in questions:
        if question.counted:
            _keep_count(question, given, read)
            continue
        tapped = given.get(question.key, "").strip()
        if given.get(f"unsure-{question.key}"):
            tapped = _unsure_beside(question, tapped, read)
        elif not tapped and is_optional(question):
            tapped = UNSURE
        if question.key not in read.problems:
            _keep(question, tapped, read)
    return read


def read_ticks(questions: Iterable[Question], given: QueryDict) -> Read:
    """Lines to tick: what is not ticked is answered neutrally, once something was tapped."""
    read = Read()
    tapped_any = False
    for question in questions:
        tapped = _line(question, given, read)
        tapped_any = tapped_any or tapped is not None
        if question.key not in read.problems:
            read.answers[question.key] = question.neutral if tapped is None else tapped
    if "none" in given and tapped_any:
        read.problems[WHOLE_PAGE] = _(
            "You marked a line and also tapped “None of these”. Take the mark away, or tap “Next”."
        )
    if "none" not in given and not tapped_any:
        read.problems[WHOLE_PAGE] = _(
            "Nothing is marked. Mark what applies, or tap “None of these”."
        )
    return read


def is_optional(question: Question) -> bool:
    """A number one may not know, such as a blood pressure: empty is *not sure*."""
    needed = question.emergency or question.neutral is not None or question.unsure
    return question.answer == "number" and not needed


def _unsure_beside(question: Question, tapped: str, read: Read) -> str:
    if tapped and tapped != UNSURE:
        read.problems[question.key] = _("Give an answer or say that you are not sure, not both.")
    return UNSURE


def _line(question: Question, given: QueryDict, read: Read) -> Any:
    """One line: ticked, not sure, or None for neither."""
    is_ticked, is_unsure = f"tick-{question.key}" in given, f"unsure-{question.key}" in given
    chosen = given.get(question.key, "")
    if is_unsure and (is_ticked or chosen):
        read.problems[question.key] = _("Mark this line or say that you are not sure, not both.")
        return UNSURE
    if is_unsure:
        return UNSURE
    if question.answer == "yes_no":
        return True if is_ticked else None
    if not is_ticked and not chosen:
        return None
    value, problem = as_answer(question, chosen)
    if problem:
        read.problems[question.key] = _("Say which one it is.")
    return value


def _keep_count(question: Question, given: QueryDict, read: Read) -> None:
    """How many lines fit. Lines beside "not sure" leave it at not sure, which is the stricter one;
    a page sent again without a mark keeps the number from before."""
    key = question.key
    ticked = {line.value for line in question.counted} & set(given.getlist(f"tick-{key}"))
    is_none, is_unsure = f"none-{key}" in given, f"unsure-{key}" in given
    if is_none and (ticked or is_unsure):
        read.problems[key] = _("Mark what fits, or say that none of these does, not both.")
    elif is_unsure:
        read.answers[key] = UNSURE
    elif ticked or is_none:
        read.answers[key] = len(ticked)
    elif before := given.get(key, "").strip():
        _keep(question, before, read)
    else:
        read.problems[key] = _("Mark what fits, or say that none of these does.")


def _keep(question: Question, tapped: str, read: Read) -> None:
    value, problem = as_answer(question, tapped)
    if problem:
        read.problems[question.key] = problem
    else:
        read.answers[question.key] = value


def as_answer(question: Question, tapped: str) -> tuple[Any, str]:
    """The answer a tapped word stands for, and the sentence if it stands for none."""
    if tapped == UNSURE:
        return UNSURE, ""
    if question.answer == "yes_no":
        value: Any = {"yes": True, "no": False}.get(tapped)
        return value, "" if value is not None else _("Choose one of the answers.")
    if question.answer == "choice":
        is_known = question.refusal(tapped) is None
        return tapped, "" if is_known else _("Choose one of the answers.")
    return _as_number(question, tapped)


def _as_number(question: Question, tapped: str) -> tuple[Any, str]:
    if not tapped:
        return None, _("Give a number, or say that you are not sure.")
    is_number = tapped.isascii() and tapped.removeprefix("-").isdecimal() and len(tapped) < 9
    value = int(tapped) if is_number else None
    if value is None or question.refusal(value):
        limits = {"low": question.minimum, "high": question.maximum}
        return None, _("Give a whole number from %(low)d to %(high)d.") % limits
    return value, ""
