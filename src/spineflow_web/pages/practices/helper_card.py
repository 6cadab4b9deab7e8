"""The card for somebody who does a practice to a person, such as a massage therapist: one page."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from spineflow_web.actions.library import library
from spineflow_web.actions.visits import THERAPIST
from spineflow_web.pages.diary.visit_views import newest_visits
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.practices.beside import map_view
from spineflow_web.pages.practices.practice_view import shown_form
from spineflow_web.pages.reasons import reason_sentences
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.told import (
    answer_lines,
    conditions_told,
    flag_lines,
    limits_in_force,
)
from spineflow_web.pages.sentences import cautions_of, country_of, notice, say
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.screening import draft_of


@for_screened
@require_safe
def helper_card(request: ScreenedRequest, item: str) -> HttpResponse:
    """What the helper must know, from this person's own answers. A practice that is not open to
    the person has no card: its page says why."""
    person, on = request.person, request.now.date()
    looked_up = library(person, request.screened, on)
    looked = looked_up.practice(item)
    if looked is None or not looked.practice.card:
        raise Http404
    if not looked.ways.forms:
        return redirect("practice", item=item)
    practice, answers = looked.practice, draft_of(person.id)
    clearance = request.screened.clearance
    country = country_of(person.country)
    context = {
        "item": item,
        "title": say(practice.title),
        "on": date_format(on),
        "name": request.user.get_username(),
        "know": [say(each) for each in practice.card],
        "flags": flag_lines(answers),
        "lines": answer_lines(answers),
        "conditions": conditions_told(looked_up.screening, answers),
        "why": reason_sentences(looked.cleared.reasons),
        "cautions": cautions_of(looked.cleared.tokens),
        "clearance": clearance,
        "limits": limits_in_force(request.screened, on),
        "map": map_view(looked, shown_form(looked, "")),
        "visits": newest_visits(person) if item == THERAPIST else [],
        "stop": [say(each) for each in practice.stop],
        "emergency": say(country.emergency) if country else "",
        "intended": notice("general_disclaimer"),
        "review": None if catalogue().reviews else notice("review_notice"),
    }
    return show_page(request, "practices/helper_card.html", context)
