"""Today's set on one sheet of paper: every planned practice with its figure, dose and limits, and
what was prescribed in the words it was written down in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spineflow.planning.form import Form
from spineflow_web.actions.library import Library, Looked, library
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.practices.way_figure import way_figure
from spineflow_web.pages.prescribed.words import often
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import notice, say
from spineflow_web.pages.today.clock_words import clock_words, date_words
from spineflow_web.pages.today.dose_words import dose_words
from spineflow_web.pages.today.item_view import item_view
from spineflow_web.store.catalogue import catalogue

WIDE = 12
"""Up to so many practices have room in three columns of one sheet; a caution takes a quarter."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One practice on paper. `figures` are its key frames; empty for one without a picture."""

    name: str
    time: str
    dose: str
    sentence: str
    then: str
    """The easy movement that ends a bend; empty for most."""
    cautions: list[str]
    figures: list[str]


@dataclass(frozen=True, slots=True)
class PrintedPrescription:
    """What somebody prescribed, with every time of today."""

    name: str
    times: list[str]
    dose: str
    by: str
    steps: list[str]


@for_screened
@require_safe
def print_day(request: ScreenedRequest) -> HttpResponse:
    """The stored plan of today on paper; looking at it makes none."""
    looked_up = library(request.person, request.screened, request.now.date())
    printed = [
        _printed(looked, item, sitting["starts"], request.person.clock)
        for sitting in _sittings(looked_up)
        for item in sitting["items"]
        if (looked := looked_up.practice(item["item"])) and looked.standing.shows_steps
    ]
    moves = [each for each in printed if each.figures]
    context = {
        "columns": 3 if len(moves) + sum(len(each.cautions) for each in moves) / 4 <= WIDE else 4,
        "date": date_words(request.now.date()),
        "moves": moves,
        "others": [each for each in printed if not each.figures],
        "prescribed": _prescribed(looked_up, request.person.clock),
        "stop_rules": notice("stop_rules", request.person.country),
        "review": notice("review_notice"),
    }
    return show_page(request, "practices/print_day.html", context)


def _sittings(looked_up: Library) -> list[Mapping[str, Any]]:
    day = looked_up.plan["plan"] if looked_up.plan else None
    return list(day["sittings"]) if day else []


def _prescribed(looked_up: Library, clock: str) -> list[PrintedPrescription]:
    """The sittings stored beside the plan. What waits for a clinician is not among them."""
    sittings = looked_up.plan.get("prescribed", ()) if looked_up.plan else ()
    found: dict[str, PrintedPrescription] = {}
    for each in sittings:
        time = clock_words(each["starts"], clock)
        known = found.get(each["item"])
        if known:
            known.times.append(time)
            continue
        dose, steps = often(each["dose"], each["times_a_day"]), list(each["steps"])
        found[each["item"]] = PrintedPrescription(each["title"], [time], dose, each["by"], steps)
    return list(found.values())


def _printed(looked: Looked, item: Mapping[str, Any], starts: str, clock: str) -> Printed:
    view = item_view(item)
    form = _form(looked, item)
    figure = way_figure(looked.practice.id, form, looked.cleared.closed) if form else None
    return Printed(
        name=view.name,
        time=clock_words(starts, clock),
        dose=view.dose or view.portion,
        sentence=view.level_sentence or view.goal,
        then=_then(item),
        cautions=view.cautions,
        figures=figure.frames[:2] if figure else [],
    )


def _then(item: Mapping[str, Any]) -> str:
    then = item.get("then")
    if then is None:
        return ""
    name = say(catalogue().practices[then["item"]].title)
    return _("Then: %(name)s, %(dose)s") % {"name": name, "dose": dose_words(then)}


def _form(looked: Looked, item: Mapping[str, Any]) -> Form | None:
    """The planned form, as far as it is still one of those left open."""
    wanted = (item["variant"], item["level"])
    return next(
        (form for form in looked.ways.forms if (form.variant.id, form.level.level) == wanted), None
    )
