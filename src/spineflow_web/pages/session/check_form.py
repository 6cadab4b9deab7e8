"""The check before a session: five lines to mark, one number, and no answer taken for granted."""

from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from spineflow.sessions.quick_check import WORST_PAIN, Answer, QuickQuestion
from spineflow_web.pages.sentences import say
from spineflow_web.pages.whole_number import whole_number
from spineflow_web.store.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Line:
    """One question that can be marked."""

    id: str
    text: str
    is_marked: bool


@dataclass(slots=True)
class ReadCheck:
    """Answers as the core takes them; they count only without a problem."""

    answers: dict[str, Answer] = field(default_factory=dict)
    problem: str = ""
    lines: list[Line] = field(default_factory=list)
    pain_id: str = ""
    pain_text: str = ""
    pain: int | None = None
    with_morning: bool = False
    """Whether the morning after yesterday's session is asked about as well; it may stay open."""
    morning: int | None = None
    scale: range = range(11)


def blank_check(with_morning: bool = False) -> ReadCheck:
    """Nothing marked, nothing chosen."""
    return _page(QueryDict(), with_morning)


def read_check(given: QueryDict, with_morning: bool = False) -> ReadCheck:
    """What was tapped. *None of these* is an answer; leaving everything open is not."""
    page = _page(given, with_morning)
    marked = any(line.is_marked for line in page.lines)
    for line in page.lines:
        page.answers[line.id] = line.is_marked
    if page.pain is not None:
        page.answers[page.pain_id] = page.pain
    if marked and "none" in given:
        page.problem = _("You marked a line and also tapped “None of these”. Tap “Next” instead.")
    elif not marked and "none" not in given:
        page.problem = _("Nothing is marked. Mark what is new, or tap “None of these”.")
    elif not marked and page.pain is None:
        page.problem = _("Tap how strong your pain is right now, from 0 to 10.")
    return page


def _page(given: QueryDict, with_morning: bool) -> ReadCheck:
    questions = catalogue().sessions.quick_questions.values()
    pain = next(question for question in questions if question.answer == "pain")
    return ReadCheck(
        lines=[_line(each, given) for each in questions if each.answer == "yes_no"],
        pain_id=pain.id,
        pain_text=say(pain.text),
        pain=_pain(given.get(pain.id, "")),
        with_morning=with_morning,
        morning=_pain(given.get("morning", "")) if with_morning else None,
    )


def _line(question: QuickQuestion, given: QueryDict) -> Line:
    return Line(question.id, say(question.text), question.id in given)


def _pain(tapped: str) -> int | None:
    return whole_number(tapped, 0, WORST_PAIN)
