"""What a day needs, and what it should not go beyond, for one person (D.7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from spineflow.knowledge.nutrient import Ceiling, ReferenceSet, ReferenceValue, State, Told
from spineflow.nourishment.content import FoodContent
from spineflow.nourishment.totals import NUTRIENTS, Totals

OTHER: Mapping[ReferenceSet, ReferenceSet] = {"us": "eu", "eu": "us"}
Mark = Literal["reached", "open", "above", "none"]
AGE_UNTOLD = 30
"""Whose values are read where no age is known: an adult's, before any change of later life."""


@dataclass(frozen=True, slots=True)
class Eater:
    """Whose needs: sex None and age None where they are not known."""

    sex: str | None
    age: int | None
    state: State = ""
    set: ReferenceSet = "eu"
    tokens: frozenset[str] = frozenset()
    """Tokens of the food practices: some of them move a reference value."""
    told: frozenset[Told] = frozenset()
    """What they told beside the safety questions."""
    no_amounts: frozenset[str] = frozenset()
    """Nutrients of which no amount may be shown to this person."""


@dataclass(frozen=True, slots=True)
class Needs:
    """By nutrient: the day's reference value, and the upper levels there are."""

    wanted: Mapping[str, float] = field(default_factory=dict)
    ceilings: Mapping[str, Ceiling] = field(default_factory=dict)


def needs(content: FoodContent, eater: Eater) -> Needs:
    """The values for this person; without an age they are those of `AGE_UNTOLD`."""
    wanted: dict[str, float] = {}
    ceilings: dict[str, Ceiling] = {}
    for nutrient in NUTRIENTS:
        if nutrient in eater.no_amounts:
            continue
        value = _reference(content, eater, nutrient)
        if value is not None:
            added = value + _addition(content, eater, nutrient)
            wanted[nutrient] = added * _factor(content, eater, nutrient)
        ceiling = _ceiling(content, eater, nutrient)
        if ceiling is not None:
            ceilings[nutrient] = ceiling
    return Needs(wanted, ceilings)


def _reference(content: FoodContent, eater: Eater, nutrient: str) -> float | None:
    """Of both sexes the larger, where the sex is not known; the other set, where this has none."""
    age = _read_age(content, eater, nutrient)
    for which in (eater.set, OTHER[eater.set]):
        fitting = [
            each
            for each in content.references
            if each.nutrient == nutrient
            and each.set == which
            and each.from_age <= age <= each.to_age
            and (eater.state or eater.sex is None or each.sex == eater.sex)
        ]
        for state in dict.fromkeys((eater.state, "")):
            values = [each.value for each in _of_state(fitting, state, eater)]
            if values:
                return max(values)
    return None


def _of_state(fitting: Iterable[ReferenceValue], state: str, eater: Eater) -> list[ReferenceValue]:
    """Who is pregnant and outside every such row is read as a woman of that age."""
    return [
        each
        for each in fitting
        if each.state == state and not (eater.state and not state and each.sex != "female")
    ]


def _read_age(content: FoodContent, eater: Eater, nutrient: str) -> int:
    """The age at which the table is read: menopause, where it was told, goes before years."""
    age = AGE_UNTOLD if eater.age is None else eater.age
    if eater.sex == "male":
        return age
    for each in content.read_as:
        if each.nutrient == nutrient and each.told in eater.told:
            age = min(max(age, each.least_age), each.most_age)
    return age


def _addition(content: FoodContent, eater: Eater, nutrient: str) -> float:
    return sum(
        each.more
        for each in content.additions
        if each.nutrient == nutrient and each.set == eater.set and each.told in eater.told
    )


def _factor(content: FoodContent, eater: Eater, nutrient: str) -> float:
    times = [
        each.times
        for each in content.factors
        if each.nutrient == nutrient and each.token in eater.tokens
    ]
    return max(times, default=1.0)


def _ceiling(content: FoodContent, eater: Eater, nutrient: str) -> Ceiling | None:
    age = AGE_UNTOLD if eater.age is None else eater.age
    for which in (eater.set, OTHER[eater.set]):
        for each in content.ceilings:
            if (
                each.nutrient == nutrient
                and each.set == which
                and (each.from_age <= age <= each.to_age)
            ):
                return each
    return None


def standing_of(nutrient: str, had: Totals, wanted: Needs, days: int = 1) -> Mark:
    """Where a nutrient stands after so many days: `above` an upper level, `reached`, or `open`."""
    ceiling = wanted.ceilings.get(nutrient)
    if ceiling is not None:
        of = had.all if ceiling.of == "all" else had.supplements
        if of.get(nutrient, 0) > ceiling.value * days:
            return "above"
    if nutrient not in wanted.wanted:
        return "none"
    return "reached" if had.all.get(nutrient, 0) >= wanted.wanted[nutrient] * days else "open"
