"""The diary as the templates read it: entries, foods to log, and nutrients in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from spineflow.nourishment.needs import Needs, standing_of
from spineflow.nourishment.totals import Totals
from spineflow.records.event import Event
from spineflow.records.payload import FoodEaten
from spineflow_web.pages.food.amount import GRAMS_IN_OUNCE, Unit, units_of
from spineflow_web.pages.sentences import listed, say
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.own_foods import KnownRecipe, OwnFoodKnown
from spineflow_web.store.people import KnownPerson


@dataclass(frozen=True, slots=True)
class FoodRow:
    """A food that can be logged."""

    key: str
    name: str
    units: list[Unit]
    is_favourite: bool


@dataclass(frozen=True, slots=True)
class EntryRow:
    """Something eaten."""

    event: UUID
    name: str
    amount: str
    food: FoodRow | None
    """None for several foods at once: those are taken back, not changed."""
    grams: str = ""


@dataclass(frozen=True, slots=True)
class NutrientRow:
    """One nutrient: what it came to, against what, and what to know about it."""

    id: str
    name: str
    amount: str
    share: int | None
    """Percent of the reference value, at most 100; None where there is none."""
    is_reached: bool
    note: str


def food_name(key: str, own: Mapping[str, OwnFoodKnown]) -> str:
    """Its name in the language in use."""
    if key in own:
        return own[key].name
    food = catalogue().foods.get(key)
    return say(food.name) if food else _("A food that is gone")


def food_row(
    key: str, own: Mapping[str, OwnFoodKnown], favourites: set[str], person: KnownPerson
) -> FoodRow | None:
    """None for a key that nobody knows."""
    if key not in own and key not in catalogue().foods:
        return None
    units = units_of(key, catalogue().food, own.get(key), person.units)
    return FoodRow(key, food_name(key, own), units, key in favourites)


def weight(grams: float, person: KnownPerson) -> str:
    """In the person's units."""
    if person.units == "imperial":
        words = {"n": number_format(round(grams / GRAMS_IN_OUNCE, 1), use_l10n=True)}
        return _("%(n)s oz") % words
    return _("%(n)s g") % {"n": _number(grams, 1 if grams < 10 else 0)}


def entry_rows(
    events: Iterable[Event],
    own: Mapping[str, OwnFoodKnown],
    recipes: Mapping[str, KnownRecipe],
    person: KnownPerson,
) -> list[EntryRow]:
    """The day's entries, oldest first."""
    rows = []
    for event in events:
        said = event.said()
        assert isinstance(said, FoodEaten)
        grams = sum(part.grams for part in said.parts)
        names = [food_name(part.food, own) for part in said.parts]
        known = recipes.get(said.recipe)
        single = len(said.parts) == 1 and not said.recipe
        rows.append(
            EntryRow(
                event.id,
                known.name if known else listed(names),
                weight(grams, person),
                food_row(said.parts[0].food, own, set(), person) if single else None,
                f"{grams:g}",
            )
        )
    return rows


def nutrient_rows(
    had: Totals, wanted: Needs, hidden: frozenset[str], days: int
) -> list[NutrientRow]:
    """Those of which an amount may be shown; over several days, the mean of one."""
    return [
        _nutrient(name, had, wanted, max(1, days))
        for name in catalogue().food.nutrients
        if name not in hidden
    ]


def _nutrient(name: str, had: Totals, wanted: Needs, days: int) -> NutrientRow:
    entry = catalogue().food.nutrients[name]
    amount, goal = had.all.get(name, 0) / days, wanted.wanted.get(name)
    said = {"had": _number(amount, entry.decimals), "unit": entry.unit}
    words = _("%(had)s %(unit)s") % said
    if goal:
        said["goal"] = _number(goal, entry.decimals)
        words = _("%(had)s of about %(goal)s %(unit)s") % said
    if name in had.at_least and amount:
        words = _("At least %(words)s") % {"words": words}
    mark = standing_of(name, had, wanted, days)
    share = min(100, round(100 * amount / goal)) if goal else None
    return NutrientRow(
        name, say(entry.name), words, share, mark in ("reached", "above"),
        _note(name, had, wanted, mark == "above", days),
    )  # fmt: skip


def _note(name: str, had: Totals, wanted: Needs, is_above: bool, days: int) -> str:
    entry = catalogue().food.nutrients[name]
    ceiling = wanted.ceilings.get(name)
    if is_above and ceiling is not None:
        said = {"most": _number(ceiling.value, entry.decimals), "unit": entry.unit}
        if ceiling.of == "supplements":
            words = _("The upper level from supplements is %(most)s %(unit)s a day.")
        else:
            words = _("The upper level is %(most)s %(unit)s a day.")
        return words % said + " " + _("Ask your pharmacist or doctor.")
    above = catalogue().food.ask_above.get(name)
    if above is not None and had.supplements.get(name, 0) > above.value * days:
        return _("Part of this is from a supplement. Ask your pharmacist if it suits you.")
    return ""


def _number(value: float, decimals: int) -> str:
    rounded = round(value, decimals)
    return str(number_format(rounded, decimal_pos=0 if rounded == int(rounded) else decimals))
