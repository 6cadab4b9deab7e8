"""The pages that lead into a session: the check, what is still offered, the steps.

Each request looks at the gate and at today's plan anew; nothing of another date opens.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from spineflow_web.actions.session import (
    GuidedSitting,
    PassedCheck,
    check_lasts,
    guided,
    has_guide,
    offered,
    passed_check,
    told_without_script,
)
from spineflow_web.actions.session_end import resting_signs
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.keep import keep_for_today
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import notice
from spineflow_web.pages.session.check_form import ReadCheck, blank_check
from spineflow_web.pages.session.morning import asks_morning
from spineflow_web.pages.session.planned import planned_sitting, refuse_unguided, sitting_titles
from spineflow_web.pages.session.player_data import player_data
from spineflow_web.pages.session.step_view import cue_sentence, step_views
from spineflow_web.pages.session.take_check import Ways, take_check
from spineflow_web.store.plans import SavedPlan


@for_screened
@require_safe
@gzip_page
def session(request: ScreenedRequest, sitting: str) -> HttpResponse:
    """The check, or the steps once it is passed."""
    saved, planned = planned_sitting(request, sitting)
    refuse_unguided(planned)
    passed = passed_check(request.person, sitting, now=request.now)
    if passed is None and resting_signs(request.person, on=request.now.date()):
        return redirect("session_rest")
    if passed is None:
        return show_check(request, sitting, blank_check(asks_morning(request)))
    found = guided(saved, sitting, passed.gentle)
    if not found.steps:
        return redirect("session_gentle", sitting=sitting)
    return show_steps(request, saved, found, passed)


@for_screened
@require_http_methods(["GET", "POST"])
def session_check(request: ScreenedRequest, sitting: str) -> HttpResponse:
    """The check before a session, also for who wants to answer it once more."""
    _saved, planned = planned_sitting(request, sitting)
    refuse_unguided(planned)
    ways = Ways(
        ask=lambda check: show_check(request, sitting, check),
        go_on=lambda: redirect("session", sitting=sitting),
        only_gentle=lambda: redirect("session_gentle", sitting=sitting),
    )
    return take_check(request, sitting, ways)


@for_screened
@require_safe
def session_gentle(request: ScreenedRequest, sitting: str) -> HttpResponse:
    """What is offered while the pain is strong: breathing, a position of comfort, a short walk."""
    saved, _sitting = planned_sitting(request, sitting)
    passed = passed_check(request.person, sitting, now=request.now)
    if passed is None or passed.gentle is None:
        return redirect("session", sitting=sitting)
    titles = sitting_titles()
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
    saved, planned = planned_sitting(request, sitting)
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
    return redirect("session_after" if did else "session_stopped", sitting=sitting)


def show_check(request: ScreenedRequest, sitting: str, check: ReadCheck) -> HttpResponse:
    """The form of the check, blank or as it came back."""
    context = {"title": sitting_titles()[sitting], "sitting": sitting, "check": check}
    status = 422 if check.problem else 200
    return show_page(request, "session/check.html", context, status=status)


def show_steps(
    request: ScreenedRequest, saved: SavedPlan, found: GuidedSitting, passed: PassedCheck
) -> HttpResponse:
    """The steps of a sitting, for a check that was passed."""
    views = step_views(found)
    title = sitting_titles()[found.id]
    context = {
        "title": title,
        "sitting": found.id,
        "steps": views,
        "figures": {view.figure: view.svg for view in views if view.figure},
        "data": player_data(request, saved, found, title, views, passed),
        "stop_rules": notice("stop_rules", request.person.country),
    }
    page = show_page(request, "session/player.html", context)
    keep_for_today(page, request.person, request.now, check_lasts())
    return page
