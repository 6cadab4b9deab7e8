"""What a proxy says about a request counts only where the request comes from a proxy of ours.

Anybody can send `X-Forwarded-Proto: https` or `X-Forwarded-For: 127.0.0.1`. So these headers are
taken away before anything reads them, unless the other end is in `TRUSTED_PROXIES`, which is empty
by default (docs/self-hosting.md).
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

SAID_BY_PROXIES = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_REAL_IP",
    "HTTP_FORWARDED",
)
RELAYED = "spineflow.relayed"
"""Set where something stood in between; no header can have this name."""
View = Callable[[HttpRequest], HttpResponse]


def believe_only_proxies(get_response: View) -> View:
    """First in line, before anything asks where a request comes from."""

    def answer(request: HttpRequest) -> HttpResponse:
        said = [name for name in SAID_BY_PROXIES if name in request.META]
        if said:
            request.META[RELAYED] = True
            if not _is_proxy(request.META.get("REMOTE_ADDR", "")):
                for name in said:
                    del request.META[name]
        return get_response(request)

    return answer


def was_relayed(request: HttpRequest) -> bool:
    """Whether something stands between the browser and us, believed or not."""
    return RELAYED in request.META or any(name in request.META for name in SAID_BY_PROXIES)


def _is_proxy(address: str) -> bool:
    try:
        peer = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return any(peer in network for network in settings.TRUSTED_PROXIES)
