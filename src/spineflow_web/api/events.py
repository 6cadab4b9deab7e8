"""`POST /events/`: what a device recorded comes in, in any order and as often as it likes."""

import json
from dataclasses import asdict
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from spineflow_web.actions.follow_up import KINDS, follow_up
from spineflow_web.actions.recording import Result, record
from spineflow_web.store.people import KnownPerson, person_of

MOST_EVENTS = 200
LARGEST_BODY = 1_000_000


@login_not_required
@require_POST
def events(request: HttpRequest) -> JsonResponse:
    """Keep events of the person who is signed in; one answer per event.

    A stranger gets a plain 403 here: a device cannot follow a redirect to the sign-in page.
    """
    person = _person(request)
    if person is None:
        return _refused(_("Sign in first."), 403)
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
        return _refused(_("Too much at once. Send at most 1 MB."), 413)
    try:
        told = _read(request.body)
    except RequestDataTooBig:
        return _refused(_("Too much at once. Send at most 1 MB."), 413)
    except ValueError as problem:
        return _refused(str(problem), 400)
    now = timezone.now()
    results = record(person.id, told, now=now)
    if news := _news(told, results):
        here = now.astimezone(ZoneInfo(person.time_zone))
        follow_up(person, news, on=here.date(), now=here)
    return JsonResponse({"results": [_line(result) for result in results]})


def _news(told: list[Any], results: list[Result]) -> list[UUID]:
    """Events just kept from which something may follow: seldom any, so a tap pays nothing."""
    return [
        UUID(result.id)
        for each, result in zip(told, results, strict=True)
        if result.status == "accepted" and each["kind"] in KINDS
    ]


def _person(request: HttpRequest) -> KnownPerson | None:
    if not request.user.is_authenticated or request.user.pk is None:
        return None
    return person_of(request.user.pk)


def _read(body: bytes) -> list[Any]:
    try:
        told = json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise ValueError(_("This is not JSON.")) from None
    if not isinstance(told, dict) or list(told) != ["events"]:
        raise ValueError(_("Send one object with the key “events” and nothing else."))
    listed = told["events"]
    if not isinstance(listed, list):
        raise ValueError(_("“events” must be a list."))
    if len(listed) > MOST_EVENTS:
        raise ValueError(_("Send at most %(n)d events at once.") % {"n": MOST_EVENTS})
    return listed


def _no_number(name: str) -> float:
    raise ValueError(name)


def _line(result: Result) -> dict[str, str]:
    return {name: value for name, value in asdict(result).items() if value or name == "id"}


def _refused(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"problem": sentence}, status=status)
