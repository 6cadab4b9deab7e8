"""Doing what was prescribed: the same check, guide and rating as any other session."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from spineflow.sessions.quick_check import GoOn, OnlyGentle, ScreenAgain
from spineflow_web.actions import planning
from spineflow_web.actions.beside_plan import prescribed_in
from spineflow_web.actions.prescribed import record_prescribed
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.actions.session import last_session, passed_check, quick_check
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.prescribed.steps import prescribed_views
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import notice
from spineflow_web.pages.session.check_form import ReadCheck, blank_check, read_check
from spineflow_web.pages.session.player_data import player_data
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.plans import SavedPlan


@for_screened
@require_safe
def prescribed(request: ScreenedRequest, sitting: str) -> HttpResponse:
    """The check, or the steps once it is passed."""
    saved, planned = _planned(request, sitting)
    passed = passed_check(request.person, sitting, now=request.now)
    if passed is None:
        return _ask(request, planned, blank_check())
    if passed.gentle is not None:
        return _not_now(request)
    views = prescribed_views(planned)
    data = player_data(
        request.person, saved, sitting, planned["title"], views, passed, request.now.date()
    )
    context = {
        "title": planned["title"],
        "sitting": sitting,
        "steps": views,
        "figures": {},
        "data": {**data, "after_url": reverse("prescribed_after", args=[sitting])},
        "log_url": reverse("prescribed_log", args=[sitting]),
        "stop_rules": notice("stop_rules", request.person.country),
    }
    return show_page(request, "session/player.html", context)


@for_screened
@require_http_methods(["GET", "POST"])
def prescribed_check(request: ScreenedRequest, sitting: str) -> HttpResponse:
    """The check before it."""
    _saved, planned = _planned(request, sitting)
    if request.method == "GET":
        return _ask(request, planned, blank_check())
    read = read_check(request.POST)
    if read.problem:
        return _ask(request, planned, read)
    result = quick_check(
        request.person, sitting, read.answers, on=request.now.date(), now=request.now
    )
    match result:
        case ScreenAgain():
            return redirect("safety")
        case OnlyGentle(ask_first=keys) if keys:
            first, *rest = keys
            url = reverse("safety_question", kwargs={"key": first})
            return redirect(f"{url}?{urlencode({'then': ','.join(rest)})}" if rest else url)
        case OnlyGentle():
            return _not_now(request)
        case GoOn():
            return redirect("prescribed", sitting=sitting)
    return _ask(request, planned, read)


@for_screened
@require_POST
def prescribed_log(request: ScreenedRequest, sitting: str) -> HttpResponse:
    """All of it told at once: "I did this", or "I stopped"."""
    _saved, planned = _planned(request, sitting)
    passed = passed_check(request.person, sitting, now=request.now)
    if passed is None:
        return redirect("prescribed", sitting=sitting)
    did = request.POST.get("outcome") == "did"
    record_prescribed(request.person, planned, did=did, session=passed.session, now=request.now)
    return redirect("prescribed_after", sitting=sitting)


@for_screened
@require_http_methods(["GET", "POST"])
def prescribed_after(request: ScreenedRequest, sitting: str) -> HttpResponse:
    """How the back is after it, from 0 to 10."""
    _saved, planned = _planned(request, sitting)
    tapped, problem = request.POST.get("pain", ""), ""
    if request.method == "POST":
        if tapped.isascii() and tapped.isdecimal() and int(tapped[:3]) <= 10:
            entity: UUID | None = last_session(request.person, sitting, now=request.now)
            rated = {"when": "after", "pain": int(tapped)}
            event = new_event(request.person, "pain_rated", rated, now=request.now, entity=entity)
            keep(request.person.id, [event], now=request.now)
            messages.success(request, _("Saved."))
            return redirect("today")
        problem = _("Tap a number from 0 to 10.")
    context = {
        "title": planned["title"],
        "sitting": sitting,
        "scale": range(11),
        "problem": problem,
        "check_url": reverse("prescribed_check", args=[sitting]),
        "stop_rules": notice("stop_rules", request.person.country),
    }
    return show_page(request, "session/after.html", context, status=422 if problem else 200)


def _planned(request: ScreenedRequest, sitting: str) -> tuple[SavedPlan, Mapping[str, Any]]:
    """A prescribed sitting of today's plan; no other one opens, whatever the address says."""
    on = request.now.date()
    saved = planning.todays_plan(request.person, request.screened, on=on, now=request.now)
    found = prescribed_in(saved.plan, sitting)
    if found is None or saved.content_version != catalogue().version:
        raise Http404
    return saved, found


def _not_now(request: ScreenedRequest) -> HttpResponse:
    messages.info(
        request,
        _("Your pain is strong right now, so this one waits. Ask who prescribed it what to do."),
    )
    return redirect("today")


def _ask(request: ScreenedRequest, planned: Mapping[str, Any], check: ReadCheck) -> HttpResponse:
    context = {
        "title": planned["title"],
        "sitting": planned["id"],
        "check": check,
        "check_url": reverse("prescribed_check", args=[planned["id"]]),
    }
    status = 422 if check.problem else 200
    return show_page(request, "session/check.html", context, status=status)
