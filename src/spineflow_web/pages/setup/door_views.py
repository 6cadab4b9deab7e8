"""The very first pages: welcome, the owner's account, and the disclaimer."""

from zoneinfo import available_timezones

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spineflow_web.actions.accounts import OwnerExists, anyone_here, create_owner
from spineflow_web.actions.setup import accept_disclaimer
from spineflow_web.pages.doors import account_of
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import notice
from spineflow_web.pages.setup.forms import DisclaimerForm, OwnerForm, TokenForm
from spineflow_web.pages.sign_in.first_run import (
    setup_token_needed,
    setup_token_ok,
    sign_in_owner,
)
from spineflow_web.store.people import person_of

PASSKEY = "passkey"


@login_not_required
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """Two sentences, and the owner's account. Closed as soon as somebody lives here."""
    if anyone_here():
        return redirect("today")
    form_class = TokenForm if setup_token_needed(request) else OwnerForm
    form = form_class(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        response = _make_owner(request, form)
        if response is not None:
            return response
    status = 422 if form.is_bound and form.errors else 200
    return show_page(request, "setup/welcome.html", {"form": form}, status=status)


def _make_owner(request: HttpRequest, form: OwnerForm) -> HttpResponse | None:
    """The owner, signed in; None with a sentence in the form when it cannot be."""
    by_passkey = request.POST.get("way") == PASSKEY
    password = None if by_passkey else form.cleaned_data["password"]
    if not setup_token_ok(request, form.cleaned_data.get("token", "")):
        form.add_error("token", _("This is not the token on the console."))
        return None
    if not by_passkey and not password:
        form.add_error("password", _("Type a password, or choose a passkey below."))
        return None
    try:
        owner = create_owner(form.cleaned_data["name"], password)
    except OwnerExists:
        return redirect("today")
    except ValidationError as refused:
        _add_refusal(form, refused)
        return None
    sign_in_owner(request, owner)
    return redirect("mfa_add_webauthn" if by_passkey else "disclaimer")


def _add_refusal(form: OwnerForm, refused: ValidationError) -> None:
    if not hasattr(refused, "error_dict"):
        form.add_error("password", refused)
        return
    for sentences in refused.message_dict.values():
        form.add_error("name", sentences)


@require_http_methods(["GET", "POST"])
def disclaimer(request: HttpRequest) -> HttpResponse:
    """What this is and is not; accepting it is what makes a person of an account."""
    if person_of(account_of(request)) is not None:
        return redirect("today")
    form = DisclaimerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        accept_disclaimer(
            account_of(request),
            time_zone=_known_zone(form.cleaned_data["time_zone"]),
            language=form.cleaned_data["language"] or get_language() or "en",
            now=timezone.now(),
        )
        return redirect("about")
    context = {
        "form": form,
        "notice": notice("general_disclaimer"),
        "review": notice("review_notice"),
    }
    status = 422 if form.is_bound and form.errors else 200
    return show_page(request, "setup/disclaimer.html", context, status=status)


def _known_zone(name: str) -> str:
    """The browser's zone where it is one; else the server's, to be corrected on the next page."""
    return name if name in available_timezones() else settings.TIME_ZONE
