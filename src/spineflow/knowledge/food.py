"""Foods of the daily idea: what they bring and whom they do not suit."""

from typing import Literal

from pydantic import Field

from spineflow.entries.entry import Many, SourcedEntry
from spineflow.vocabulary.ids import Id, Text

FoodFlag = Literal[
    "fish", "shellfish", "nut", "peanut", "sesame", "soy", "gluten",
    "milk", "egg", "vegan", "liver", "high_mercury", "raw",
]  # fmt: skip
"""What a food is or holds. `vegan` is the one good word: free of anything from animals."""

Avoided = Literal[
    "fish", "shellfish", "nut", "peanut", "sesame", "soy", "gluten",
    "milk", "egg", "not_vegan", "liver", "high_mercury", "raw",
]  # fmt: skip
"""What a person leaves out; `not_vegan` means every food without the flag `vegan`."""


class Food(SourcedEntry):
    """One portion of one food (values of USDA SR26, cooked weight); absent numbers are unknown."""

    id: Id
    ndb: int | None = None
    """Number in the USDA National Nutrient Database."""
    group: Id
    name: Text
    usda_name: str = ""
    portion: Text
    grams: float = Field(gt=0)
    epa_dha_mg: float | None = None
    ala_g: float | None = None
    vitamin_c_mg: float | None = None
    iron_mg: float | None = None
    magnesium_mg: float | None = None
    vitamin_k_ug: float | None = None
    confidence: str
    supplement: bool = False
    """Counts against the upper levels that hold for supplements only."""
    flags: Many[FoodFlag] = ()
    good_for: Many[Id] = ()
    """Practices (`iron_food`, ...) for which a portion is an idea worth showing."""

    def suits(self, avoided: frozenset[str]) -> bool:
        """Whether nothing the person avoids is in it."""
        if "not_vegan" in avoided and "vegan" not in self.flags:
            return False
        return avoided.isdisjoint(set(self.flags) - {"vegan"})
