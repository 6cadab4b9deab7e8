"""The pages after a session: what made one stop, what follows, and how the back is now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from spineflow.sessions.quick_check import WORST_PAIN
from spineflow.sessions.stop_rule import EaseOff, Sign, Stop, signs_to_show
from spineflow_web.actions.session_end import rate_after, resting_signs, tell_signs
from spineflow_web.pages.doors import PersonRequest, ScreenedRequest, for_person, for_screened
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.calls import calls_at_rest
from spineflow_web.pages.sentences import notice, say
from spineflow_web.pages.session.ease_off import ease_off_sentence
from spineflow_web.pages.session.planned import any_planned_sitting, climbed_in, title_of
from spineflow_web.pages.session.pregnancy import maybe_pregnant
from spineflow_web.pages.session.questions_url import questions_url
from spineflow_web.pages.whole_number import whole_number
from spineflow_web.store.catalogue import catalogue

URGENT = "same_day_contact"


@dataclass(frozen=True, slots=True)
class SignLine:
    """One sign that can be marked."""

    id: str
    text: str
    is_marked: bool


@for_screened
@require_http_methods(["GET", "POST"])
def session_stopped(request: ScreenedRequest, sitting: str) -> HttpResponse:
    """What was noticed: a stop goes to the safety questions, anything less on to the number."""
    planned = any_planned_sitting(request, sitting)
    signs = signs_to_show(catalogue().sessions.signs, maybe_pregnant(request.screened))
    marked = [sign.id for sign in signs if sign.id in request.POST]
    problem = _problem(request, marked)
    if request.method == "POST" and not problem:
        return _told(request, sitting, marked)
    context = {
        "title": title_of(planned),
        "sitting": sitting,
        "stops": _lines(signs, marked, "stop"),
        "less": _lines(signs, marked, "ease_off"),
        "problem": problem,
    }
    return show_page(request, "session/stopped.html", context, status=422 if problem else 200)


@for_person
@require_safe
def session_rest(request: PersonRequest) -> HttpResponse:
    """What to do at once, for a sign that ends the day; also while the questions are open."""
    found = resting_signs(request.person, on=request.now.date())
    if not found:
        return redirect("today")
    person = request.person
    context = {
        "notices": [
            notice(message, person.country, [topic], own_number=person.own_number)
            for message, topic in found
        ],
        "calls": calls_at_rest(person, urgent_first=found[0][0] == URGENT),
    }
    return show_page(request, "session/rest.html", context)


@for_screened
@require_http_methods(["GET", "POST"])
def session_after(request: ScreenedRequest, sitting: str) -> HttpResponse:
    """How the back is now, from 0 to 10."""
    planned = any_planned_sitting(request, sitting)
    problem = ""
    if request.method == "POST":
        pain = whole_number(request.POST.get("pain", ""), 0, WORST_PAIN)
        if pain is not None:
            return _rated(request, sitting, planned, pain)
        problem = _("Tap a number from 0 to 10.")
    context = {
        "title": title_of(planned),
        "sitting": sitting,
        "scale": range(11),
        "problem": problem,
        "stop_rules": notice("stop_rules", request.person.country),
    }
    return show_page(request, "session/after.html", context, status=422 if problem else 200)


def _problem(request: ScreenedRequest, marked: list[str]) -> str:
    if request.method != "POST":
        return ""
    if marked and "none" in request.POST:
        return _("You marked a line and also tapped “None of these”. Tap “Next” instead.")
    if not marked and "none" not in request.POST:
        return _("Nothing is marked. Mark what you noticed, or tap “None of these”.")
    return ""


def _lines(signs: tuple[Sign, ...], marked: list[str], effect: str) -> list[SignLine]:
    """The signs of one effect, but for those that only a later number shows."""
    shown = [sign for sign in signs if sign.effect == effect]
    now = [sign for sign in shown if sign.measure != "next_morning_rise"]
    return [SignLine(sign.id, say(sign.text), sign.id in marked) for sign in now]


def _told(request: ScreenedRequest, sitting: str, marked: list[str]) -> HttpResponse:
    person = request.person
    effect = tell_signs(person, sitting, marked, on=request.now.date(), now=request.now)
    match effect:
        case Stop(messages=notices) if notices:
            return redirect("session_rest")
        case Stop(ask=keys):
            return redirect(questions_url(person, keys[: _own(effect)]))
        case EaseOff(because=because):
            messages.info(request, ease_off_sentence(because))
    return redirect("session_after", sitting=sitting)


def _own(effect: Stop) -> int:
    """How many of the questions are the signs' own; the emergency block follows by itself."""
    signs = catalogue().sessions.signs
    return len(dict.fromkeys(key for each in effect.because for key in signs[each].asks_again))


def _rated(
    request: ScreenedRequest, sitting: str, planned: Mapping[str, Any], pain: int
) -> HttpResponse:
    signs = rate_after(request.person, sitting, pain, on=request.now.date(), now=request.now)
    messages.success(request, _("Saved."))
    if sentence := ease_off_sentence(signs):
        messages.info(request, sentence)
    if climbed_in(planned):
        return redirect("session_effort", sitting=sitting)
    return redirect("today")
