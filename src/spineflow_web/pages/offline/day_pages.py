"""The pages of one date: Today, and of each sitting the check, the steps and what follows them.

A date is there only as far as the gate lets it: by the screening and the plan of that date.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse, QueryDict

from spineflow.records.session_told import SessionTold
from spineflow_web.actions.beside_plan import PRESCRIBED
from spineflow_web.actions.planning import todays_plan
from spineflow_web.actions.rescreen import why_due
from spineflow_web.actions.screening import current_screening
from spineflow_web.actions.session import (
    GuidedSitting,
    PassedCheck,
    guided,
    has_guide,
    sitting_today,
)
from spineflow_web.pages.doors import PersonRequest, ScreenedRequest
from spineflow_web.pages.moving.views import session_effort
from spineflow_web.pages.offline.diary_pages import diary_pages
from spineflow_web.pages.offline.inner_request import inner_request, page_behind, text_of
from spineflow_web.pages.prescribed.guide_views import ask_before_prescribed, show_prescribed
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.gate import is_closed
from spineflow_web.pages.session.check_form import ReadCheck, blank_check, read_check
from spineflow_web.pages.session.end_views import session_after, session_stopped
from spineflow_web.pages.session.morning import asks_morning
from spineflow_web.pages.session.planned import climbed_in, sitting_titles
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
    first, end = day.hours(request.person.time_zone)
    guides = [*_of_the_programme(day), *_prescribed(day)]
    return {
        "date": day.on.isoformat(),
        "from": first,
        "until": end,
        "content_version": day.saved.content_version,
        "today": page_behind(today, _inner(request, "today", day)),
        "sittings": {each.id: _pages_of(request, day, each) for each in guides},
        "diary": diary_pages(_inner(request, "diary", day)),
        "climbed": {each.id: item for each in guides if (item := climbed_in(each.planned))},
    }


@dataclass(frozen=True, slots=True)
class Guide:
    """A sitting somebody is led through: its own check and steps; what follows is one for all."""

    id: str
    title: str
    planned: Mapping[str, Any]
    found: GuidedSitting | None
    """What the programme does in it; None where it was prescribed."""


def _inner(request: PersonRequest, route: str, day: OpenDay, **parts: str) -> ScreenedRequest:
    return inner_request(request, route, screened=day.screened, now=day.now, **parts)


def _of_the_programme(day: OpenDay) -> Iterator[Guide]:
    titles = sitting_titles()
    for each in day.saved.plan["plan"]["sittings"] if day.saved.plan["plan"] else []:
        if has_guide(each) and sitting_today(day.saved, day.screened, each["id"]):
            found = guided(day.saved, each["id"])
            if found.steps:
                yield Guide(each["id"], titles[each["id"]], each, found)


def _prescribed(day: OpenDay) -> Iterator[Guide]:
    for each in day.saved.plan.get(PRESCRIBED, ()):
        yield Guide(each["id"], each["title"], each, None)


def _check(request: ScreenedRequest, guide: Guide, check: ReadCheck) -> str:
    if guide.found is None:
        return text_of(ask_before_prescribed(request, guide.planned, check))
    return text_of(show_check(request, guide.id, check))


def _steps(request: ScreenedRequest, day: OpenDay, guide: Guide) -> str:
    passed = PassedCheck(NO_SESSION, guide.id, 0, None)
    if guide.found is None:
        return text_of(show_prescribed(request, day.saved, guide.planned, passed))
    return text_of(show_steps(request, day.saved, guide.found, passed))


def _pages_of(request: PersonRequest, day: OpenDay, guide: Guide) -> Mapping[str, Any]:
    def asked(route: str) -> ScreenedRequest:
        return _inner(request, route, day, sitting=guide.id)

    check = asked("session_check")
    with_morning = asks_morning(check)
    line = blank_check().lines[0].id
    wrong = {
        name: read_check(QueryDict(form.format(line=line)), with_morning)
        for name, form in PROBLEMS.items()
    }
    return {
        "check": _check(check, guide, blank_check(with_morning)),
        "check_problems": {name: _check(check, guide, each) for name, each in wrong.items()},
        "steps": _steps(asked("session"), day, guide),
        "after": page_behind(session_after, asked("session_after"), sitting=guide.id),
        "stopped": page_behind(session_stopped, asked("session_stopped"), sitting=guide.id),
        "problem": text_of(_problem(asked("session_problem"), day, guide)),
        **_effort(asked("session_effort"), guide),
    }


def _effort(request: ScreenedRequest, guide: Guide) -> Mapping[str, str]:
    """What is asked after the number, of what is climbed by minutes and weeks."""
    if not climbed_in(guide.planned):
        return {}
    return {"effort": page_behind(session_effort, request, sitting=guide.id)}


def _problem(request: ScreenedRequest, day: OpenDay, guide: Guide) -> HttpResponse:
    """The form for a session that will have been done by then."""
    told = SessionTold(NO_SESSION, guide.id, day.on, day.now)
    form = problem_form(request.person, told, maybe_pregnant(day.screened), None)
    context = {"title": guide.title, "day": "", "form": form, "is_whole": True}
    return show_page(request, "session/problem.html", context)
