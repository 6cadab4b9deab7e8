"""A practice on its way into the day, before it has a time."""

from dataclasses import dataclass, replace
from typing import Self

from spineflow.knowledge.programme import Slot
from spineflow.planning.day_plan import PlannedDose, PlannedItem
from spineflow.planning.form import Form
from spineflow.vocabulary.reason import Reason


@dataclass(frozen=True, slots=True)
class Candidate:
    """One practice chosen for one slot: its form, dose, time and reasons so far."""

    item: str
    slot: Slot
    form: Form
    tokens: tuple[str, ...]
    dose: PlannedDose
    seconds: int
    reasons: tuple[Reason, ...]
    food: str | None = None

    def because(self, constraint: str) -> Self:
        """The same candidate with one more named rule among its reasons."""
        reason = Reason("constraint", constraint)
        if reason in self.reasons:
            return self
        return replace(self, reasons=(*self.reasons, reason))

    def shortened(self, minutes: float) -> Self:
        """The same candidate, done for so many minutes."""
        dose = replace(self.dose, minutes=minutes)
        return replace(self, dose=dose, seconds=round(minutes * 60))

    def planned(self) -> PlannedItem:
        """As it stands in the plan."""
        return PlannedItem(
            item=self.item,
            level=self.form.level.level,
            variant=self.form.variant.id,
            tokens=self.tokens,
            dose=self.dose,
            reasons=self.reasons,
            seconds=self.seconds,
            food=self.food,
        )
