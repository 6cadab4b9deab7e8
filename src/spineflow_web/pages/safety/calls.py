"""Whom to call from a closed gate: the numbers of the country, and the person's own."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from spineflow.screening.country import Country, Line
from spineflow.vocabulary.disposition import Disposition
from spineflow_web.pages.sentences import country_of, say, unbroken
from spineflow_web.store.people import KnownPerson

CRISIS = "crisis_line"


@dataclass(frozen=True, slots=True)
class Call:
    """A number one tap away."""

    label: str
    number: str
    """For `tel:`: digits alone, with a plus before them where it was written."""
    is_first: bool = False
    """The one action of the page; all others stand back."""


def calls(person: KnownPerson, kind: str, *, beside_crisis: bool = False) -> list[Call]:
    """Whom to call on a page of this kind, the most pressing first; empty where no number is known.

    A number of the country is never replaced by the person's own, which may be a neighbour's.
    """
    country = country_of(person.country)
    emergency = _number(country, "emergency") or person.own_number
    urgent, crisis = _number(country, "urgent"), _number(country, "crisis")
    if kind == CRISIS:
        first = [_call(_("Talk to someone: call %(number)s"), crisis)]
        then = [_call(_("In danger now: call %(number)s"), emergency)]
    elif kind == Disposition.URGENT_SAME_DAY.value:
        first = [_call(_("Call %(number)s"), urgent)]
        then = [_call(_("If it gets worse: call %(number)s"), emergency)]
    else:
        talk = crisis if beside_crisis else ""
        first = [_call(_("Call %(number)s"), emergency)]
        then = [_call(_("Talk to someone: call %(number)s"), talk)]
    if emergency != person.own_number:
        then.append(_call(_("Call your own number, %(number)s"), person.own_number))
    leading = [Call(each.label, each.number, is_first=True) for each in first if each.number]
    return leading + [each for each in then if each.number]


def calls_at_rest(person: KnownPerson, *, urgent_first: bool) -> list[Call]:
    """The emergency and the urgent line, for the page where a sign ended the day's sessions."""
    if urgent_first:
        return calls(person, Disposition.URGENT_SAME_DAY.value)
    urgent = _call(_("Call %(number)s"), _number(country_of(person.country), "urgent"))
    return calls(person, Disposition.EMERGENCY_NOW.value) + ([urgent] if urgent.number else [])


def where(person: KnownPerson) -> str:
    """The country whose numbers stand on the page; empty where it has none."""
    country = country_of(person.country)
    if country is None or not _number(country, "emergency"):
        return ""
    return say(country.name)


def _number(country: Country | None, line: Line) -> str:
    return (country and country.number(line)) or ""


def _call(label: str, number: str) -> Call:
    """A number is one word: no line ends inside it."""
    return Call(label % {"number": unbroken(number)}, re.sub(r"[^\d+]", "", number))
