"""The line on every page that is read over a network without encryption."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from spineflow_web.addresses import LOOPBACK


def plain_http(request: HttpRequest) -> dict[str, bool]:
    """`is_plain`: others in the network could read along. Never so at this machine itself."""
    if not settings.IS_EXPOSED or request.is_secure():
        return {"is_plain": False}
    host = urlsplit(f"//{request.META.get('HTTP_HOST', '')}").hostname
    return {"is_plain": host not in LOOPBACK}
