"""Settings: every page of the first run again, and every answer to the safety questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from spineflow.screening.questionnaire import visible_screens
from spineflow.vocabulary.ids import ABOUT_YOU
from spineflow_web.actions.clearance import may_record_clearance
from spineflow_web.actions.screening import current_screening
from spineflow_web.pages.doors import PersonRequest, for_person
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.gate import Told, told
from spineflow_web.pages.safety.words import offers_words
from spineflow_web.pages.sentences import fluid_limit_words, say
from spineflow_web.pages.setup.steps import asks_fluid_limit
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.screening import draft_of


@dataclass(frozen=True, slots=True)
class AnsweredScreen:
    """One screen of the questionnaire with what was answered on it."""

    title: str
    url: str
    told: list[Told]
    is_list: bool


@for_person
@require_safe
def settings(request: PersonRequest) -> HttpResponse:
    """The way to every page."""
    screened = current_screening(request.person, request.now.date())
    context = {
        "person": request.person,
        "may_record_clearance": screened is not None and may_record_clearance(screened),
        "asks_fluid_limit": asks_fluid_limit(screened),
        "fluid_limit": fluid_limit_words(request.person.fluid_limit_ml),
        "clearance": screened.clearance if screened else None,
    }
    return show_page(request, "settings/settings.html", context)


@for_person
@require_safe
def settings_safety(request: PersonRequest) -> HttpResponse:
    """All answers to the safety questions, each one tap from its page."""
    answers = draft_of(request.person.id)
    screens = _answered(answers)
    return show_page(
        request,
        "settings/safety.html",
        {"screens": screens, "offers_words": offers_words(request.person)},
    )


def _answered(answers: Mapping[str, Any]) -> list[AnsweredScreen]:
    shown = []
    for screen, questions in visible_screens(catalogue().safety, answers):
        is_about = screen.id == ABOUT_YOU
        url = reverse("about") if is_about else reverse("safety_screen", args=[screen.id])
        is_list = screen.kind == "ticks"
        listed = [
            told(question.key, answers)
            for question in questions
            if not is_list or answers.get(question.key) != question.neutral
        ]
        shown.append(AnsweredScreen(say(screen.title), url, listed, is_list))
    return shown
