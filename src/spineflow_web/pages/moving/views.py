"""The page of walking, swimming and cycling, and the two questions around them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from spineflow.vocabulary.ids import WALKING
from spineflow_web.actions import illness, moved, planning
from spineflow_web.actions.history import DAYS
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.moving.forms import EffortForm, IllnessForm
from spineflow_web.pages.moving.week_view import steps_view, week_view
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.session.planned import any_planned_sitting, climbed_in, title_of
from spineflow_web.pages.session.questions_url import questions_url
from spineflow_web.pages.today.dose_words import minutes_words
from spineflow_web.store.catalogue import catalogue


@for_screened
@require_safe
def moving(request: ScreenedRequest) -> HttpResponse:
    """Where the weeks of walking, swimming and cycling stand."""
    person, on = request.person, request.now.date()
    saved = planning.todays_plan(person, request.screened, on=on, now=request.now)
    weeks = [
        week_view(week, request.screened, saved.plan)
        for week in moved.weeks_of(person, request.screened, on)
    ]
    steps = steps_view(moved.steps_by_day(person, on, DAYS))
    goal = minutes_words(catalogue().planning.number("walking_goal"))
    context = {"weeks": weeks, "steps": steps, "goal": goal}
    return show_page(request, "moving/moving.html", context)


@for_screened
@require_http_methods(["GET", "POST"])
def moving_ill(request: ScreenedRequest) -> HttpResponse:
    """An illness that is over: what was climbed starts again at half. One that is not is asked
    about by the safety questions."""
    given = request.POST if request.method == "POST" else None
    form = IllnessForm(given, today=request.now.date())
    if not form.is_bound or not form.is_valid():
        status = 422 if form.is_bound else 200
        return show_page(request, "moving/ill.html", {"form": form}, status=status)
    if not form.is_well:
        return redirect(questions_url(request.person, illness.asked_by()))
    moved.tell_illness(
        request.person, request.screened, form.cleaned_data["last_day"], now=request.now
    )
    messages.success(request, _("Saved. Walking, swimming and cycling start again at half."))
    return redirect("moving")


@for_screened
@require_http_methods(["GET", "POST"])
def session_effort(request: ScreenedRequest, sitting: str) -> HttpResponse:
    """How hard a guided walk, swim or ride was."""
    planned = any_planned_sitting(request, sitting)
    item = climbed_in(planned)
    if not item:
        return redirect("today")
    form = EffortForm(request.POST if request.method == "POST" else None)
    if item != WALKING:
        del form.fields["steps"]
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "title": title_of(planned), "sitting": sitting}
        status = 422 if form.is_bound else 200
        return show_page(request, "moving/effort.html", context, status=status)
    if form.said:
        said = {"practice": item, **form.said}
        on = request.now.date()
        moved.tell_effort(request.person, sitting, said, on=on, now=request.now)
        messages.success(request, _("Saved."))
    return redirect("today")
