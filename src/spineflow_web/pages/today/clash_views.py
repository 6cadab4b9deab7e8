"""What was asked of today and does not fit together, with the smallest ways out as buttons."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from spineflow_web.actions import offers, planning
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class WayOut:
    """One button: where it goes, which field it sends, and its words; a link without a field."""

    words: str
    route: str
    field: str = ""
    value: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class ClashView:
    """Two or three wishes, and the ways out."""

    wishes: list[str]
    ways: list[WayOut]


@for_screened
@require_safe
def today_clash(request: ScreenedRequest) -> HttpResponse:
    """Each clash by the wishes in it."""
    saved = planning.todays_plan(
        request.person, request.screened, on=request.now.date(), now=request.now
    )
    found = offers.clashes_of(request.person, request.screened, saved, now=request.now)
    minutes = saved.plan.get("terms", {}).get("minutes")
    usual = request.person.minutes if minutes is None else minutes
    return show_page(
        request, "today/clash.html", {"clashes": [clash_view(each, usual or 0) for each in found]}
    )


def clash_view(clash: Mapping[str, Any], minutes: int) -> ClashView:
    """One clash in words; `minutes` is what the day has now."""
    ways = [_way(each) for each in clash["relaxations"]]
    return ClashView(
        [_wish(each, minutes) for each in clash["wishes"]], [way for way in ways if way]
    )


def _wish(wish: Mapping[str, str], minutes: int) -> str:
    content, name = catalogue(), wish["id"]
    match wish["kind"]:
        case "want":
            return _("You would like: %(what)s.") % {"what": say(content.practices[name].title)}
        case "never":
            title = say(content.practices[name].title)
            return _("You said you never want: %(what)s.") % {"what": title}
        case "minutes":
            words = ngettext(
                "You have %(n)d minute today.", "You have %(n)d minutes today.", minutes
            )
            return words % {"n": minutes}
        case "windows":
            return _("You gave fixed times for your sittings.")
    return (
        say(content.constraints[name].sentence)
        if name in content.constraints
        else _("Your answers to the safety questions leave it out.")
    )


def _way(way: Mapping[str, Any]) -> WayOut | None:
    kind, item, minutes = way["wish"]["kind"], way["wish"]["id"], way["minutes"]
    if kind == "minutes":
        if minutes is None:
            return WayOut(_("Use all the time there is"), "today_wish", "minutes", "all")
        words = ngettext("Take %(n)d minute today", "Take %(n)d minutes today", minutes)
        return WayOut(words % {"n": minutes}, "today_wish", "minutes", str(minutes))
    if kind == "windows" and minutes is not None:
        words = ngettext(
            "Begin %(n)d minute earlier and end %(n)d minute later",
            "Begin %(n)d minutes earlier and end %(n)d minutes later",
            minutes,
        )
        return WayOut(words % {"n": minutes}, "today_wish", "wider", str(minutes))
    if kind == "want":
        words = _("Do without it today: %(what)s")
        title = say(catalogue().practices[item].title)
        return WayOut(words % {"what": title}, "today_want", "wanted", "no", item)
    if kind == "never":
        return WayOut(_("Look at what you said about it"), "practice", item=item)
    return None
