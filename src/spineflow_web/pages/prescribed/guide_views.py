"""Doing what was prescribed: the same check and guide as any other session.

What comes after it, the signs and the number, are the pages of every session.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from spineflow_web.actions import planning
from spineflow_web.actions.beside_plan import prescribed_in
from spineflow_web.actions.prescribed import record_prescribed, steps_of
from spineflow_web.actions.session import (
    GuidedSitting,
    PassedCheck,
    check_lasts,
    passed_check,
)
from spineflow_web.actions.session_end import resting_signs
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.keep import keep_for_today
from spineflow_web.pages.prescribed.steps import prescribed_views
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import notice
from spineflow_web.pages.session.check_form import ReadCheck, blank_check
from spineflow_web.pages.session.morning import asks_morning
from spineflow_web.pages.session.player_data import player_data
from spineflow_web.pages.session.take_check import Ways, take_check
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.plans import SavedPlan


@for_screened
@require_safe
def prescribed(request: ScreenedRequest, sitting: str) -> HttpResponse:
    """The check, or the steps once it is passed."""
    saved, planned = _planned(request, sitting)
    if resting_signs(request.person, on=request.now.date()):
        return redirect("session_rest")
    passed = passed_check(request.person, sitting, now=request.now)
    if passed is None:
        return ask_before_prescribed(request, planned, blank_check(asks_morning(request)))
    if passed.gentle is not None:
        return _not_now(request)
    return show_prescribed(request, saved, planned, passed)


def show_prescribed(
    request: ScreenedRequest, saved: SavedPlan, planned: Mapping[str, Any], passed: PassedCheck
) -> HttpResponse:
    """The steps of what was prescribed, for a check that was passed."""
    views, title, sitting = prescribed_views(planned), planned["title"], planned["id"]
    found = GuidedSitting(sitting, (), steps_of(planned))
    context = {
        "title": title,
        "sitting": sitting,
        "steps": views,
        "figures": {},
        "data": player_data(request, saved, found, title, views, passed),
        "log_url": reverse("prescribed_log", args=[sitting]),
        "stop_rules": notice("stop_rules", request.person.country),
    }
    page = show_page(request, "session/player.html", context)
    keep_for_today(page, request.person, request.now, check_lasts())
    return page


@for_screened
@require_http_methods(["GET", "POST"])
def prescribed_check(request: ScreenedRequest, sitting: str) -> HttpResponse:
    """The check before it."""
    _saved, planned = _planned(request, sitting)
    ways = Ways(
        ask=lambda check: ask_before_prescribed(request, planned, check),
        go_on=lambda: redirect("prescribed", sitting=sitting),
        only_gentle=lambda: _not_now(request),
    )
    return take_check(request, sitting, ways)


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
    return redirect("session_after" if did else "session_stopped", sitting=sitting)


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


def ask_before_prescribed(
    request: ScreenedRequest, planned: Mapping[str, Any], check: ReadCheck
) -> HttpResponse:
    """The form of the check, blank or as it came back."""
    context = {
        "title": planned["title"],
        "sitting": planned["id"],
        "check": check,
        "check_url": reverse("prescribed_check", args=[planned["id"]]),
    }
    status = 422 if check.problem else 200
    return show_page(request, "session/check.html", context, status=status)
