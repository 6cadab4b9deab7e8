"""How long one stays signed in: 14 idle days, 90 days at most, and a lost factor ends the rest."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from allauth.mfa.signals import authenticator_removed
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models import F
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from spineflow_web.accounts.models import User
from spineflow_web.actions.reminders import end_in_browser
from spineflow_web.store.reminders import hash_of
from spineflow_web.store.write_gate import writing

DAY = 24 * 3600
LONGEST = 90 * DAY
BEGAN, SEEN = "began_at", "seen_at"
REMINDED = "reminded"
"""The key of a session under which stands which push subscription its browser has."""
View = Callable[[HttpRequest], HttpResponse]


def keep_session_rules(get_response: View) -> View:
    """The idle clock starts again at most once a day, so a page view costs no write."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = time.time()
            if now - request.session.get(BEGAN, 0) > LONGEST:
                logout(request)
            elif now - request.session.get(SEEN, 0) > DAY:
                request.session[SEEN] = int(now)
        return get_response(request)

    return answer


@receiver(user_logged_in)
def begin_session(sender: Any, request: HttpRequest, **kwargs: Any) -> None:
    request.session[BEGAN] = request.session[SEEN] = int(time.time())


@receiver(user_logged_out)
def end_reminders_here(sender: Any, request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    """No reminders in a browser one signs out of: the next to use it may be another."""
    told = request.POST.get("endpoint", "") if request.method == "POST" else ""
    known = {request.session.get(REMINDED, ""), hash_of(told) if told else ""} - {""}
    if user is not None:
        end_in_browser(user.pk, known)


@receiver(authenticator_removed)
def end_other_sessions(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Who removes a factor may have lost it: whoever signed in with it is signed out."""
    with writing():
        User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    user.refresh_from_db(fields=["session_epoch"])
    update_session_auth_hash(request, user)
