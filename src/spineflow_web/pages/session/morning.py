"""The morning after: one number, asked on Today and before the next session."""

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from spineflow.sessions.quick_check import WORST_PAIN
from spineflow_web.actions.session_end import asks_about_morning, rate_morning, recent_sessions
from spineflow_web.pages.doors import PersonRequest, ScreenedRequest, for_screened
from spineflow_web.pages.session.ease_off import ease_off_sentence
from spineflow_web.pages.whole_number import whole_number
from spineflow_web.store import summaries


def asks_morning(request: ScreenedRequest) -> bool:
    """Whether this person is asked about this morning."""
    today, yesterday = summaries.with_day_before(request.person.id, request.now.date())
    return asks_about_morning(yesterday, today)


def morning_session(request: PersonRequest, on: date) -> UUID | None:
    """The session whose next morning is told on this date; None where there was none."""
    told = recent_sessions(request.person, on=on)
    return next((each.session for each in told if each.on == on - timedelta(days=1)), None)


def keep_morning(request: ScreenedRequest, pain: int) -> None:
    """Keep the number and say what follows from it."""
    signs = rate_morning(request.person, pain, on=request.now.date(), now=request.now)
    if sentence := ease_off_sentence(signs):
        messages.info(request, sentence)


@for_screened
@require_POST
def log_morning(request: ScreenedRequest) -> HttpResponse:
    """One tap on Today. A second one for the same morning changes nothing."""
    pain = whole_number(request.POST.get("pain", ""), 0, WORST_PAIN)
    if pain is None:
        messages.error(request, _("Tap a number from 0 to 10."))
    elif asks_morning(request):
        messages.success(request, _("Saved."))
        keep_morning(request, pain)
    return redirect("today")
