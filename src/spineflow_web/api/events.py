"""`/events/`: what a device recorded comes in, in any order and as often as it likes; the log of
the person goes out, in the order in which it was kept."""

import json
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spineflow_web.actions.devices import Known, epoch, hand_out, take_in
from spineflow_web.actions.recording import Result
from spineflow_web.store.people import KnownPerson, person_of

MOST_EVENTS = 200
LARGEST_BODY = 1_000_000


@login_not_required
@require_http_methods(["GET", "POST"])
def events(request: HttpRequest) -> JsonResponse:
    """Keep events of the person who is signed in, or hand out the log from where a device stopped.

    A stranger gets a plain 403 here: a device cannot follow a redirect to the sign-in page.
    """
    person = _person(request)
    if person is None:
        return _refused(_("Sign in first."), 403)
    return _hand_out(request, person) if request.method == "GET" else _take_in(request, person)


def _take_in(request: HttpRequest, person: KnownPerson) -> JsonResponse:
    """One answer per event, in the order they were sent."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
        return _refused(_("Too much at once. Send at most 1 MB."), 413)
    try:
        owner, told = _read(request.body)
    except RequestDataTooBig:
        return _refused(_("Too much at once. Send at most 1 MB."), 413)
    except ValueError as problem:
        return _refused(str(problem), 400)
    if owner not in ("", str(person.id)):
        # A page of somebody else, still open: what they did is not this person's to have.
        return _refused(_("Somebody else is signed in."), 403)
    results = take_in(person, told, now=timezone.now())
    return JsonResponse({"epoch": epoch(), "results": [_line(result) for result in results]})


def _hand_out(request: HttpRequest, person: KnownPerson) -> JsonResponse:
    """The next events with their places, whose they are, and the token that sending needs."""
    try:
        known = _known(request)
    except ValueError:
        return _refused(_("These are not the marks of a log."), 400)
    page = hand_out(person, known, MOST_EVENTS)
    return JsonResponse(
        {
            "owner": str(person.id),
            "epoch": page.epoch,
            "restarted": page.restarted,
            "events": [{"seq": seq, "event": event.wire()} for seq, event in page.events],
            "more": page.more,
            "csrf": get_token(request),
        }
    )


def _known(request: HttpRequest) -> Known:
    """What the device says it has seen; nothing said is nothing seen."""
    given = request.GET
    seen = given.get("event", "")
    numbers = [int(given.get(name, "0")) for name in ("after", "seq")]
    if any(not 0 <= number < 2**53 for number in numbers):
        raise ValueError("out of range")
    return Known(
        after=numbers[0],
        epoch=given.get("epoch", "")[:36],
        seq=numbers[1],
        event=UUID(seen) if seen else None,
    )


def _person(request: HttpRequest) -> KnownPerson | None:
    if not request.user.is_authenticated or request.user.pk is None:
        return None
    return person_of(request.user.pk)


def _read(body: bytes) -> tuple[Any, list[Any]]:
    """Whose events these are, empty where the device does not say, and the events."""
    try:
        told = json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise ValueError(_("This is not JSON.")) from None
    if not isinstance(told, dict) or "events" not in told or set(told) - {"events", "owner"}:
        raise ValueError(_("Send one object with the keys “owner” and “events”, nothing else."))
    listed = told["events"]
    if not isinstance(listed, list):
        raise ValueError(_("“events” must be a list."))
    if len(listed) > MOST_EVENTS:
        raise ValueError(_("Send at most %(n)d events at once.") % {"n": MOST_EVENTS})
    return told.get("owner", ""), listed


def _no_number(name: str) -> float:
    raise ValueError(name)


def _line(result: Result) -> dict[str, Any]:
    told = {"id": result.id, "status": result.status}
    if result.reason:
        told["reason"] = result.reason
    return told | ({"seq": result.seq} if result.seq else {})


def _refused(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"problem": sentence}, status=status)
