"""Answering everything again: the start, the rest to look through, and what became of an alarm."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from spineflow.screening.questionnaire import next_screen, visible_screens
from spineflow.vocabulary.ids import ABOUT_YOU
from spineflow_web.actions.rescreen import (
    asks_who_examined,
    got_help,
    start_again,
    was_examined,
    why_due,
)
from spineflow_web.actions.screening import current_screening
from spineflow_web.actions.screening_round import finish_round
from spineflow_web.pages.doors import PersonRequest, for_person
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.examined import SOMEBODY, WHO_EXAMINED, examiners
from spineflow_web.pages.safety.gate import Told, told
from spineflow_web.pages.safety.views import next_url
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.screening import draft_of, round_of

HELP = ("yes", "not_yet")


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """One screen with its answers so far, to be found still right or changed."""

    title: str
    url: str
    told: list[Told]
    is_list: bool


@for_person
@require_http_methods(["GET", "POST"])
def safety_again(request: PersonRequest) -> HttpResponse:
    """The person starts; after an alarm they first say who has examined them."""
    person, on = request.person, request.now.date()
    screened = current_screening(person, on)
    asks_who = asks_who_examined(screened, on)
    by, problem = request.POST.get("examined", ""), ""
    if request.method == "POST":
        if asks_who and by not in WHO_EXAMINED:
            problem = _("Say who has examined you, or that nobody has.")
        elif start_again(person, examined_by=by if asks_who else "", on=on, now=request.now):
            return redirect("safety")
        else:
            return redirect("today")
    reasons = why_due(person, screened, on) if screened and not asks_who else ()
    sentences = {rule.id: say(rule.sentence) for rule in catalogue().due_rules}
    context = {
        "asks_who": asks_who,
        "examiners": examiners() if asks_who else [],
        "reasons": [sentences[reason] for reason in reasons],
        "problem": problem,
        "has_problems": bool(problem),
    }
    return show_page(request, "safety/again.html", context, status=422 if problem else 200)


@for_person
@require_http_methods(["GET", "POST"])
def safety_rest(request: PersonRequest) -> HttpResponse:
    """What was answered before and is no emergency question: still right, or one tap from it."""
    person, on = request.person, request.now.date()
    if round_of(person.id) is None:
        return redirect("today")
    answers = draft_of(person.id)
    if next_screen(catalogue().safety, answers) is not None:
        return redirect(next_url(request))
    if request.method == "POST":
        finish_round(person, on=on, now=request.now)
        messages.success(request, _("Thank you. Your plan follows from your answers."))
        return redirect("today")
    return show_page(request, "safety/rest.html", {"screens": _to_confirm(answers)})


@for_person
@require_POST
def safety_help(request: PersonRequest) -> HttpResponse:
    """The answer to "did you get help?"."""
    screened = current_screening(request.person, request.now.date())
    answer = request.POST.get("help", "")
    if screened is not None and answer in HELP:
        got_help(request.person, screened, answer)
    return redirect("today")


@for_person
@require_http_methods(["GET", "POST"])
def examined(request: PersonRequest) -> HttpResponse:
    """Somebody has examined them after all: what was held back for that comes back."""
    person, on = request.person, request.now.date()
    screened = current_screening(person, on)
    if screened is None or not screened.unexamined:
        return redirect("today")
    by, problem = request.POST.get("examined", ""), ""
    if request.method == "POST":
        if by in SOMEBODY:
            was_examined(person, by, on=on, now=request.now)
            messages.success(request, _("Recorded. Your plan follows."))
            return redirect("today")
        problem = _("Say who has examined you.")
    context = {
        "examiners": [each for each in examiners() if each.word in SOMEBODY],
        "problem": problem,
        "has_problems": bool(problem),
    }
    return show_page(request, "safety/examined.html", context, status=422 if problem else 200)


def _to_confirm(answers: Mapping[str, Any]) -> list[ToConfirm]:
    """Screens with a question that is no emergency one."""
    shown = []
    for screen, questions in visible_screens(catalogue().safety, answers):
        is_list = screen.kind == "ticks"
        asked = [each for each in questions if not each.emergency]
        if not asked:
            continue
        url = (
            reverse("about")
            if screen.id == ABOUT_YOU
            else reverse("safety_screen", args=[screen.id])
        )
        listed = [
            told(each.key, answers)
            for each in asked
            if not is_list or answers.get(each.key) != each.neutral
        ]
        shown.append(ToConfirm(say(screen.title), url, listed, is_list))
    return shown
