"""The way to safety questions that were opened again."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from spineflow.screening.questionnaire import visible_screens
from spineflow.sessions.quick_check import Consequence, OnlyGentle, ScreenAgain
from spineflow_web.actions.marked import marked_today
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import draft_of


def questions_url(person: KnownPerson, keys: Iterable[str]) -> str:
    """To these questions, one after the other; the others follow by themselves."""
    return _to_these(person, keys) or reverse("safety")


def marked_url(person: KnownPerson, on: date) -> str | None:
    """To what was marked on this date and is still open; None where nothing of it is."""
    answered = draft_of(person.id)
    return _to_these(person, [key for key in marked_today(person, on) if key not in answered])


def _to_these(person: KnownPerson, keys: Iterable[str]) -> str | None:
    """A follow-up is asked once its parent is answered, so it is not named here."""
    shown = visible_screens(catalogue().safety, draft_of(person.id))
    visible = {question.key for _screen, questions in shown for question in questions}
    first, *rest = [key for key in dict.fromkeys(keys) if key in visible] or [""]
    if not first:
        return None
    url = reverse("safety_question", kwargs={"key": first})
    return f"{url}?{urlencode({'then': ','.join(rest)})}" if rest else url


def questions_after(person: KnownPerson, result: Consequence) -> str | None:
    """The way to what a check asks first; None where it asks nothing."""
    match result:
        case ScreenAgain(because=because):
            questions = catalogue().sessions.quick_questions
            return questions_url(
                person, [k for line in because for k in questions[line].asks_again]
            )
        case OnlyGentle(ask_first=keys) if keys:
            return questions_url(person, keys)
    return None
