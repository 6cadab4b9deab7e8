"""How much of it: a level's dose under the limits, and how long it takes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from spineflow.knowledge.practice import Dose
from spineflow.planning.day_plan import PlannedDose


def limited_dose(dose: Dose, limits: Mapping[str, float]) -> Dose:
    """A level's dose with every limit applied."""
    hold = min(dose.hold_s, limits.get("hold_s_max", dose.hold_s))
    hold = min(hold, limits.get("spot_s_max", hold))
    minutes = min(dose.minutes, limits.get("minutes_max", dose.minutes))
    return dose.model_copy(update={"hold_s": int(hold), "minutes": minutes})


def planned_dose(dose: Dose) -> PlannedDose:
    """As it stands in the plan: what a dose does not use is absent."""
    side: Literal["each"] | None = "each" if dose.each_side else None
    return PlannedDose(
        minutes=dose.minutes or None,
        sets=dose.sets or None,
        reps=dose.reps or None,
        hold_s=dose.hold_s or None,
        side=side,
    )


def without_hidden(dose: PlannedDose, hidden: frozenset[str]) -> PlannedDose:
    """The dose without the numbers this person is not to see."""
    return replace(
        dose,
        minutes=None if "minutes" in hidden else dose.minutes,
        glasses=None if "glasses" in hidden else dose.glasses,
    )
