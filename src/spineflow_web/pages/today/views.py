"""Today: the plan of this date, where the person is."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST, require_safe

from spineflow.vocabulary.disposition import Disposition
from spineflow.vocabulary.timing import minute_of_day
from spineflow_web.actions import my_day as actions
from spineflow_web.actions import planning
from spineflow_web.actions.session_end import asks_about_morning
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.keep import keep_for_today
from spineflow_web.pages.offline.words import day_log_words
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.gate import (
    ask_again_url,
    clinician_days,
    deciding_answers,
    notices,
)
from spineflow_web.pages.sentences import notice
from spineflow_web.pages.session.morning import morning_session
from spineflow_web.pages.today.changes import changes
from spineflow_web.pages.today.clock_words import date_words
from spineflow_web.pages.today.drawn_day import draw_day
from spineflow_web.pages.today.log_view import counts_water, log_view, more_for_heat
from spineflow_web.pages.today.more import misses, with_more
from spineflow_web.pages.today.my_day import my_day
from spineflow_web.pages.today.notes import notes
from spineflow_web.pages.today.plan_view import Done
from spineflow_web.pages.today.quick import quick_taps
from spineflow_web.pages.today.said import said_of_plan, say_changes
from spineflow_web.pages.today.still_open import still_open
from spineflow_web.store import summaries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.screening import Screened


@for_screened
@require_safe
@gzip_page
def today(request: ScreenedRequest) -> HttpResponse:
    """The day line. The first visit of a date makes its plan: the one GET that saves something."""
    person, screened, now = request.person, request.screened, request.now
    words = day_log_words(person, now.date())
    saved = planning.todays_plan(person, screened, on=now.date(), now=now)
    summary, yesterday = summaries.with_day_before(person.id, now.date())
    beside = notes(person, screened, saved.plan, summary.finished)
    terms = saved.plan.get("terms", {})
    its_day = my_day(terms, person.minutes)
    if saved.plan["plan"] is None:
        empty = {"date": date_words(now.date()), "notes": beside, "my_day": its_day}
        page = show_page(request, "today/no_time.html", empty)
        keep_for_today(page, person, now)
        return page
    minutes = minute_of_day(now)
    done = Done(frozenset(summary.practised), frozenset(summary.finished))
    day = draw_day(saved, done, clock=person.clock, now=minutes)
    glasses = len(day.water.glasses) if day.water and day.water.glasses else None
    if glasses:
        glasses += more_for_heat(person, screened, summary)
    left = still_open(saved.plan, done, person, minutes)
    told = deciding_answers(screened) if _awaits_clinician(screened) else []
    asks = asks_about_morning(yesterday, summary)
    context = {
        "date": date_words(now.date()),
        "day": day,
        "my_day": its_day,
        "still_open": left,
        "said": said_of_plan(terms, person.clock),
        "with_more": with_more(saved.plan, person.minutes),
        "misses": misses(saved.plan),
        "day_log": words,
        "log": log_view(person, screened, summary, terms, glasses),
        "quick": quick_taps(
            person,
            saved.plan["plan"],
            summary,
            glasses=glasses if counts_water(screened) else None,
            now=now,
        ),
        "asks_morning": asks,
        "morning_session": morning_session(request, now.date()) if asks else None,
        "notices": notices(person, screened),
        "awaits_clinician": _awaits_clinician(screened),
        "told": told,
        "see_within": clinician_days(screened) if told else None,
        "mistake_url": ask_again_url([each.key for each in told]),
        "changes": changes(screened),
        "notes": beside,
        "review": None if catalogue().reviews else notice("review_notice"),
    }
    page = show_page(request, "today/plan.html", context)
    keep_for_today(page, person, now)
    return page


@for_screened
@require_POST
def replan(request: ScreenedRequest) -> HttpResponse:
    """A new plan for today, from what is known now."""
    done = actions.replan(request.person, request.screened, on=request.now.date(), now=request.now)
    say_changes(request, done.changes, _("Today's plan is made anew."))
    return redirect("today")


def _awaits_clinician(screened: Screened) -> bool:
    return bool(screened.outcome["disposition"] == Disposition.CLINICIAN_BEFORE_START)
