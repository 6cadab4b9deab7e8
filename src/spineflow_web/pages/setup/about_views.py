"""About me: age and sex for the safety check, and where and how one counts."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spineflow.screening.question import Question
from spineflow.vocabulary.ids import ABOUT_YOU
from spineflow_web.actions.answering import answer
from spineflow_web.actions.rescreen import is_on_the_way
from spineflow_web.actions.setup import tell
from spineflow_web.actions.since_shown import read_shown
from spineflow_web.actions.stricter import answered_text, read_answered
from spineflow_web.pages.doors import PersonRequest, account_of, for_person
from spineflow_web.pages.safety.gate import is_closed
from spineflow_web.pages.safety.question_view import all_asked
from spineflow_web.pages.safety.read_answers import Read, read_asked
from spineflow_web.pages.setup.forms import LB_IN_KG, AboutForm
from spineflow_web.pages.setup.steps import is_first_run
from spineflow_web.pages.setup.views import show
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson, person_of
from spineflow_web.store.screening import draft_of


@for_person
@require_http_methods(["GET", "POST"])
def about(request: PersonRequest) -> HttpResponse:
    """One page, two kinds of answers: both are saved, or neither."""
    is_sent = request.method == "POST"
    form = AboutForm(
        request.POST if is_sent else None,
        initial=_initial(request.person),
        time_zone=request.person.time_zone,
    )
    read = read_asked(_questions(), request.POST) if is_sent else Read()
    if is_sent and form.is_valid() and not read.problems:
        return _save(request, form, read)
    given = request.POST if is_sent else None
    answers = draft_of(request.person.id)
    response = show(
        request,
        "about",
        form,
        questions=all_asked(_questions(), answers, given, read.problems),
        has_problems=bool(read.problems),
        answered=request.POST.get("answered") or answered_text(tuple(_questions()), answers),
    )
    response.status_code = 422 if is_sent else 200
    return response


def _questions() -> list[Question]:
    questions = catalogue().safety.questions.values()
    return [question for question in questions if question.screen == ABOUT_YOU]


def _save(request: PersonRequest, form: AboutForm, read: Read) -> HttpResponse:
    on, now = request.now.date(), request.now
    shown = read_shown(request.POST.get("shown", ""))
    tell(request.person, form.cleaned_data, on=on, now=now, shown=shown)
    person = person_of(account_of(request)) or request.person
    answered = read_answered(request.POST.get("answered", ""))
    screened = answer(person, read.answers, on=on, now=now, answered=answered)
    if is_on_the_way(person, screened, on):
        return redirect("safety")
    if screened is not None and screened.is_settled and is_closed(screened):
        return redirect("today")
    if is_first_run(request.person):
        return redirect("safety")
    messages.success(request, _("Saved. Today's plan is made anew."))
    return redirect("settings")


def _initial(person: KnownPerson) -> dict[str, Any]:
    is_american = person.language.lower() in {"en-us", "en_us"}
    mass = person.body_mass_kg
    unit = "lb" if (person.units or ("imperial" if is_american else "")) == "imperial" else "kg"
    shown = None if mass is None else round(mass / LB_IN_KG if unit == "lb" else mass, 1)
    return {
        "country": person.country,
        "own_number": person.own_number,
        "units": person.units or ("imperial" if is_american else "metric"),
        "clock": person.clock or ("12" if is_american else "24"),
        "glass_ml": person.glass_ml,
        "body_mass": shown,
        "mass_unit": unit,
        "time_zone": person.time_zone,
    }
