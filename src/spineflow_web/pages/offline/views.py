"""What a browser asks for to work without a network: the pack, the worker, the manifest."""

import json
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from spineflow_web.pages.doors import PersonRequest
from spineflow_web.pages.offline.pack import make_pack, open_days, version_of
from spineflow_web.pages.offline.shell import shell_files, shell_name
from spineflow_web.store.people import person_of

ICONS = (("icon-192.png", "192x192", "any"), ("icon-512.png", "512x512", "any"),
         ("icon-maskable-512.png", "512x512", "maskable"))  # fmt: skip
PICTURES = (("today.png", "390x844", "narrow", gettext_lazy("Today")),
            ("session.png", "390x844", "narrow", gettext_lazy("A session")),
            ("today-wide.png", "1280x800", "wide", gettext_lazy("Today")))  # fmt: skip
"""What a browser shows before it installs: of a made-up person."""
GROUND, ACCENT = "#f8f5ef", "#0f5f5a"
"""The light values of `--ground` and `--accent`: a manifest cannot name a custom property."""


@login_not_required
@require_safe
@gzip_page
def offline_pack(request: PersonRequest) -> HttpResponse:
    """The pages of today and tomorrow; 204 where the device has this version of them."""
    person = (
        person_of(request.user.pk) if request.user.is_authenticated and request.user.pk else None
    )
    if person is None:
        return JsonResponse({"problem": _("Sign in first.")}, status=403)
    request.person = person
    request.now = timezone.now().astimezone(ZoneInfo(person.time_zone))
    days = open_days(request)
    if request.GET.get("have") == version_of(request, days):
        return HttpResponse(status=204)
    return JsonResponse(make_pack(request, days))


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: at the root, so that every page is in its reach."""
    lines = [f'import {{ begin }} from "{static("worker/worker.js")}";']
    site = {
        "name": shell_name(),
        "files": shell_files(),
        "packUrl": reverse("offline_pack"),
        "eventsUrl": reverse("events"),
        "signOutUrl": reverse("account_logout"),
        "reachUrl": reverse("healthz"),
    }
    lines.append(f"begin({json.dumps(site)});")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/javascript; charset=utf-8")


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """What makes the pages an app one can put on the home screen."""
    icons: list[dict[str, Any]] = [
        {"src": static(f"images/{name}"), "sizes": sizes, "type": "image/png", "purpose": purpose}
        for name, sizes, purpose in ICONS
    ]
    icons.append({"src": static("images/icon.svg"), "sizes": "any", "type": "image/svg+xml"})
    return JsonResponse(
        {
            "id": reverse("today"),
            "name": "Spineflow",
            "short_name": "Spineflow",
            "description": _("Care for your back, a little every day."),
            "lang": get_language() or "en",
            "start_url": reverse("today"),
            "scope": "/",
            "display": "standalone",
            "background_color": GROUND,
            "theme_color": ACCENT,
            "icons": icons,
            "shortcuts": _shortcuts(),
            "screenshots": [
                {
                    "src": static(f"images/install/{name}"),
                    "sizes": sizes,
                    "type": "image/png",
                    "form_factor": form,
                    "label": str(label),
                }
                for name, sizes, form, label in PICTURES
            ],
        },
        content_type="application/manifest+json",
    )


def _shortcuts() -> list[dict[str, Any]]:
    """What a long touch of the icon leads to; all of it opens without a network too."""
    icons = [{"src": static("images/icon-192.png"), "sizes": "192x192", "type": "image/png"}]
    doors = ((_("Today"), "today"), (_("Safety card"), "safety_card"))
    return [{"name": name, "url": reverse(route), "icons": icons} for name, route in doors]
