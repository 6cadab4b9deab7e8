"""My day: how many minutes, what kind of day, and where; as choices to tap."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from spineflow_web.pages.sentences import say
from spineflow_web.pages.whole_number import whole_number
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.day_wishes import ALL_MINUTES

USUAL, ALL = "usual", "all"
MINUTES = (5, 10, 20, 40)
MOST = 300
KINDS = ("work", "rest", "travel", "half")
PLACES = ("home", "desk", "travel")


class Choice(NamedTuple):
    """One thing to tap."""

    value: str
    words: str
    is_chosen: bool


class MyDay(NamedTuple):
    """The form of the day, and what it stands at in a few words."""

    summary: str
    html: SafeString
    phase: str
    """`flare`, `ramp` or `usual`."""
    sentence: str
    """What the kind of day means, in the content's words."""


def my_day(terms: Mapping[str, Any], usual_minutes: int | None) -> MyDay:
    """As the saved plan was made by them."""
    return _drawn(
        terms.get("minutes"),
        terms.get("kind") or "",
        terms.get("place") or "",
        terms.get("phase") or "usual",
        usual_minutes or 60,
        get_language(),
    )


@lru_cache(maxsize=256)
def _drawn(
    minutes: int | None, kind: str, place: str, phase: str, usual: int, language: str | None
) -> MyDay:
    days = catalogue().days
    shown = [_minutes(minutes, usual), _title(kind), say(days.places[place or "home"].title)]
    groups = [
        (_("Minutes for today"), "minutes", _minute_choices(minutes, usual)),
        (_("What kind of day is it?"), "kind", _kinds(kind)),
        (_("Where are you today?"), "place", _places(place)),
    ]
    name = phase if phase != "usual" else kind
    return MyDay(
        summary=" · ".join(each for each in shown if each),
        html=render_to_string("today/_my_day.html", {"groups": groups}),
        phase=phase,
        sentence=say(days.day_types[name].sentence) if name else "",
    )


def read_my_day(given: QueryDict) -> dict[str, Any]:
    """What was tapped; anything that is no choice changes nothing."""
    values: dict[str, Any] = {}
    minutes = given.get("minutes", "")
    if minutes == USUAL:
        values["minutes"] = None
    elif minutes == ALL:
        values["minutes"] = ALL_MINUTES
    elif (count := whole_number(minutes, 1, MOST)) is not None:
        values["minutes"] = count
    for name, known in (("kind", (*KINDS, "sore")), ("place", PLACES)):
        tapped = given.get(name)
        if tapped == USUAL or tapped in known:
            values[name] = "" if tapped == USUAL else tapped
    return values


def _minutes(minutes: int | None, usual: int) -> str:
    if minutes == ALL_MINUTES:
        return _("All the time there is")
    count = usual if minutes is None else minutes
    return ngettext("%(n)d minute", "%(n)d minutes", count) % {"n": count}


def _minute_choices(minutes: int | None, usual: int) -> list[Choice]:
    counts = sorted({*MINUTES, *([minutes] if minutes else [])})
    return [
        Choice(USUAL, _("As usual: %(minutes)s") % {"minutes": _minutes(None, usual)},
               minutes is None),
        *(Choice(str(n), _minutes(n, usual), n == minutes) for n in counts),
        Choice(ALL, _minutes(ALL_MINUTES, usual), minutes == ALL_MINUTES),
    ]  # fmt: skip


def _kinds(kind: str) -> list[Choice]:
    names = (*KINDS, "sore") if kind == "sore" else KINDS
    usual = Choice(USUAL, _("A day like any other"), not kind)
    return [usual, *(Choice(name, _title(name), name == kind) for name in names)]


def _title(kind: str) -> str:
    return say(catalogue().days.day_types[kind].title) if kind else ""


def _places(place: str) -> list[Choice]:
    places = catalogue().days.places
    return [Choice(n, say(places[n].title), n == (place or "home")) for n in PLACES]
