"""How much, as people type it: "1", "1/2", "1,5", of a household measure, grams or ounces."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from spineflow.nourishment.content import FoodContent
from spineflow_web.pages.sentences import say
from spineflow_web.store.own_foods import OwnFoodKnown

GRAMS, OUNCES, PORTION = "g", "oz", "portion"
GRAMS_IN_OUNCE = 28.349523125
MOST_GRAMS = 2000
LONGEST = 12
NUMBER = re.compile(r"^(?:(\d{1,5})[.,]?|(\d{0,5})[.,](\d{1,3}))$", re.ASCII)
FRACTION = re.compile(r"^(?:(\d{1,3}) )?(\d{1,2})/(\d{1,2})$", re.ASCII)


class WrongAmount(Exception):
    """The message says what to type instead."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of the list beside the number; `grams` of one of it."""

    key: str
    words: str
    grams: float


def units_of(food: str, content: FoodContent, own: OwnFoodKnown | None, units: str) -> list[Unit]:
    """What a food can be measured in: household measures first, then grams and ounces."""
    if own is not None:
        first = [Unit(PORTION, _("1 portion"), own.portion_g)]
    else:
        measures = content.measures_of[food]
        first = [Unit(f"m{at}", say(each.words), each.grams) for at, each in enumerate(measures)]
    weights = [Unit(GRAMS, _("grams"), 1), Unit(OUNCES, _("ounces"), GRAMS_IN_OUNCE)]
    return [*first, *(weights if units != "imperial" else weights[::-1])]


def read_number(text: str) -> float | None:
    """A number as typed; None for anything else."""
    given = text.strip()[: LONGEST + 1]
    if len(given) > LONGEST:
        return None
    if found := FRACTION.match(given):
        whole, above, below = (int(part or 0) for part in found.groups())
        return whole + above / below if below else None
    if not NUMBER.match(given):
        return None
    return float(given.replace(",", ".").removesuffix("."))


def read_grams(text: str, unit: str, known: list[Unit]) -> float:
    """Grams of an amount; raises `WrongAmount` with the sentence for the field."""
    number = read_number(text)
    if number is None or number <= 0:
        raise WrongAmount(_("Type how much as a number above 0, such as 1, 1/2 or 1.5."))
    chosen = next((each for each in known if each.key == unit), None)
    if chosen is None:
        raise WrongAmount(_("Choose one of the measures in the list."))
    grams = round(number * chosen.grams, 1)
    if not 0.1 <= grams <= MOST_GRAMS:
        words = _("This comes to more than %(most)d g at once. Check the number.")
        raise WrongAmount(
            words % {"most": MOST_GRAMS} if grams > 1 else _("This is too little to count.")
        )
    return grams
