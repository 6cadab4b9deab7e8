"""A page asked for by the server itself, at a moment of its choosing, behind the doors."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import resolve, reverse

from spineflow_web.pages.doors import PersonRequest, ScreenedRequest
from spineflow_web.store.screening import Screened


def inner_request(
    outer: PersonRequest, route: str, *, screened: Screened | None, now: datetime, **parts: str
) -> ScreenedRequest:
    """A GET of that route by the same person; messages meant for the outer page stay there.

    Whoever makes one has looked at the gate: the views behind it are called past their doors.
    """
    get_token(outer)  # the pages carry the token of the browser that will send their forms
    inner = HttpRequest()
    inner.method = "GET"
    inner.path = inner.path_info = reverse(route, kwargs=parts)
    # No packing inside: what is made here is text, and is packed as a whole on its way out.
    meta = {key: value for key, value in outer.META.items() if key != "HTTP_ACCEPT_ENCODING"}
    inner.META = {**meta, "QUERY_STRING": "", "REQUEST_METHOD": "GET"}
    inner.COOKIES = outer.COOKIES
    inner.session = outer.session
    inner.user = outer.user
    inner.resolver_match = resolve(inner.path)
    inner.person, inner.now, inner.screened = outer.person, now, screened  # type: ignore[attr-defined]
    return inner  # type: ignore[return-value]


def page_behind(view: Callable[..., HttpResponse], request: ScreenedRequest, **parts: str) -> str:
    """What the view shows to somebody who has come through its door."""
    behind: Callable[..., HttpResponse] = view.__wrapped__  # type: ignore[attr-defined]
    return text_of(behind(request, **parts))


def text_of(answer: HttpResponse) -> str:
    """The page itself."""
    return answer.content.decode()
