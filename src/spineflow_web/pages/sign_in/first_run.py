"""The owner's first minutes: who may create the account, and that it ends up with a way in."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from spineflow_web.accounts.models import User
from spineflow_web.pages.forwarded import was_relayed
from spineflow_web.store.setup_token import is_setup_token

HAS_WAY_IN = "has_way_in"
OPEN_WITHOUT_WAY_IN = {"mfa_add_webauthn", "account_logout", "account_set_password", "healthz"}
View = Callable[[HttpRequest], HttpResponse]


def setup_token_needed(request: HttpRequest) -> bool:
    """Not when somebody sits at this very machine and nothing stands in between."""
    return (
        settings.IS_EXPOSED or was_relayed(request) or not _is_loopback(request.META["REMOTE_ADDR"])
    )


def setup_token_ok(request: HttpRequest, given: str) -> bool:
    """Whether this request may create the owner. The token dies when the owner is created."""
    return not setup_token_needed(request) or is_setup_token(given)


def sign_in_owner(request: HttpRequest, owner: User) -> None:
    """Sign the new owner in and remember that they were just there, so a passkey can be added."""
    login(request, owner, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, owner, method="first_run", reauthenticated=True)


def needs_sign_in_method(user: User) -> bool:
    """An account without password and passkey could never be opened again."""
    if user.has_usable_password():
        return False
    passkeys = Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.WEBAUTHN)
    return not passkeys.exists()


def require_way_in(get_response: View) -> View:
    """Nothing opens before there is a passkey or a password. Asked once per session."""

    def process_view(request: HttpRequest, view: object, args: object, kwargs: object) -> object:
        match = request.resolver_match
        if not request.user.is_authenticated or (match and match.view_name in OPEN_WITHOUT_WAY_IN):
            return None
        if request.session.get(HAS_WAY_IN) or request.user.has_usable_password():
            return None
        if needs_sign_in_method(request.user):
            return redirect("mfa_add_webauthn")
        request.session[HAS_WAY_IN] = True
        return None

    def answer(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    answer.process_view = process_view  # type: ignore[attr-defined]
    return answer


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address.split("%")[0]).is_loopback
    except ValueError:
        return False
