"""The pages of a session: check, steps, and how the back is after it.

Each request looks at the gate and at today's plan anew; nothing of another date opens.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from spineflow.screening.questionnaire import visible_screens
from spineflow.sessions.quick_check import GoOn, OnlyGentle, ScreenAgain
from spineflow.sessions.stop_rule import EaseOff, Pain, after_signs, signs_in
from spineflow_web.actions import planning
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.actions.session import (
    GuidedSitting,
    PassedCheck,
    guided,
    has_guide,
    last_session,
    offered,
    passed_check,
    quick_check,
    sitting_today,
    told_without_script,
)
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import notice, say
from spineflow_web.pages.session.check_form import ReadCheck, blank_check, read_check
from spineflow_web.pages.session.player_data import player_data
from spineflow_web.pages.session.step_view import cue_sentence, step_views
from spineflow_web.store import summaries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.plans import SavedPlan
from spineflow_web.store.screening import draft_of


@for_screened
@require_safe
def session(request: ScreenedRequest, sitting: str) -> HttpResponse:
    """The check, or the steps once it is passed."""
    saved, planned = _planned(request, sitting)
    _refuse_unguided(planned)
    passed = passed_check(request.person, sitting, now=request.now)
    if passed is None:
        return _ask(request, sitting, blank_check())
    found = guided(saved, sitting, passed.gentle)
    if not found.steps:
        return redirect("session_gentle", sitting=sitting)
    return _play(request, saved, found, passed)


@for_screened
@require_http_methods(["GET", "POST"])
def session_check(request: ScreenedRequest, sitting: str) -> HttpResponse:
    """The check before a session, also for who wants to answer it once more."""
    _saved, planned = _planned(request, sitting)
    _refuse_unguided(planned)
    if request.method == "GET":
        return _ask(request, sitting, blank_check())
    read = read_check(request.POST)
    if read.problem:
        return _ask(request, sitting, read)
    result = quick_check(
        request.person, sitting, read.answers, on=request.now.date(), now=request.now
    )
    match result:
        case ScreenAgain(because=because):
            questions = catalogue().sessions.quick_questions
            return _to_questions(
                request, [key for each in because for key in questions[each].asks_again]
            )
        case OnlyGentle(ask_first=keys) if keys:
            return _to_questions(request, list(keys))
        case OnlyGentle():
            return redirect("session_gentle", sitting=sitting)
        case GoOn():
            return redirect("session", sitting=sitting)
    return _ask(request, sitting, read)


@for_screened
@require_safe
def session_gentle(request: ScreenedRequest, sitting: str) -> HttpResponse:
    """What is offered while the pain is strong: breathing, a position of comfort, a short walk."""
    saved, _sitting = _planned(request, sitting)
    passed = passed_check(request.person, sitting, now=request.now)
    if passed is None or passed.gentle is None:
        return redirect("session", sitting=sitting)
    titles = _titles()
    context = {
        "sentences": [cue_sentence(cue) for cue in passed.gentle.cues],
        "offers": [(each, titles[each]) for each in offered(saved, passed.gentle)],
        "stop_rules": notice("stop_rules", request.person.country),
    }
    return show_page(request, "session/gentle.html", context)


@for_screened
@require_POST
def session_log(request: ScreenedRequest, sitting: str) -> HttpResponse:
    """The whole sitting told at once: "I did this", or "I stopped"."""
    saved, planned = _planned(request, sitting)
    passed = passed_check(request.person, sitting, now=request.now)
    if has_guide(planned) and passed is None:
        return redirect("session", sitting=sitting)
    gentle = passed.gentle if passed else None
    did = request.POST.get("outcome") == "did"
    told_without_script(
        request.person,
        sitting,
        guided(saved, sitting, gentle),
        did=did,
        session=passed.session if passed else None,
        now=request.now,
    )
    if not has_guide(planned):
        messages.success(request, _("Saved."))
        return redirect("today")
    return redirect("session_after", sitting=sitting)


@for_screened
@require_http_methods(["GET", "POST"])
def session_after(request: ScreenedRequest, sitting: str) -> HttpResponse:
    """How the back is now, from 0 to 10."""
    _saved, planned = _planned(request, sitting)
    _refuse_unguided(planned)
    tapped = request.POST.get("pain", "")
    problem = ""
    if request.method == "POST":
        if tapped.isascii() and tapped.isdecimal() and int(tapped[:3]) <= 10:
            return _rated(request, sitting, int(tapped))
        problem = _("Tap a number from 0 to 10.")
    context = {
        "title": _titles()[sitting],
        "sitting": sitting,
        "scale": range(11),
        "problem": problem,
        "stop_rules": notice("stop_rules", request.person.country),
    }
    return show_page(request, "session/after.html", context, status=422 if problem else 200)


def _rated(request: ScreenedRequest, sitting: str, pain: int) -> HttpResponse:
    person, now = request.person, request.now
    before = summaries.of_day(person.id, request.now.date()).of("before")
    entity = last_session(person, sitting, now=now)
    rated = new_event(person, "pain_rated", {"when": "after", "pain": pain}, now=now, entity=entity)
    keep(person.id, [rated], now=now)
    messages.success(request, _("Saved."))
    if sentence := _ease_off(before[-1].value if before else None, pain):
        messages.info(request, sentence)
    return redirect("today")


def _ease_off(before: int | None, after: int) -> str:
    """The sentence of the sign that the two numbers show, if they show one (A.7)."""
    signs = catalogue().sessions.signs
    found = signs_in(Pain(before=before, now=after), signs)
    effect = after_signs(found, signs, ())
    if not isinstance(effect, EaseOff):
        return ""
    told = say(signs[effect.because[0]].text)
    return _("%(sign)s Make it smaller next time, or go back one level.") % {"sign": told}


def _planned(request: ScreenedRequest, sitting: str) -> tuple[SavedPlan, Mapping[str, Any]]:
    saved = planning.todays_plan(
        request.person, request.screened, on=request.now.date(), now=request.now
    )
    planned = sitting_today(saved, request.screened, sitting)
    if planned is None:
        raise Http404
    return saved, planned


def _refuse_unguided(planned: Mapping[str, Any]) -> None:
    if not has_guide(planned):
        raise Http404


def _titles() -> dict[str, str]:
    return {each.id: say(each.title) for each in catalogue().programme.sittings}


def _ask(request: ScreenedRequest, sitting: str, check: ReadCheck) -> HttpResponse:
    context = {"title": _titles()[sitting], "sitting": sitting, "check": check}
    status = 422 if check.problem else 200
    return show_page(request, "session/check.html", context, status=status)


def _to_questions(request: ScreenedRequest, keys: list[str]) -> HttpResponse:
    """To the questions that the check opened, one after the other; the others follow by themselves.

    A follow-up is asked once its parent is answered, so it is not named here.
    """
    shown = visible_screens(catalogue().safety, draft_of(request.person.id))
    visible = {question.key for _screen, questions in shown for question in questions}
    first, *rest = [key for key in dict.fromkeys(keys) if key in visible] or [""]
    if not first:
        return redirect("safety")
    url = reverse("safety_question", kwargs={"key": first})
    return redirect(f"{url}?{urlencode({'then': ','.join(rest)})}" if rest else url)


def _play(
    request: ScreenedRequest, saved: SavedPlan, found: GuidedSitting, passed: PassedCheck
) -> HttpResponse:
    views = step_views(found)
    title = _titles()[found.id]
    context = {
        "title": title,
        "sitting": found.id,
        "steps": views,
        "figures": {view.figure: view.svg for view in views if view.figure},
        "data": player_data(
            request.person, saved, found.id, title, views, passed, request.now.date()
        ),
        "stop_rules": notice("stop_rules", request.person.country),
    }
    return show_page(request, "session/player.html", context)
