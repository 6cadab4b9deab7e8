"""Drinks other than water, and heat that makes one need more."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from spineflow_web.actions.recording import keep, new_event
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.food.amount import read_number
from spineflow_web.pages.offline.words import day_log_words
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import fluid_limit_words, say
from spineflow_web.pages.setup.steps import asks_fluid_limit
from spineflow_web.pages.today.log_view import counts_water
from spineflow_web.store import summaries
from spineflow_web.store.catalogue import catalogue

MOST_ML = 2000
ML_IN_FL_OZ = 29.5735
HEAT_MINUTES = (20, 40)


@for_screened
@require_http_methods(["GET", "HEAD", "POST"])
def drinks(request: ScreenedRequest) -> HttpResponse:
    """What was drunk, and one tap for what else was; only a text where numbers are hidden."""
    if not counts_water(request.screened):
        limit = request.person.fluid_limit_ml if asks_fluid_limit(request.screened) else None
        return show_page(
            request, "food/no_drinks.html", {"limit": fluid_limit_words(limit) if limit else ""}
        )
    if request.method != "POST":
        return _page(request)
    drink = catalogue().food.drinks.get(request.POST.get("drink", "")[:40])
    ml = _ml(request)
    if drink is None or ml is None:
        words = _("Choose a drink, and an amount above 0 and up to %(most)d mL.")
        again = {"problem": words % {"most": MOST_ML}, "typed": request.POST.get("amount", "")[:20]}
        chosen = {"chosen": drink.id if drink else "", "unit": request.POST.get("unit", "")}
        return _page(request, 422, {**again, **chosen})
    event = new_event(request.person, "drink_taken", {"drink": drink.id, "ml": ml}, now=request.now)
    keep(request.person.id, [event], now=request.now)
    messages.success(request, _("Saved: %(food)s.") % {"food": say(drink.name)})
    return redirect("drinks")


@for_screened
@require_POST
def drinks_heat(request: ScreenedRequest) -> HttpResponse:
    """A hot day or sweaty work, in minutes."""
    told = {str(minutes): minutes for minutes in HEAT_MINUTES}
    minutes = told.get(request.POST.get("minutes", ""))
    if minutes is not None and counts_water(request.screened):
        event = new_event(request.person, "sweat_had", {"minutes": minutes}, now=request.now)
        keep(request.person.id, [event], now=request.now)
        messages.success(request, _("Saved. Your number for today takes it in."))
    return redirect("drinks")


def _ml(request: ScreenedRequest) -> int | None:
    number = read_number(request.POST.get("amount", ""))
    if number is None:
        return None
    by_unit = {"ml": 1.0, "oz": ML_IN_FL_OZ, "glass": float(request.person.glass_ml)}
    unit = request.POST.get("unit", "ml")
    ml = round(number * by_unit[unit]) if unit in by_unit else 0
    return ml if 1 <= ml <= MOST_ML else None


def _page(
    request: ScreenedRequest, status: int = 200, more: dict[str, Any] | None = None
) -> HttpResponse:
    content, person = catalogue(), request.person
    words = day_log_words(person, request.now.date())
    summary = summaries.of_day(person.id, request.now.date())
    kinds = content.food.drinks
    context = {
        "drinks": [
            (each.id, say(each.name), number_format(each.ml), each.counts > 0)
            for each in kinds.values()
        ],
        "taken": [
            (mark.id, say(kinds[mark.item].name) if mark.item in kinds else "", mark.value)
            for mark in summary.of("drink")
        ],
        "heat": [(mark.id, mark.value) for mark in summary.of("sweat")],
        "heat_minutes": HEAT_MINUTES,
        "caution": say(content.constraints["water_ml_per_hour_max"].sentence),
        "units": [("ml", _("mL")), ("glass", _("my glasses")), ("oz", _("fluid ounces"))],
        "day_log": words,
        **(more or {}),
    }
    return show_page(request, "food/drinks.html", context, status=status)
