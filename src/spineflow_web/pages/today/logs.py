"""The diary's buttons: each tap is one event, and the last one of a kind can be taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from spineflow.sessions.quick_check import WORST_PAIN
from spineflow_web.actions.diary import take_back, tell
from spineflow_web.actions.pain_rise import ease_day, rose
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.pages.diary.forms import LONGEST_ACTIVITY
from spineflow_web.pages.diary.views import ask_walk_again
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.sentences import say
from spineflow_web.pages.today.said import say_changes
from spineflow_web.pages.whole_number import whole_number
from spineflow_web.store import summaries
from spineflow_web.store.catalogue import catalogue

UNDO_FROM = frozenset({"desk", "drinks", "pain_map"})
"""Other pages on which an entry can be taken back; one returns there."""


@for_screened
@require_POST
def log_water(request: ScreenedRequest) -> HttpResponse:
    """One glass."""
    return _kept(request, "water_drunk", {"glasses": 1}, "water")


@for_screened
@require_POST
def log_pain(request: ScreenedRequest) -> HttpResponse:
    """How the back is now."""
    pain = whole_number(request.POST.get("pain", ""), 0, WORST_PAIN)
    if pain is None:
        return _asked_again(request, _("Tap a number from 0 to 10."), "pain")
    event = new_event(request.person, "pain_rated", {"when": "now", "pain": pain}, now=request.now)
    keep(request.person.id, [event], now=request.now)
    if rose(request.person, event):
        eased = ease_day(request.person, request.screened, on=request.now.date(), now=request.now)
        if eased is not None:
            say_changes(request, eased.changes, say(catalogue().days.day_types["sore"].sentence))
    return redirect(f"{reverse('today')}#pain")


@for_screened
@require_POST
def log_walk(request: ScreenedRequest) -> HttpResponse:
    """A walk, in whole minutes."""
    minutes = whole_number(request.POST.get("minutes", ""), 1, LONGEST_ACTIVITY)
    if minutes is None:
        return ask_walk_again(request, request.POST.get("minutes", ""))
    person, now = request.person, request.now
    replanned = tell(
        person, request.screened, "walk_done", {"minutes": float(minutes)}, at=now, now=now
    )
    if replanned:
        messages.success(request, _("Saved. The rest of today is planned anew."))
    return redirect(f"{reverse('today')}#walked")


@for_screened
@require_POST
def log_undo(request: ScreenedRequest) -> HttpResponse:
    """Take back an entry of today, named in the form: no address carries an id."""
    on = request.now.date()
    marks = summaries.of_day(request.person.id, on).marks
    named = request.POST.get("event", "")
    found = next((mark.id for mark in marks if str(mark.id) == named), None)
    if found is not None and take_back(request.person, found, on, now=request.now):
        messages.success(request, _("Taken back."))
    else:
        messages.info(request, _("That is taken back already."))
    came_from = request.POST.get("from", "")
    return redirect(came_from if came_from in UNDO_FROM else "today")


def _kept(
    request: ScreenedRequest, kind: str, payload: dict[str, object], anchor: str
) -> HttpResponse:
    event = new_event(request.person, kind, payload, now=request.now)
    keep(request.person.id, [event], now=request.now)
    return redirect(f"{reverse('today')}#{anchor}")


def _asked_again(request: ScreenedRequest, sentence: str, anchor: str) -> HttpResponse:
    messages.error(request, sentence)
    return redirect(f"{reverse('today')}#{anchor}")
