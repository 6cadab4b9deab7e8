"""The page about reminders, and what its buttons do. All of it but push works without script."""

from __future__ import annotations

from dataclasses import asdict
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from spineflow_web.actions import reminders as wishes
from spineflow_web.actions.accounts import is_owner
from spineflow_web.actions.since_shown import read_shown, shown_text
from spineflow_web.addresses import LOOPBACK
from spineflow_web.pages.doors import PersonRequest, account_of, for_person
from spineflow_web.pages.phone.places import place_for_phone
from spineflow_web.pages.reminders.forms import QuietForm, snoozed_until
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sign_in.session_rules import REMINDED
from spineflow_web.store import reminders as kept
from spineflow_web.store.catalogue import catalogue


@for_person
@require_http_methods(["GET", "POST"])
def reminders(request: PersonRequest) -> HttpResponse:
    """How reminders stand, and the quiet hours."""
    told = kept.reminding_of(request.person.id)
    initial = {"quiet_from": told.quiet_from, "quiet_until": told.quiet_until}
    form = QuietForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        shown = read_shown(request.POST.get("shown", ""))
        wishes.keep_quiet_hours(request.person, form.told, shown)
        messages.success(request, _("Saved."))
        return redirect("reminders")
    return _show(request, form)


@for_person
@require_POST
def reminders_snooze(request: PersonRequest) -> HttpResponse:
    """Put reminders off for a while, or take that back."""
    until = snoozed_until(request.POST.get("for", ""), request.now)
    wishes.snooze(request.person, until)
    messages.success(request, _("No reminders for now.") if until else _("Reminders come again."))
    return redirect("reminders")


@for_person
@require_POST
def reminders_feed(request: PersonRequest) -> HttpResponse:
    """Make a calendar address, shown this once, or end it."""
    if request.POST.get("do") == "end":
        wishes.end_feed(request.person)
        messages.success(request, _("The address leads nowhere from now on."))
        return redirect("reminders")
    secret = wishes.make_feed(request.person, now=request.now)
    path = reverse("calendar_feed", args=[secret])
    here = request.build_absolute_uri("/").rstrip("/")
    # Made at this machine, it is still read by a phone: the address others use goes before ours.
    place = place_for_phone() if urlsplit(here).hostname in LOOPBACK else here
    context = {"address": f"{place or here}{path}", "is_here_only": not place}
    return show_page(request, "reminders/address.html", context)


@for_person
@require_POST
def reminders_push(request: PersonRequest) -> HttpResponse:
    """First name who learns what; only a second yes turns reminders on for this browser."""
    endpoint = request.POST.get("endpoint", "")
    service = wishes.push_service_of(endpoint)
    if service is None or len(endpoint) > 2000 or not kept.is_push_allowed():
        messages.success(request, _("Reminders cannot be turned on with this browser here."))
        return redirect("reminders")
    if request.POST.get("agreed") != "yes":
        host = kept.host_of(endpoint)
        context = {"endpoint": endpoint, "service": service, "host": host}
        return show_page(request, "reminders/agree.html", context)
    try:
        wishes.subscribe(request.person, endpoint, now=request.now)
    except wishes.NotAllowed:
        messages.success(request, _("Reminders cannot be turned on with this browser here."))
    else:
        request.session[REMINDED] = kept.hash_of(endpoint)
        messages.success(request, _("Reminders are on for this browser."))
    return redirect("reminders")


@for_person
@require_POST
def reminders_push_end(request: PersonRequest) -> HttpResponse:
    """Turn push off for all browsers of this person."""
    wishes.unsubscribe(request.person)
    messages.success(request, _("No browser of yours is reminded any more."))
    return redirect("reminders")


@for_person
@require_POST
def reminders_house(request: PersonRequest) -> HttpResponse:
    """The owner allows push for the house, or ends it."""
    if not is_owner(account_of(request)):
        raise PermissionDenied
    allowed = request.POST.get("allow") == "yes"
    if allowed:
        from spineflow_web.store.push_key import push_key_pem

        push_key_pem(settings.DATA)
    wishes.allow_push(allowed, now=request.now)
    words = _("Push reminders are allowed.") if allowed else _("Push reminders are off for all.")
    messages.success(request, words)
    return redirect("reminders")


def _show(request: PersonRequest, form: QuietForm) -> HttpResponse:
    told = kept.reminding_of(request.person.id)
    is_snoozed = told.snoozed_until is not None and request.now < told.snoozed_until
    allowed = kept.is_push_allowed()
    context = {
        "form": form,
        "shown": request.POST.get("shown") or shown_text(asdict(told), tuple(form.fields)),
        "told": told,
        "snoozed_until": told.snoozed_until.astimezone(request.now.tzinfo)
        if told.snoozed_until and is_snoozed
        else None,
        "browsers": [
            (each, wishes.push_service_of(each.endpoint))
            for each in kept.subscriptions(request.person.id)
        ],
        "allowed": allowed,
        "is_owner": is_owner(account_of(request)),
        "services": catalogue().push_services.values(),
        "public_key": _public_key() if allowed else "",
    }
    status = 422 if form.is_bound and form.errors else 200
    return show_page(request, "reminders/reminders.html", context, status=status)


def _public_key() -> str:
    from spineflow_web.store.push_key import public_push_key

    return public_push_key(settings.DATA)
