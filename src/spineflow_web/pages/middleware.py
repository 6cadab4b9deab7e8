"""The headers every answer carries, static files and errors included."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self' blob:",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
    ]
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
HSTS = "max-age=31536000; includeSubDomains"

View = Callable[[HttpRequest], HttpResponse]


def answer_with_headers(get_response: View) -> View:
    """Before all that may answer, so that an answer made by another middleware gets them too.

    A view that needs another policy (a camera page) sets the header itself; it is left alone.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        # Never with our own authority: it would shut the plain page that explains trusting it.
        if settings.IS_HTTPS and not settings.LAN and request.is_secure():
            response.headers.setdefault("Strict-Transport-Security", HSTS)
        if not request.path.startswith(settings.STATIC_URL):
            # Nothing personal stays in a shared computer's cache, not even the sign-in page.
            response.headers["Cache-Control"] = "no-store"
        return response

    return answer
