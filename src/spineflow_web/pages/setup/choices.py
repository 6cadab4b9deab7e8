"""What can be chosen on the pages of the first run, in the person's words."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from zoneinfo import available_timezones

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from spineflow_web.store.catalogue import catalogue

Choices = list[tuple[str, str]]

UNITS = [
    ("metric", _("Metric: kilograms, millilitres")),
    ("imperial", _("Imperial: pounds, ounces")),
]
CLOCK = [("24", _("24 hours, such as 14:30")), ("12", _("12 hours, such as 2:30 pm"))]
GLASSES = [
    ("150", _("Small, 150 mL (5 fl oz)")),
    ("200", _("200 mL (7 fl oz)")),
    ("250", _("Usual, 250 mL (8 fl oz)")),
    ("300", _("300 mL (10 fl oz)")),
    ("350", _("Large, 350 mL (12 fl oz)")),
    ("500", _("Bottle, 500 mL (17 fl oz)")),
]
MASS_UNITS = [("kg", _("kg")), ("lb", _("lb"))]

EQUIPMENT = [
    ("mat", _("An exercise mat or a soft rug")),
    ("chair", _("A steady chair without wheels")),
    ("table", _("A table")),
    ("bed", _("A bed")),
    ("heating_pad", _("A heating pad")),
    ("towel", _("A towel that can be warmed")),
    ("roller", _("A foam roller")),
    ("ball", _("A massage or tennis ball")),
    ("gun", _("A massage gun")),
    ("strap", _("A strap, belt or scarf")),
    ("bike", _("A bicycle or exercise bike")),
    ("pool", _("A pool I can go to")),
]
AVOIDS = [
    ("fish", _("Fish")),
    ("shellfish", _("Shellfish")),
    ("nut", _("Nuts")),
    ("peanut", _("Peanuts")),
    ("sesame", _("Sesame")),
    ("soy", _("Soy")),
    ("gluten", _("Gluten")),
    ("milk", _("Milk")),
    ("egg", _("Eggs")),
    ("not_vegan", _("Everything that comes from animals")),
    ("liver", _("Liver")),
    ("raw", _("Raw fish, meat or eggs")),
    ("high_mercury", _("Fish with much mercury, such as swordfish")),
]
POSITIONS = [
    ("floor", _("On the floor"), _("I can get down and up again by myself.")),
    ("chair", _("On a chair"), _("Sitting or standing, nothing on the floor.")),
    ("bed", _("In bed"), _("Lying or sitting on the bed.")),
]
WALKS = [
    ("0", _("Hardly at all")),
    ("5", _("About 5 minutes")),
    ("10", _("About 10 minutes")),
    ("15", _("About 15 minutes")),
    ("20", _("About 20 minutes")),
    ("30", _("30 minutes or more")),
]


def countries(time_zone: str) -> list[tuple[str, str | Choices]]:
    """All countries by name, *another country* last; above them the one of this time zone.

    They are only offered: nobody may get the numbers of a country they never chose.
    """
    known = catalogue().safety.countries
    named = [(code, gettext(country.name)) for code, country in known.items()]
    ordered = sorted(named, key=lambda choice: (choice[0] == "other", choice[1]))
    near = [choice for choice in ordered if choice[0] in _of_zone().get(time_zone, ())]
    first: list[tuple[str, str | Choices]] = [("", gettext("Choose…"))]
    if not near:
        return [*first, *ordered]
    return [*first, (gettext("By your time zone"), near), (gettext("All countries"), ordered)]


@cache
def _of_zone() -> Mapping[str, list[str]]:
    """Time zone to the code of the country it lies in, from the tz database."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    lines = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return {zone: [code] for code, _position, zone, *_comment in lines}


def time_zones(own: str) -> Choices:
    """Every zone of a place, and the person's own, whatever kind it is: nobody is moved unasked."""
    offered = _zones_of_places()
    is_offered = not own or any(name == own for name, _words in offered)
    return offered if is_offered else [(own, own), *offered]


@cache
def _zones_of_places() -> Choices:
    """The technical ones are not offered."""
    places = (name for name in available_timezones() if "/" in name or name == "UTC")
    shown = sorted(name for name in places if not name.startswith(("Etc/", "SystemV/", "US/")))
    return [(name, name.replace("_", " ")) for name in shown]


def goals() -> Choices:
    """What a person can want most, in the content's words."""
    return [(each.id, gettext(each.title)) for each in catalogue().days.goals.values()]
