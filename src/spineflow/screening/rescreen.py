"""When all safety questions are to be answered again, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Literal, Self

from pydantic import model_validator

from spineflow.entries.entry import Many, SourcedEntry
from spineflow.screening.limit import Limit
from spineflow.screening.question import UNSURE, Question
from spineflow.vocabulary.ids import Id, Text

Answers = Mapping[str, Any]


class DueRule(SourcedEntry):
    """One reason for a full re-screen, and its sentence.

    `time` and `away` name a limit. `news` and `change` name questions: `news` is any new answer but
    the neutral one, `change` any new answer at all.
    """

    id: Id
    kind: Literal["time", "away", "news", "change"]
    sentence: Text
    limit: Id | None = None
    questions: Many[Id] = ()

    @model_validator(mode="after")
    def _one_ground(self) -> Self:
        by_limit = self.kind in ("time", "away")
        if by_limit != bool(self.limit) or by_limit == bool(self.questions):
            raise ValueError("time and away name a limit; news and change name questions")
        return self


@dataclass(frozen=True, slots=True)
class LastAsked:
    """When everything was asked last, and what has happened since."""

    full_on: date
    news: frozenset[str] = frozenset()
    """Ids of `news` and `change` rules that answers have set off since."""
    seen_on: frozenset[date] = frozenset()
    """Dates on which the person was here since; a day without a trace is a day away."""


def set_off(
    rules: Iterable[DueRule], questions: Mapping[str, Question], before: Answers, after: Answers
) -> tuple[str, ...]:
    """The rules that a change of answers sets off. An absent answer counts as the neutral one."""
    return tuple(
        rule.id
        for rule in rules
        if any(_is_news(rule, questions[key], before, after) for key in rule.questions)
    )


def due(
    rules: Iterable[DueRule], limits: Mapping[str, Limit], last: LastAsked, today: date
) -> tuple[str, ...]:
    """Why a full re-screen is due today, in the order of the content; empty while none is.

    An absence counts for good: coming back for a day does not end it, only the questions do.
    """
    return tuple(rule.id for rule in rules if _is_due(rule, limits, last, today))


def _is_news(rule: DueRule, question: Question, before: Answers, after: Answers) -> bool:
    old = before.get(question.key, question.neutral)
    new = after.get(question.key, question.neutral)
    if new == old:
        return False
    # Finding out what one was unsure of is no new onset; saying something worrying is news always.
    return bool(old != UNSURE if rule.kind == "change" else new != question.neutral)


def _is_due(rule: DueRule, limits: Mapping[str, Limit], last: LastAsked, today: date) -> bool:
    if rule.limit is None:
        return rule.id in last.news
    span = limits[rule.limit].span
    if rule.kind == "time":
        return today - last.full_on >= span
    here = sorted({last.full_on, today, *(day for day in last.seen_on if day <= today)})
    since = [day for day in here if day >= last.full_on]
    return any(later - earlier >= span for earlier, later in pairwise(since))
