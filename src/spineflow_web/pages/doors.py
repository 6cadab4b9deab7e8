"""Who gets through to a page: first the disclaimer, then the first run, then the gate.

Every view of ours stands behind one of these. `for_person` opens once the disclaimer is accepted;
`for_screened` opens only what the current screening allows, so that no address leads around it.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from spineflow_web.actions.rescreen import note_visit, why_due
from spineflow_web.actions.screen_anew import visit
from spineflow_web.actions.screening import current_screening
from spineflow_web.actions.words import stopped_by_words
from spineflow_web.pages.safety.due import OPEN_WHILE_DUE, show_due
from spineflow_web.pages.safety.gate import ask_again_url, is_closed, show_gate
from spineflow_web.pages.setup.steps import first_open_step
from spineflow_web.store.people import KnownPerson, person_of
from spineflow_web.store.screening import Screened

VISITED = "visited_on"
"""The key of the session under which the date of the last visit stands."""


class PersonRequest(HttpRequest):
    """A request whose person is known; `now` is the time where they are."""

    person: KnownPerson
    now: datetime


class ScreenedRequest(PersonRequest):
    """A request of a person whose screening lets them in."""

    screened: Screened


View = Callable[..., HttpResponse]


def account_of(request: HttpRequest) -> UUID:
    """The account behind a request that is signed in."""
    if request.user.pk is None:
        raise PermissionDenied
    return request.user.pk


def for_person(view: View) -> View:
    """Opens once the disclaimer is accepted."""

    @wraps(view)
    def opened(request: HttpRequest, **parts: str) -> HttpResponse:
        person = person_of(account_of(request))
        if person is None:
            return redirect("disclaimer")
        request.person = person  # type: ignore[attr-defined]
        request.now = timezone.now().astimezone(ZoneInfo(person.time_zone))  # type: ignore[attr-defined]
        return view(request, **parts)

    return opened


def for_screened(view: View) -> View:
    """Opens what the screening allows; else the gate stands here, or the first open question.

    Where all questions are due again, or a text waits for its list of emergency signs, only what
    tells of the past stays open.
    """

    @wraps(view)
    @for_person
    def opened(request: ScreenedRequest, **parts: str) -> HttpResponse:
        screened = current_screening(request.person, request.now.date())
        if screened is not None and screened.is_settled and is_closed(screened):
            if keys := stopped_by_words(request.person, screened):
                return redirect(ask_again_url(keys))
            screened = visit(request.person, screened, on=request.now.date(), now=request.now)
            return show_gate(request, request.person, screened, request.now.date())
        step = first_open_step(request.person, screened)
        if step is not None or screened is None:
            return redirect(step or "safety")
        if not _tells_of_the_past(request):
            if reasons := why_due(request.person, screened, request.now.date()):
                return show_due(request, reasons)
            if request.person.signs_wait_since is not None:
                return redirect(reverse("safety_words_also") + "?today")
        _note_visit(request)
        request.screened = screened
        return view(request, **parts)

    return opened


def _tells_of_the_past(request: ScreenedRequest) -> bool:
    route = request.resolver_match.view_name if request.resolver_match else ""
    return route in OPEN_WHILE_DUE


def _note_visit(request: ScreenedRequest) -> None:
    """Once a date and browser; the session remembers, so that no page pays for it again."""
    today = request.now.date()
    if request.session.get(VISITED) != today.isoformat():
        note_visit(request.person, today)
        request.session[VISITED] = today.isoformat()
