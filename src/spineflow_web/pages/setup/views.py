"""The pages around the safety questions: about me, my home, my food, my place, my times."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spineflow.vocabulary.ids import WALKING
from spineflow_web.actions.screening import current_screening
from spineflow_web.actions.setup import tell, walked_minutes, walking_level
from spineflow_web.actions.since_shown import read_shown, shown_text
from spineflow_web.actions.words import reader_of
from spineflow_web.pages.doors import PersonRequest, for_person
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.setup import choices
from spineflow_web.pages.setup.forms import FluidLimitForm, FoodForm, HomeForm, PlaceForm
from spineflow_web.pages.setup.steps import (
    AFTER,
    is_first_run,
    pages_after,
    progress,
    safety_screens,
)
from spineflow_web.pages.setup.times_form import TimesForm
from spineflow_web.store.screening import draft_of

ASKED = {
    "about": ("country", "own_number", "units", "clock", "glass_ml", "body_mass_kg", "time_zone"),
    "home": ("equipment",),
    "food": ("avoids", "breast_feeding"),
    "fluid_limit": ("fluid_limit_ml",),
    "times": ("minutes", "windows", "wake", "sleep", "meals", "levels", "goals", "desk"),
}
"""What each page shows of the person, so that it saves only what was changed on it."""
READ_OR_SAVE = require_http_methods(["GET", "POST"])


@for_person
@READ_OR_SAVE
def home(request: PersonRequest) -> HttpResponse:
    """What there is to use."""
    form = HomeForm(_given(request), initial={"equipment": request.person.equipment})
    if request.method == "POST" and form.is_valid():
        return _told(request, "home", {"equipment": form.cleaned_data["equipment"]})
    return show(request, "home", form)


@for_person
@READ_OR_SAVE
def food(request: PersonRequest) -> HttpResponse:
    """What is never to be suggested."""
    asked = ("avoids", "breast_feeding")
    form = FoodForm(
        _given(request), initial={name: getattr(request.person, name) for name in asked}
    )
    if request.method == "POST" and form.is_valid():
        return _told(request, "food", {name: form.cleaned_data[name] for name in asked})
    return show(request, "food", form)


@for_person
@READ_OR_SAVE
def fluid_limit(request: PersonRequest) -> HttpResponse:
    """What their team allows them to drink; nobody has to know it."""
    form = FluidLimitForm(_given(request), initial={"limit": request.person.fluid_limit_ml or None})
    if request.method == "POST" and form.is_valid():
        return _told(request, "fluid_limit", {"fluid_limit_ml": form.cleaned_data["limit"] or 0})
    return show(request, "fluid_limit", form)


@for_person
@READ_OR_SAVE
def place(request: PersonRequest) -> HttpResponse:
    """Floor, chair or bed: three large buttons."""
    form = PlaceForm(_given(request))
    if request.method == "POST" and form.is_valid():
        return _told(request, "place", {"position": form.cleaned_data["position"]})
    return show(request, "place", form, positions=choices.POSITIONS)


@for_person
@READ_OR_SAVE
def times(request: PersonRequest) -> HttpResponse:
    """The day, and how much of it is for the back."""
    form = TimesForm(_given(request), initial=_times(request))
    if request.method == "POST" and form.is_valid():
        levels = {**request.person.levels, WALKING: walking_level(form.cleaned_data["walks"])}
        return _told(request, "times", {**form.told, "levels": levels})
    return show(request, "times", form)


def show(request: PersonRequest, step: str, form: forms.Form, **more: Any) -> HttpResponse:
    """A page of the first run, or the same page opened from the settings."""
    first_run = is_first_run(request.person)
    answers = draft_of(request.person.id) if first_run else {}
    after = (
        pages_after(current_screening(request.person, request.now.date())) if first_run else AFTER
    )
    context = {
        "form": form,
        "person": request.person,
        "is_first_run": first_run,
        "progress": progress(step, answers, after, has_words=reader_of(request.person) is not None)
        if first_run
        else None,
        "back": _back_url(step, answers, after) if first_run else reverse("settings"),
        # A page that comes back with a problem was opened before it was sent.
        "shown": request.POST.get("shown")
        or shown_text(asdict(request.person), ASKED.get(step, ())),
        **more,
    }
    status = 422 if form.is_bound and form.errors else 200
    return show_page(request, f"setup/{step}.html", context, status=status)


def _told(request: PersonRequest, step: str, values: Mapping[str, Any]) -> HttpResponse:
    was_first_run = is_first_run(request.person)
    shown = read_shown(request.POST.get("shown", ""))
    replanned = tell(request.person, values, on=request.now.date(), now=request.now, shown=shown)
    if was_first_run:
        return redirect("today")  # which leads on to the first open step
    saved = _("Saved. Today's plan is made anew.") if replanned else _("Saved.")
    messages.success(request, saved)
    return redirect("settings")


def _given(request: PersonRequest) -> Any:
    """An empty POST is an answer too: nothing ticked."""
    return request.POST if request.method == "POST" else None


def _back_url(step: str, answers: Mapping[str, Any], after: tuple[str, ...]) -> str | None:
    if step not in after:
        return None
    at = after.index(step)
    if at:
        return reverse(after[at - 1])
    screens = safety_screens(answers)
    return reverse("safety_screen", args=[screens[-1]]) if screens else reverse("about")


def _times(request: PersonRequest) -> dict[str, Any]:
    person = request.person
    windows = {
        f"{edge}_{n}": window[edge]
        for n, window in enumerate(person.windows, start=1)
        for edge in ("from", "to")
    }
    meals = {f"meal_{n}": meal for n, meal in enumerate(person.meals, start=1)}
    walked = walked_minutes(person.levels.get(WALKING))
    nearest = min(
        (int(value) for value, _label in choices.WALKS if value != "0"),
        key=lambda minutes: abs(minutes - (walked or 0)),
    )
    walks = {} if walked is None else {"walks": nearest if walked >= 5 else 0}
    asked = {"minutes": person.minutes, "wake": person.wake, "sleep": person.sleep}
    desk = {f"desk_{edge}": hours[edge] for hours in person.desk[:1] for edge in ("from", "to")}
    return {**asked, **walks, **meals, **windows, **desk, "goals": person.goals}
