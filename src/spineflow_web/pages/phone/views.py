"""The page that brings Spineflow onto a phone in the same house."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from spineflow_web.pages.doors import PersonRequest, for_person
from spineflow_web.pages.phone.places import (
    lan_certificate,
    picture_of,
    place_for_phone,
    place_of_trust,
    places,
)
from spineflow_web.pages.rendering import show_page


@for_person
@require_safe
def phone(request: PersonRequest) -> HttpResponse:
    """Addresses to scan, and what the way this server was started means for a phone."""
    place, trust = place_for_phone(), place_of_trust()
    context = {
        "kind": _kind(place),
        "place": place,
        "others": [each for each in places() if each != place and "//localhost:" not in each],
        "picture": picture_of(place) if place else "",
        "trust": trust,
        "trust_picture": picture_of(trust) if trust else "",
        "certificate": lan_certificate(),
    }
    return show_page(request, "phone/phone.html", context)


def _kind(place: str) -> str:
    """How this server can be reached: `here`, `lan`, `proxy` or `plain`."""
    if settings.ORIGIN and settings.IS_HTTPS:
        return "proxy"
    if not place:
        return "here"
    return "lan" if settings.LAN else "plain"
