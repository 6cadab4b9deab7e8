"""What somebody looks for: read from the address, and told back as the fields of a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from spineflow.planning.form import Form
from spineflow_web.actions.library import Looked
from spineflow_web.pages.practices.words import POSITIONS, REGIONS, THINGS
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue

LONGEST_SEARCH = 80
MINUTES = ("2", "5", "10", "20")
NOTHING, AT_HOME = "nothing", "home"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One value per field; empty means that it does not matter."""

    family: str = ""
    position: str = ""
    thing: str = ""
    minutes: str = ""
    region: str = ""
    today: bool = False

    @property
    def is_anything(self) -> bool:
        return self != Wanted()

    @property
    def asks_for_a_way(self) -> bool:
        """Whether only a form that is open can answer it."""
        return bool(self.position or self.thing or self.minutes)


def wanted_of(given: Mapping[str, str]) -> Wanted:
    """What the address asks for; a value that is none of the choices does not count."""
    chosen = {
        name: value
        for name, choices in _choices().items()
        if (value := given.get(name, "")) in choices
    }
    return Wanted(**chosen, today=given.get("today") == "1")


def search_of(given: Mapping[str, str]) -> str:
    """The words somebody typed."""
    return " ".join(given.get("q", "").split())[:LONGEST_SEARCH]


def fitting_form(looked: Looked, wanted: Wanted, at_home: frozenset[str]) -> Form | None:
    """The person's own form where it is what they look for, else the first that is."""
    own = looked.ways.own
    forms = looked.ways.forms if own is None else (own, *looked.ways.forms)
    return next((form for form in forms if _fits(looked, form, wanted, at_home)), None)


def _fits(looked: Looked, form: Form, wanted: Wanted, at_home: frozenset[str]) -> bool:
    if wanted.position and form.variant.id != wanted.position:
        return False
    if wanted.minutes and form.level.dose.seconds > int(wanted.minutes) * 60:
        return False
    needs, one_of = set(form.variant.needs), set(looked.practice.one_of)
    if wanted.thing == NOTHING:
        return not needs and not one_of
    if wanted.thing == AT_HOME:
        return needs <= at_home and (not one_of or not one_of.isdisjoint(at_home))
    return not wanted.thing or wanted.thing in needs | one_of


def draw_filters(wanted: Wanted) -> SafeString:
    """The fields with their choices, drawn once for every combination."""
    return _drawn(wanted, get_language())


@lru_cache(maxsize=256)
def _drawn(wanted: Wanted, language: str | None) -> SafeString:
    labels = {
        "family": _("Kind"),
        "position": _("Where"),
        "thing": _("With what"),
        "minutes": _("How long"),
        "region": _("For which part of the body"),
    }
    fields = [
        {
            "name": name,
            "label": labels[name],
            "choices": [("", _("Any")), *choices.items()],
            "value": getattr(wanted, name),
        }
        for name, choices in _choices().items()
    ]
    return render_to_string("practices/_filters.html", {"fields": fields, "wanted": wanted})


def _choices() -> dict[str, dict[str, str]]:
    """Every field with its choices in words."""
    return {
        "family": {each.id: say(each.title) for each in catalogue().families.values()},
        "position": {name: words() for name, words in POSITIONS.items()},
        "thing": {
            NOTHING: _("Nothing at all"),
            AT_HOME: _("What I have at home"),
            **{name: THINGS[name]() for name in _things()},
        },
        "minutes": {
            each: ngettext("%(n)d minute at most", "%(n)d minutes at most", int(each))
            % {"n": int(each)}
            for each in MINUTES
        },
        "region": {name: words() for name, words in REGIONS.items()},
    }


def _things() -> list[str]:
    """Things that some practice asks for."""
    practices = catalogue().practices.values()
    used = {thing for practice in practices for thing in practice.one_of}
    used |= {thing for each in practices for variant in each.variants for thing in variant.needs}
    return [name for name in THINGS if name in used]
