"""Buttons of Today that change the day: each saves a wish, and the plan follows from now on."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from spineflow.planning.day_plan import WIDEST_WINDOW
from spineflow_web.actions import my_day, planning
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.today.my_day import read_my_day
from spineflow_web.pages.today.said import say_changes
from spineflow_web.pages.whole_number import whole_number
from spineflow_web.store.catalogue import catalogue


@for_screened
@require_POST
def today_wish(request: ScreenedRequest) -> HttpResponse:
    """Minutes, kind of day, place; or windows that reach further today."""
    values = read_my_day(request.POST)
    wider = whole_number(request.POST.get("wider", ""), 0, WIDEST_WINDOW)
    if wider is not None:
        values["wider"] = wider
    return _wished(request, values)


@for_screened
@require_POST
def today_want(request: ScreenedRequest) -> HttpResponse:
    """A practice that was left out is asked for, or no longer."""
    item = request.POST.get("item", "")
    if item not in catalogue().practices:
        raise Http404
    wanted = request.POST.get("wanted") != "no"
    done = my_day.want(
        request.person,
        request.screened,
        item,
        wanted=wanted,
        on=request.now.date(),
        now=request.now,
    )
    if wanted and item not in _planned(done.plan.plan):
        say_changes(request, done.changes, _("It does not fit in yet."))
        return redirect("today_clash")
    say_changes(request, done.changes)
    return redirect("today")


@for_screened
@require_POST
def item_skip(request: ScreenedRequest, sitting: str, item: str) -> HttpResponse:
    """Not this one today."""
    named_item(request, sitting, item)
    done = my_day.leave_out(
        request.person, request.screened, item, on=request.now.date(), now=request.now
    )
    say_changes(request, done.changes)
    return redirect("today")


@for_screened
@require_POST
def item_done(request: ScreenedRequest, sitting: str, item: str) -> HttpResponse:
    """Done without the guide, here or elsewhere; or not done after all."""
    if "undo" in request.POST:
        return _not_done(request, sitting, item)
    named = named_item(request, sitting, item)
    done = my_day.done_elsewhere(
        request.person, request.screened, sitting, named, on=request.now.date(), now=request.now
    )
    say_changes(request, done.changes, _("Written down as done."))
    return redirect("today")


@for_screened
@require_POST
def item_keep_level(request: ScreenedRequest, sitting: str, item: str) -> HttpResponse:
    """No to a change of level."""
    named_item(request, sitting, item)
    done = my_day.keep_level(
        request.person, request.screened, item, on=request.now.date(), now=request.now
    )
    say_changes(request, done.changes, _("Your level stays."))
    return redirect("today")


def _not_done(request: ScreenedRequest, sitting: str, item: str) -> HttpResponse:
    done = my_day.not_done(
        request.person, request.screened, sitting, item, on=request.now.date(), now=request.now
    )
    if done is None:
        messages.info(request, _("That is taken back already."))
    else:
        say_changes(request, done.changes, _("Taken back."))
    return redirect("today")


def named_item(request: ScreenedRequest, sitting: str, item: str) -> Mapping[str, Any]:
    """An item of today's plan by its sitting; 404 for any other."""
    saved = planning.todays_plan(
        request.person, request.screened, on=request.now.date(), now=request.now
    )
    for each in saved.plan["plan"]["sittings"] if saved.plan["plan"] else ():
        for planned in each["items"]:
            if each["id"] == sitting and planned["item"] == item:
                named: Mapping[str, Any] = planned
                return named
    raise Http404


def _wished(request: ScreenedRequest, values: Mapping[str, Any]) -> HttpResponse:
    done = my_day.wish(
        request.person, request.screened, values, on=request.now.date(), now=request.now
    )
    say_changes(request, done.changes)
    return redirect("today")


def _planned(stored: Mapping[str, Any]) -> set[str]:
    sittings = stored["plan"]["sittings"] if stored["plan"] else ()
    return {item["item"] for sitting in sittings for item in sitting["items"]}
