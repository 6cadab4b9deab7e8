"""Those of allauth's views that need one more rule of ours."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.views import LoginView, logout, password_set
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse

from spineflow_web.actions.accounts import anyone_here
from spineflow_web.store.people import person_of


class SignIn(LoginView):
    """Signing in. Before anybody lives here, the welcome page is the only sensible place."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        welcome = _welcome_address()
        if welcome and not anyone_here():
            return redirect(welcome)
        answer: HttpResponseBase = super().get(request, *args, **kwargs)
        return answer


def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Signing out. The page names whose entries leave this device, and no others."""
    if request.user.is_authenticated and request.user.pk is not None:
        request.person = person_of(request.user.pk)  # type: ignore[attr-defined]
    answer: HttpResponseBase = logout(request)
    return answer


def _welcome_address() -> str | None:
    try:
        return reverse("welcome")
    except NoReverseMatch:
        return None


sign_in = SignIn.as_view()
# A password set from an unattended screen would be a second key: ask who is there.
set_password = reauthentication_required(password_set)
