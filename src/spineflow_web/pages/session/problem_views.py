"""Something went wrong: told for any session of the last two weeks, and listed."""

from dataclasses import asdict, dataclass
from datetime import date

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from spineflow.records.problems import ProblemTold
from spineflow.records.session_told import SessionTold
from spineflow.sessions.adverse_event import OpenGate
from spineflow_web.actions.problems import problems_of, tell_problem
from spineflow_web.actions.screening import current_screening
from spineflow_web.actions.session_end import recent_sessions
from spineflow_web.pages.doors import PersonRequest, for_person
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.gate import is_closed
from spineflow_web.pages.sentences import say
from spineflow_web.pages.session.planned import sitting_titles
from spineflow_web.pages.session.pregnancy import maybe_pregnant
from spineflow_web.pages.session.problem_form import problem_form
from spineflow_web.pages.session.questions_url import questions_url
from spineflow_web.store import prescriptions
from spineflow_web.store.catalogue import catalogue

NEWEST = 5
"""Sessions shown at once; the others are folded."""


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session that can be told about."""

    sitting: str
    on: str
    title: str
    day: str


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One thing that went wrong, in words."""

    day: str
    told: str
    session: str
    practice: str
    what: str
    severity: str


@for_person
@require_http_methods(["GET", "POST"])
def session_problem(request: PersonRequest, sitting: str) -> HttpResponse:
    """The form for one session: today's newest of this sitting, or that of `?on=`."""
    told = _session(request, sitting)
    screened = current_screening(request.person, request.now.date())
    given = request.POST if request.method == "POST" else None
    pregnant = screened is not None and maybe_pregnant(screened)
    form = problem_form(request.person, told, pregnant, given)
    if given is None or not form.is_whole:
        context = {
            "title": _all_titles(request).get(sitting, ""),
            "day": _day(told.on, request.now.date()),
            "form": form,
            "is_whole": form.is_whole,
        }
        return show_page(
            request, "session/problem.html", context, status=200 if form.is_whole else 422
        )
    is_open = screened is not None and screened.is_settled and not is_closed(screened)
    result = tell_problem(
        request.person,
        told,
        form.told,
        gate_is_open=is_open,
        on=request.now.date(),
        now=request.now,
    )
    match result:
        case OpenGate(rests=True):
            return redirect("session_rest")
        case OpenGate() if is_open:
            own = catalogue().sessions.harms[form.told.what].asks_again
            return redirect(questions_url(request.person, own))
        case OpenGate():
            return redirect("today")
    return redirect("problems")


@for_person
@require_safe
def problems(request: PersonRequest) -> HttpResponse:
    """The list, and the sessions of the last two weeks to tell about."""
    titles, today = _all_titles(request), request.now.date()
    sessions = [
        SessionLine(
            each.sitting,
            each.on.isoformat(),
            titles.get(each.sitting, each.sitting),
            _day(each.on, today),
        )
        for each in recent_sessions(request.person, on=today)
    ]
    context = {
        "problems": [_line(each, request.now.date()) for each in problems_of(request.person)],
        "sessions": sessions[:NEWEST],
        "earlier": sessions[NEWEST:],
    }
    return show_page(request, "session/problems.html", context)


@for_person
@require_safe
def problems_file(request: PersonRequest) -> HttpResponse:
    """The same list as a file, in ids of the content."""
    problems = [asdict(each) for each in problems_of(request.person)]
    answer = JsonResponse({"adverse_events": problems})
    answer["Content-Disposition"] = 'attachment; filename="spineflow-problems.json"'
    return answer


def _all_titles(request: PersonRequest) -> dict[str, str]:
    """Titles of every sitting there may have been, prescribed ones as the person wrote them."""
    return {**sitting_titles(), **prescriptions.titles_of_sittings(request.person.id)}


def _session(request: PersonRequest, sitting: str) -> SessionTold:
    try:
        on = date.fromisoformat(request.GET.get("on", request.now.date().isoformat()))
    except ValueError:
        raise Http404 from None
    found = recent_sessions(request.person, on=request.now.date())
    for each in found:
        if each.sitting == sitting and each.on == on:
            return each
    raise Http404


def _line(told: ProblemTold, today: date) -> ProblemLine:
    content = catalogue()
    harm, severity = (
        content.sessions.harms.get(told.what),
        content.sessions.severities.get(told.severity),
    )
    practice = content.practices.get(told.item or "")
    return ProblemLine(
        day=_day(told.on, today),
        told=_day(told.told_on, today),
        session=sitting_titles().get(told.sitting, told.sitting),
        practice=say(practice.title) if practice else "",
        what=say(harm.text) if harm else told.what,
        severity=say(severity.text) if severity else told.severity,
    )


def _day(on: date, today: date) -> str:
    if on == today:
        return _("today")
    return date_format(on, "j F Y")
