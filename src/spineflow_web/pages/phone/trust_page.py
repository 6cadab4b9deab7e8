"""The plain page with the certificate, made once at the start: page, look and certificate."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string

from spineflow_web.pages.phone.places import lan_certificate, place_for_phone, places

CERTIFICATE = "/spineflow-authority.crt"
STYLES = ("tokens", "base", "forms", "pages", "phone")


def trust_answers() -> dict[str, tuple[str, bytes, str]]:
    """Kind, bytes and name to save by, for each plain address; empty without `--lan`."""
    certificate = lan_certificate()
    if certificate is None:
        return {}
    context = {
        "certificate": CERTIFICATE,
        "fingerprint": certificate.fingerprint,
        "places": [each for each in places() if "//localhost:" not in each],
        "place": place_for_phone(),
    }
    page = render_to_string("phone/trust.html", context).encode()
    folder = settings.STATICFILES_DIRS[0] if settings.STATICFILES_DIRS else settings.STATIC_ROOT
    style = b"\n".join((folder / "styles" / f"{name}.css").read_bytes() for name in STYLES)
    crt = ("application/x-x509-ca-cert", certificate.authority_der, CERTIFICATE.strip("/"))
    return {
        "/": ("text/html; charset=utf-8", page, ""),
        "/style.css": ("text/css; charset=utf-8", style, ""),
        CERTIFICATE: crt,
    }
