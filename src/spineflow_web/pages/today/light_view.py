"""The traffic light of a practice, and which of the left out can be asked for."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue

CHANGES: dict[str, Callable[[], str]] = {
    "up": lambda: _("One level up today."),
    "down": lambda: _("One level easier from now on."),
    "easier_today": lambda: _("One level easier today."),
    "hold": lambda: _("You stay at your level."),
}
NAMES: dict[str, Callable[[], str]] = {
    "green": lambda: _("Green light"),
    "yellow": lambda: _("Yellow light"),
    "red": lambda: _("Red light"),
    "unknown": lambda: _("Your level"),
}
FIRM = frozenset(
    {
        "cleared_only", "clinician_asked_first", "supplements_never_planned", "equipment_at_home",
        "no_variant_here", "rhythm_of_the_day", "place_of_the_day", "rolling_every_other_day",
        "therapist_weekly", "heat_three_a_day", "already_done_today", "what_is_done_stays",
        "food_suits_you",
    }
)  # fmt: skip
"""Rules that no wish for a practice changes."""


class LightView(NamedTuple):
    """What the last times say, what follows, and whether one can say no to it."""

    name: str
    colour: str
    sentence: str
    change: str
    may_refuse: bool


def light_view(step: Mapping[str, Any]) -> LightView | None:
    """None where nothing is known and nothing changes."""
    light, change = step["light"], step["change"]
    if light == "unknown" and change == "hold":
        return None
    content = catalogue()
    rules = (each["id"] for each in step["reasons"] if each["kind"] == "constraint")
    why = [say(content.constraints[rule].sentence) for rule in rules if rule in content.constraints]
    known = content.days.lights.get(light)
    if not why and known is not None:
        why = [say(known.sentence)]
    return LightView(NAMES[light](), light, " ".join(why), CHANGES[change](), change != "hold")


def may_be_wished(reasons: Iterable[Mapping[str, str]]) -> bool:
    """Whether asking for it can bring it: only where nothing of safety or of the home bars it."""
    given = list(reasons)
    return bool(given) and all(r["kind"] == "constraint" and r["id"] not in FIRM for r in given)
