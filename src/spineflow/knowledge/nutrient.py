"""What the food diary knows: nutrients, what a day needs of them, measures and drinks (D.6-D.8)."""

from typing import Annotated, Literal

from pydantic import Field

from spineflow.entries.entry import Many, SourcedEntry
from spineflow.vocabulary.ids import Id, Text

NutrientId = Literal["epa_dha_mg", "ala_g", "vitamin_c_mg", "iron_mg", "magnesium_mg"]
"""Named as the fields of `Food` that hold them."""
ReferenceSet = Literal["us", "eu"]
State = Literal["", "pregnant", "breast_feeding"]
Told = Literal["smokes", "before_menopause", "after_menopause"]
"""What a person may tell beside the safety questions."""
Age = Annotated[int, Field(ge=16, le=120)]
Share = Annotated[float, Field(ge=0, le=1)]
Amount = Annotated[float, Field(ge=0)]


class Nutrient(SourcedEntry):
    """One of the five that are counted; `practice` is the food practice that speaks of it."""

    id: NutrientId
    name: Text
    unit: Literal["mg", "g"]
    practice: Id
    decimals: Annotated[int, Field(ge=0, le=2)]


class ReferenceValue(SourcedEntry):
    """What a day needs of a nutrient, in its unit, for one sex, one span of ages and one state."""

    nutrient: NutrientId
    set: ReferenceSet
    sex: Literal["male", "female"]
    from_age: Age
    to_age: Age
    state: State = ""
    value: Annotated[float, Field(gt=0)]


class Ceiling(SourcedEntry):
    """An upper level, of everything or of what comes from supplements only."""

    nutrient: NutrientId
    set: ReferenceSet
    from_age: Age
    to_age: Age
    value: Annotated[float, Field(gt=0)]
    of: Literal["all", "supplements"]


class AskAbove(SourcedEntry):
    """More than this from supplements goes with the advice to ask a pharmacist."""

    nutrient: NutrientId
    value: Amount


class Factor(SourcedEntry):
    """By how much a token of the matrix multiplies a reference value."""

    token: Id
    nutrient: NutrientId
    times: Annotated[float, Field(gt=0)]


class Addition(SourcedEntry):
    """What is added to a reference value of one table for who told something of themselves."""

    told: Told
    nutrient: NutrientId
    set: ReferenceSet
    more: Annotated[float, Field(gt=0)]


class ReadAs(SourcedEntry):
    """For a woman who told something: the age a nutrient's table is read at, whatever hers is."""

    told: Told
    nutrient: NutrientId
    least_age: Age = 16
    most_age: Age = 120


class Without(SourcedEntry):
    """What a token leaves out of the ideas: whole practices, groups, foods, or much vitamin K."""

    token: Id
    practices: Many[Id] = ()
    groups: Many[Id] = ()
    foods: Many[Id] = ()
    vitamin_k_ug: Amount | None = None
    """Foods that bring this many micrograms a portion or more are no idea; nor are unknown ones
    of the vegetables."""


class Measure(SourcedEntry):
    """A household measure of one food, with its grams."""

    food: Id
    words: Text
    grams: Annotated[float, Field(gt=0)]


class Drink(SourcedEntry):
    """A drink beside water; `counts` is the share of it that counts for the day."""

    id: Id
    name: Text
    ml: Annotated[int, Field(gt=0)]
    """One usual cup."""
    counts: Share
    food: Id | None = None
    """Whose nutrients it brings, 1 mL as 1 g."""


class QuickTap(SourcedEntry):
    """One tap for what the method names: the first of its foods that suits is the one logged."""

    id: Id
    name: Text
    foods: Many[Id]
