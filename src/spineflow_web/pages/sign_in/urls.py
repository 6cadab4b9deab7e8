"""Only the routes of allauth that are really used; the rest of it cannot be reached.

No sign-up, no e-mail, no reset by mail, no trusted browsers, no social accounts. Views are imported
at their first request: the passkey library alone would cost every start a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.module_loading import import_string

ACCOUNT = "allauth.account.views."
FACTORS = "allauth.mfa.base.views."
CODES = "allauth.mfa.recovery_codes.views."
TOTP = "allauth.mfa.totp.views."
PASSKEYS = "allauth.mfa.webauthn.views."
OURS = "spineflow_web.pages.sign_in."


def later(name: str, *, open_to_anyone: bool = False) -> Callable[..., HttpResponse]:
    """The view of this name, imported when it is first asked for."""

    def view(request: HttpRequest, **arguments: Any) -> HttpResponse:
        answer: HttpResponse = import_string(name)(request, **arguments)
        return answer

    view.login_required = not open_to_anyone  # type: ignore[attr-defined]
    return view


def opened(name: str) -> Callable[..., HttpResponse]:
    return later(name, open_to_anyone=True)


urlpatterns = [
    path("sign-in/", opened(OURS + "views.sign_in"), name="account_login"),
    path("sign-in/code/", opened(FACTORS + "authenticate"), name="mfa_authenticate"),
    path("sign-in/passkey/", opened(PASSKEYS + "login_webauthn"), name="mfa_login_webauthn"),
    # Open: it also ends a sign-in that got stuck before its second step.
    path("sign-out/", opened(OURS + "views.sign_out"), name="account_logout"),
    path("closed/", opened(ACCOUNT + "account_inactive"), name="account_inactive"),
    path("confirm/", later(ACCOUNT + "reauthenticate"), name="account_reauthenticate"),
    path("confirm/code/", later(FACTORS + "reauthenticate"), name="mfa_reauthenticate"),
    path(
        "confirm/passkey/",
        later(PASSKEYS + "reauthenticate_webauthn"),
        name="mfa_reauthenticate_webauthn",
    ),
    path("password/change/", later(ACCOUNT + "password_change"), name="account_change_password"),
    path("password/set/", later(OURS + "views.set_password"), name="account_set_password"),
    path("factors/", later(FACTORS + "index"), name="mfa_index"),
    path("app/add/", later(TOTP + "activate_totp"), name="mfa_activate_totp"),
    path("app/remove/", later(TOTP + "deactivate_totp"), name="mfa_deactivate_totp"),
    path("recovery-codes/", later(CODES + "view_recovery_codes"), name="mfa_view_recovery_codes"),
    path(
        "recovery-codes/new/",
        later(CODES + "generate_recovery_codes"),
        name="mfa_generate_recovery_codes",
    ),
    path("passkeys/", later(PASSKEYS + "list_webauthn"), name="mfa_list_webauthn"),
    path("passkeys/add/", later(PASSKEYS + "add_webauthn"), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/name/", later(PASSKEYS + "edit_webauthn"), name="mfa_edit_webauthn"),
    path(
        "passkeys/<int:pk>/remove/",
        later(OURS + "passkeys.remove_passkey"),
        name="mfa_remove_webauthn",
    ),
]
