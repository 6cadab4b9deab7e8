"""Is it alive, and would a save be safe?"""

from __future__ import annotations

import shutil
import time
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from spineflow_web.store.engine import ENGINE
from spineflow_web.store.readiness import durable_write_works, hours_since_backup

LEAST_FREE_BYTES = 500_000_000
_last: tuple[float, dict[str, Any]] | None = None


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """A row can be written and kept. Looked at every 10 seconds at most: the check writes."""
    global _last
    if _last is None or time.monotonic() - _last[0] > 10:
        _last = (time.monotonic(), _look())
    return JsonResponse(_last[1], status=200 if _last[1]["ready"] else 503)


def _look() -> dict[str, Any]:
    writes = durable_write_works()
    has_room = shutil.disk_usage(settings.DATA).free > LEAST_FREE_BYTES
    warnings = [] if settings.DATABASE_URL else [ENGINE.warning]
    if not has_room:
        warnings.append("Less than 500 MB of disk are free.")
    hours = hours_since_backup(settings.DATA)
    if not settings.DATABASE_URL and (hours is None or hours > 26):
        warnings.append("No verified backup in the last 26 hours.")
    return {
        "ready": writes and has_room,
        "writes": writes,
        "warnings": list(filter(None, warnings)),
    }
