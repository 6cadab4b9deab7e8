"""The pages of one date: Today, and of each sitting the check, the steps and what follows them.

A date is there only as far as the gate lets it: by the screening and the plan of that date.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse, QueryDict

from spineflow.records.session_told import SessionTold
from spineflow_web.actions.planning import todays_plan
from spineflow_web.actions.rescreen import why_due
from spineflow_web.actions.screening import current_screening
from spineflow_web.actions.session import PassedCheck, guided, has_guide, sitting_today
from spineflow_web.pages.doors import PersonRequest, ScreenedRequest
from spineflow_web.pages.offline.inner_request import inner_request, page_behind, text_of
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.gate import is_closed
from spineflow_web.pages.session.check_form import ReadCheck, blank_check, read_check
from spineflow_web.pages.session.end_views import session_after, session_stopped
from spineflow_web.pages.session.morning import asks_morning
from spineflow_web.pages.session.planned import sitting_titles
from spineflow_web.pages.session.pregnancy import maybe_pregnant
from spineflow_web.pages.session.problem_form import problem_form
from spineflow_web.pages.session.views import show_check, show_steps
from spineflow_web.pages.setup.steps import first_open_step
from spineflow_web.pages.today.views import today
from spineflow_web.store.plans import SavedPlan
from spineflow_web.store.screening import Screened

NO_SESSION = UUID("00000000-0000-7000-8000-000000000000")
"""Stands in the steps until the check is passed: a session gets its name from the device."""
PROBLEMS = {"both": "none=1&{line}=on", "nothing": "", "pain": "none=1"}
"""The ways a check can be filled in wrongly, as forms."""


@dataclass(frozen=True, slots=True)
class OpenDay:
    """A date that may be opened: the screening and the plan that count on it."""

    on: date
    now: datetime
    """The moment for which its pages are made."""
    screened: Screened
    saved: SavedPlan

    def hours(self, time_zone: str) -> tuple[str, str]:
        """From when to when it is this date where the person is, as moments in UTC."""
        zone = ZoneInfo(time_zone)
        first = datetime.combine(self.on, time.min, tzinfo=zone)
        last = datetime.combine(self.on + timedelta(days=1), time.min, tzinfo=zone)
        utc = ZoneInfo("UTC")
        return first.astimezone(utc).isoformat(), last.astimezone(utc).isoformat()


def open_day(request: PersonRequest, on: date) -> OpenDay | None:
    """The date as its first visitor would find it; None where the gate or a question stands."""
    person = request.person
    screened = current_screening(person, on)
    if screened is None or not screened.is_settled or is_closed(screened):
        return None
    if first_open_step(person, screened) or why_due(person, screened, on):
        return None
    is_now = on == request.now.date()
    now = request.now if is_now else datetime.combine(on, time(0, 1), tzinfo=request.now.tzinfo)
    saved = todays_plan(person, screened, on=on, now=now)
    return OpenDay(on, now, screened, saved)


def pages_of(request: PersonRequest, day: OpenDay) -> dict[str, Any]:
    """All pages of the date, by address; those of a sitting that is not open are left out."""
    inner = inner_request(request, "today", screened=day.screened, now=day.now)
    first, end = day.hours(request.person.time_zone)
    planned = day.saved.plan["plan"]["sittings"] if day.saved.plan["plan"] else []
    sittings = {
        each["id"]: _sitting(request, day, each["id"])
        for each in planned
        if has_guide(each) and sitting_today(day.saved, day.screened, each["id"])
        if guided(day.saved, each["id"]).steps
    }
    return {
        "date": day.on.isoformat(),
        "from": first,
        "until": end,
        "content_version": day.saved.content_version,
        "today": page_behind(today, inner),
        "sittings": sittings,
    }


def _sitting(request: PersonRequest, day: OpenDay, sitting: str) -> Mapping[str, Any]:
    def asked(route: str) -> ScreenedRequest:
        return inner_request(request, route, screened=day.screened, now=day.now, sitting=sitting)

    check = asked("session_check")
    with_morning = asks_morning(check)
    line = blank_check().lines[0].id
    wrong = {
        name: _check(check, sitting, read_check(QueryDict(form.format(line=line)), with_morning))
        for name, form in PROBLEMS.items()
    }
    found = guided(day.saved, sitting)
    passed = PassedCheck(NO_SESSION, sitting, 0, None)
    return {
        "check": _check(check, sitting, blank_check(with_morning)),
        "check_problems": wrong,
        "steps": text_of(show_steps(asked("session"), day.saved, found, passed)),
        "after": page_behind(session_after, asked("session_after"), sitting=sitting),
        "stopped": page_behind(session_stopped, asked("session_stopped"), sitting=sitting),
        "problem": text_of(_problem(asked("session_problem"), day, sitting)),
    }


def _check(request: ScreenedRequest, sitting: str, check: ReadCheck) -> str:
    return text_of(show_check(request, sitting, check))


def _problem(request: ScreenedRequest, day: OpenDay, sitting: str) -> HttpResponse:
    """The form for a session that will have been done by then."""
    told = SessionTold(NO_SESSION, sitting, day.on, day.now)
    form = problem_form(request.person, told, maybe_pregnant(day.screened), None)
    context = {"title": sitting_titles()[sitting], "day": "", "form": form, "is_whole": True}
    return show_page(request, "session/problem.html", context)
