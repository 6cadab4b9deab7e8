"""The diary's buttons: each tap is one event, and the last one of a kind can be taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from spineflow_web.actions import my_day
from spineflow_web.actions.planning import todays_plan
from spineflow_web.actions.recording import keep, new_event, undo
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.sentences import say
from spineflow_web.pages.today.said import say_changes
from spineflow_web.store import summaries
from spineflow_web.store.catalogue import catalogue

LONGEST_WALK = 600


@for_screened
@require_POST
def log_water(request: ScreenedRequest) -> HttpResponse:
    """One glass."""
    return _kept(request, "water_drunk", {"glasses": 1}, "water")


@for_screened
@require_POST
def log_pain(request: ScreenedRequest) -> HttpResponse:
    """How the back is now."""
    pain = _whole_number(request.POST.get("pain", ""), 0, 10)
    if pain is None:
        return _asked_again(request, _("Tap a number from 0 to 10."), "pain")
    before = summaries.of_day(request.person.id, request.now.date()).of("before", "after", "now")
    kept = _kept(request, "pain_rated", {"when": "now", "pain": pain}, "pain")
    if before and _rose(before[-1].value, pain):
        _ease(request)
    return kept


@for_screened
@require_POST
def log_walk(request: ScreenedRequest) -> HttpResponse:
    """A walk, in whole minutes."""
    minutes = _whole_number(request.POST.get("minutes", ""), 1, LONGEST_WALK)
    if minutes is None:
        sentence = _("Give the minutes you walked, from 1 to %(most)d.")
        return _asked_again(request, sentence % {"most": LONGEST_WALK}, "walked")
    return _kept(request, "walk_done", {"minutes": float(minutes)}, "walked")


@for_screened
@require_POST
def log_undo(request: ScreenedRequest) -> HttpResponse:
    """Take back an entry of today, named in the form: no address carries an id."""
    marks = summaries.of_day(request.person.id, request.now.date()).marks
    named = request.POST.get("event", "")
    found = next((mark.id for mark in marks if str(mark.id) == named), None)
    if found is not None and undo(request.person, found, now=request.now):
        messages.success(request, _("Taken back."))
    else:
        messages.info(request, _("That is taken back already."))
    return redirect("today")


def _rose(before: int, now: int) -> bool:
    """Whether pain rose as far as the red light says."""
    red = catalogue().days.lights["red"]
    by_much = red.rises_over is not None and now - before > red.rises_over
    return by_much or (red.passes is not None and before < now > red.passes)


def _ease(request: ScreenedRequest) -> None:
    """The rest of the day follows, unless it is a gentle day already."""
    on = request.now.date()
    saved = todays_plan(request.person, request.screened, on=on, now=request.now)
    if saved.plan.get("terms", {}).get("phase", "usual") == "usual":
        done = my_day.sore_day(request.person, request.screened, on=on, now=request.now)
        say_changes(request, done.changes, say(catalogue().days.day_types["sore"].sentence))


def _kept(
    request: ScreenedRequest, kind: str, payload: dict[str, object], anchor: str
) -> HttpResponse:
    event = new_event(request.person, kind, payload, now=request.now)
    keep(request.person.id, [event], now=request.now)
    return redirect(f"{reverse('today')}#{anchor}")


def _asked_again(request: ScreenedRequest, sentence: str, anchor: str) -> HttpResponse:
    messages.error(request, sentence)
    return redirect(f"{reverse('today')}#{anchor}")


def _whole_number(given: str, low: int, high: int) -> int | None:
    given = given.strip()
    if not (given.isascii() and given.isdecimal() and len(given) < 5):
        return None
    return int(given) if low <= int(given) <= high else None
