"""Foods, recipes and favourites of one person: rows in, plain values out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from spineflow.nourishment.totals import Facts, facts
from spineflow_web.store.models import FavouriteFood, OwnFood, Recipe

OWN = "own_"
MOST = 500
"""Foods and recipes of one person; more is a mistake of a script."""


@dataclass(frozen=True, slots=True)
class OwnFoodKnown:
    """A food of one's own; `key` is how events name it."""

    key: str
    name: str
    portion_g: float
    amounts: Mapping[str, float]
    is_supplement: bool
    put_away: bool

    @property
    def facts(self) -> Facts:
        """What one gram of it brings."""
        return facts(self.amounts, self.portion_g, self.is_supplement)


@dataclass(frozen=True, slots=True)
class KnownRecipe:
    """Several foods under one name; `parts` are foods and grams as in an event."""

    key: str
    name: str
    parts: list[dict[str, Any]]


def own_foods(person_id: UUID) -> dict[str, OwnFoodKnown]:
    """All of a person by key, those put away among them."""
    rows = OwnFood.objects.filter(person_id=person_id).order_by("name", "pk")
    names = ("pk", "name", "portion_g", "amounts", "is_supplement", "put_away")
    found = [OwnFoodKnown(f"{OWN}{pk.hex}", *rest) for pk, *rest in rows.values_list(*names)]
    return {each.key: each for each in found}


def add_own_food(
    person_id: UUID, name: str, portion_g: float, amounts: Mapping[str, float], is_supplement: bool
) -> bool:
    """Whether there was room for one more."""
    if OwnFood.objects.filter(person_id=person_id).count() >= MOST:
        return False
    OwnFood.objects.create(
        person_id=person_id,
        name=name,
        portion_g=portion_g,
        amounts=dict(amounts),
        is_supplement=is_supplement,
    )
    return True


def put_away(person_id: UUID, key: str) -> bool:
    """Offer a food of one's own no more; whether there was one."""
    own = _id_of(key.removeprefix(OWN))
    return bool(own and OwnFood.objects.filter(person_id=person_id, pk=own).update(put_away=True))


def recipes(person_id: UUID) -> dict[str, KnownRecipe]:
    """All of a person by key."""
    rows = Recipe.objects.filter(person_id=person_id).order_by("name", "pk")
    return {
        pk.hex: KnownRecipe(pk.hex, name, parts)
        for pk, name, parts in rows.values_list("pk", "name", "parts")
    }


def add_recipe(person_id: UUID, name: str, parts: Sequence[Mapping[str, Any]]) -> bool:
    """Whether there was room for one more."""
    if Recipe.objects.filter(person_id=person_id).count() >= MOST:
        return False
    Recipe.objects.create(person_id=person_id, name=name, parts=[dict(each) for each in parts])
    return True


def remove_recipe(person_id: UUID, key: str) -> bool:
    """Whether there was one. What was eaten from it stays told, food by food."""
    own = _id_of(key)
    return bool(own and Recipe.objects.filter(person_id=person_id, pk=own).delete()[0])


def favourites(person_id: UUID) -> set[str]:
    """Keys of the foods a person wants first."""
    return set(FavouriteFood.objects.filter(person_id=person_id).values_list("food", flat=True))


def turn_favourite(person_id: UUID, food: str) -> bool:
    """A food becomes a favourite, or is none any more; whether it is one now."""
    mine = FavouriteFood.objects.filter(person_id=person_id, food=food)
    if mine.delete()[0]:
        return False
    FavouriteFood.objects.get_or_create(person_id=person_id, food=food)
    return True


def _id_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
