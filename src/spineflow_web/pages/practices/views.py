"""The library, one practice, and what a person thinks of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST, require_safe

from spineflow_web.actions.clearance import may_record_clearance
from spineflow_web.actions.library import library
from spineflow_web.actions.preferences import say_about
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.learn.views import PLAINLY
from spineflow_web.pages.practices.filters import draw_filters, search_of, wanted_of
from spineflow_web.pages.practices.practice_view import practice_view, shut_view
from spineflow_web.pages.practices.shelves import shelves
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import notice, say
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.preferences import SAID


@gzip_page
@for_screened
@require_safe
def practices(request: ScreenedRequest) -> HttpResponse:
    """Everything there is, narrowed by what the address asks for."""
    person = request.person
    looked = library(person, request.screened, request.now.date())
    wanted, asked = wanted_of(request.GET), search_of(request.GET)
    place = person.position or looked.profile.position
    at_home = looked.profile.equipment | {place}
    shown = shelves(looked, wanted, asked, at_home)
    context = {
        "asked": asked,
        "wanted": wanted,
        "filters": draw_filters(wanted),
        "shelves": shown,
        "count": sum(len(shelf.open) + len(shelf.shut) for shelf in shown),
        "has_plan": bool(looked.planned),
    }
    return show_page(request, "practices/library.html", context)


@gzip_page
@for_screened
@require_safe
def practice(request: ScreenedRequest, item: str) -> HttpResponse:
    """One practice. What is not open to this person shows its name, why, and what to do instead."""
    looked_up = library(request.person, request.screened, request.now.date())
    looked = looked_up.practice(item)
    if looked is None:
        raise Http404
    said = looked_up.said.by_practice.get(item, "")
    if not looked.ways.forms:
        told = {
            "practice": shut_view(looked, looked_up),
            "may_record_clearance": may_record_clearance(request.screened),
        }
        return show_page(request, "practices/shut.html", told)
    context = {
        "practice": practice_view(looked, looked_up, request.GET.get("way", "")),
        "said": said,
        "stop_rules": notice("stop_rules", request.person.country),
        "plainly": say(catalogue().claims[PLAINLY].sentence),
        "review": notice("review_notice"),
    }
    return show_page(request, "practices/practice.html", context)


@for_screened
@require_POST
def practice_feeling(request: ScreenedRequest, item: str) -> HttpResponse:
    """Like, dislike or never; `nothing` takes back what was said."""
    if item not in catalogue().practices:
        raise Http404
    told = request.POST.get("said", "")
    said = next((word for word in SAID if word == told), None)
    if said is None and told != "nothing":
        messages.error(request, _("Choose one of the three."))
        return redirect("practice", item=item)
    say_about(request.person.id, item, said, now=request.now)
    messages.success(request, _("Saved.") if said else _("Taken back."))
    return redirect("practice", item=item)
