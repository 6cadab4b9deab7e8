"""Every address there is. A route without a row in `pages/policy.py` fails the build."""

from __future__ import annotations

from django.urls import include, path

from spineflow_web.pages import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("account/", include("spineflow_web.pages.sign_in.urls")),
    path("", include("spineflow_web.api.urls")),
    path("", include("spineflow_web.pages.urls")),
]
handler400 = "spineflow_web.pages.refusals.bad_request"
handler429 = "spineflow_web.pages.refusals.too_many"
