"""The product's addresses and two that fail: one refuses, one breaks with words of a person."""

from __future__ import annotations

from typing import NoReturn

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import include, path

CANARY = "canary-in-the-broken-page"


@login_not_required
def refuses(request: HttpRequest) -> NoReturn:
    raise PermissionDenied


@login_not_required
def breaks(request: HttpRequest) -> NoReturn:
    raise RuntimeError(f"{CANARY} {request.POST.get('note', '')}")


urlpatterns = [
    path("refuses/", refuses),
    path("breaks/", breaks),
    path("", include("spineflow_web.urls")),
]
handler429 = "spineflow_web.pages.refusals.too_many"
