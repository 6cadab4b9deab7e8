"""Another way for one item of today: shorter, at another time, something else."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spineflow.planning.day_plan import PlannedItem
from spineflow.planning.explain.alternatives import Alternative
from spineflow.vocabulary.timing import clock_of
from spineflow_web.actions import offers, planning
from spineflow_web.actions.my_day import told_done
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import say
from spineflow_web.pages.session.planned import sitting_titles
from spineflow_web.pages.today.clock_words import clock_words
from spineflow_web.pages.today.dose_words import minutes_words
from spineflow_web.pages.today.my_day_views import named_item
from spineflow_web.store import summaries
from spineflow_web.store.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class OfferView:
    """One button."""

    key: str
    title: str
    detail: str


@for_screened
@require_http_methods(["GET", "POST"])
def change_item(request: ScreenedRequest, sitting: str, item: str) -> HttpResponse:
    """What planning itself could have done instead, best first; a tap takes one."""
    named_item(request, sitting, item)
    if request.method == "POST":
        return _take(request, sitting, item)
    saved = planning.todays_plan(
        request.person, request.screened, on=request.now.date(), now=request.now
    )
    is_done = item in summaries.of_day(request.person.id, saved.on).practised
    found = (
        ()
        if is_done
        else offers.offers(request.person, request.screened, saved, sitting, item, now=request.now)
    )
    context = {
        "title": say(catalogue().practices[item].title),
        "sitting_title": sitting_titles()[sitting],
        "sitting": sitting,
        "item": item,
        "plan_id": saved.id,
        "is_done": is_done,
        "may_undo": is_done and told_done(request.person, sitting, item, saved.on) is not None,
        "has_offers": bool(found),
        "groups": _groups(request, found),
        "moves_all": any(len(_sitting(each, sitting)) > 1 for each in found),
        "can_be_done": catalogue().practices[item].group != "nutrition",
    }
    return show_page(request, "today/change.html", context)


def _take(request: ScreenedRequest, sitting: str, item: str) -> HttpResponse:
    try:
        plan_id = UUID(request.POST.get("plan", ""))
    except ValueError:
        return redirect("today")
    taken = offers.take(
        request.person,
        request.screened,
        plan_id,
        sitting,
        item,
        request.POST.get("offer", ""),
        on=request.now.date(),
        now=request.now,
    )
    if taken is None:
        messages.info(request, _("Your plan had changed meanwhile. Here it is as it is now."))
    else:
        messages.success(request, _done_words(request, taken, sitting))
    return redirect("today")


def _groups(
    request: ScreenedRequest, found: Iterable[Alternative]
) -> list[tuple[str, str, list[OfferView]]]:
    titles = {
        "shorter": _("Shorter"),
        "another_time": _("Another time"),
        "swap": _("Something else instead"),
    }
    views: dict[str, list[OfferView]] = {kind: [] for kind in titles}
    for offer in found:
        views[offer.kind].append(_view(request, offer))
    return [(kind, titles[kind], each) for kind, each in views.items()]


def _view(request: ScreenedRequest, offer: Alternative) -> OfferView:
    key, time = offers.key_of(offer), clock_words(clock_of(offer.starts), request.person.clock)
    minutes = minutes_words(
        round(offer.seconds / 60, 1) if offer.seconds < 60 else -(-offer.seconds // 60)
    )
    if offer.kind == "another_time":
        return OfferView(key, _("At %(time)s") % {"time": time}, "")
    if offer.kind == "shorter":
        return OfferView(key, minutes, _level(_planned(offer)))
    title = say(catalogue().practices[offer.item].title)
    return OfferView(key, title, minutes)


def _sitting(offer: Alternative, sitting: str) -> tuple[PlannedItem, ...]:
    """The items of the sitting as they would be."""
    return next((each.items for each in offer.plan.sittings if each.id == sitting), ())


def _planned(offer: Alternative) -> PlannedItem | None:
    items = (i for s in offer.plan.sittings if s.starts == offer.starts for i in s.items)
    return next((each for each in items if each.item == offer.item), None)


def _level(planned: Any) -> str:
    """The title of the level, where the offer is an easier one."""
    if planned is None:
        return ""
    levels = catalogue().practices[planned.item].levels
    form = (planned.level, planned.variant)
    return next((say(each.title) for each in levels if (each.level, each.variant) == form), "")


def _done_words(request: ScreenedRequest, offer: Alternative, sitting: str) -> str:
    title = say(catalogue().practices[offer.item].title)
    if offer.kind == "another_time":
        time = clock_words(clock_of(offer.starts), request.person.clock)
        moved = sitting_titles()[sitting]
        return _("%(what)s: it comes at %(time)s now.") % {"what": moved, "time": time}
    if offer.kind == "shorter":
        return _("%(what)s is shorter now.") % {"what": title}
    return _("%(what)s takes its place today.") % {"what": title}
