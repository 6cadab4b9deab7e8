"""A practice on its way into the day, before it has a time."""

from dataclasses import dataclass, replace
from typing import Self

from spineflow.knowledge.programme import Slot
from spineflow.planning.day_plan import OtherWay, PlannedDose, PlannedItem
from spineflow.planning.form import Form
from spineflow.vocabulary.reason import Reason


@dataclass(frozen=True, slots=True)
class Candidate:
    """One practice that could fill one slot: its form, dose, time and reasons so far."""

    item: str
    sitting: str
    slot: Slot
    form: Form
    tokens: tuple[str, ...]
    dose: PlannedDose
    seconds: int
    reasons: tuple[Reason, ...]
    food: str | None = None
    then: OtherWay | None = None
    at: tuple[int, ...] = ()
    zones: tuple[str, ...] = ()

    def because(self, *constraints: str) -> Self:
        """The same candidate with more named rules among its reasons."""
        return self.with_reasons(*(Reason("constraint", name) for name in constraints))

    def with_reasons(self, *reasons: Reason) -> Self:
        """The same candidate with more reasons, each once."""
        return replace(self, reasons=tuple(dict.fromkeys((*self.reasons, *reasons))))

    def lasting(self, minutes: float) -> Self:
        """The same candidate, done for so many minutes; hidden minutes stay hidden."""
        dose = replace(self.dose, minutes=minutes) if self.dose.minutes is not None else self.dose
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
            then=self.then,
            at=self.at,
            zones=self.zones,
        )
