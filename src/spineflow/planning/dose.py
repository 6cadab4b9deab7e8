"""How much of it: a level's dose under the limits, the walk of the day, the glasses of water."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Literal

from spineflow.knowledge.practice import Dose
from spineflow.planning.content import PlanContent
from spineflow.planning.day_plan import PlannedDose
from spineflow.planning.request import PlanRequest

WALKING = "walking"
HYDRATION = "hydration_target"


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


def duration_s(dose: Dose) -> int:
    """Seconds a dose takes, rests included."""
    return dose.seconds


def without_hidden(dose: PlannedDose, hidden: frozenset[str]) -> PlannedDose:
    """The dose without the numbers this person is not to see."""
    return replace(
        dose,
        minutes=None if "minutes" in hidden else dose.minutes,
        glasses=None if "glasses" in hidden else dose.glasses,
    )


def walking_minutes(request: PlanRequest, content: PlanContent, level_minutes: float) -> float:
    """Minutes to walk today: the level's, or a small step above the last week, up to the goal.

    Growth is at most 20 % or 2 minutes a week, whichever is more (method, practice 2).
    """
    goal = content.number("walking_goal")
    week = timedelta(days=7)
    walked: dict[int, float] = {}
    for past in request.history:
        if past.item == WALKING and past.done and request.on - week <= past.on < request.on:
            day = past.on.toordinal()
            walked[day] = walked.get(day, 0) + past.minutes
    if not walked:
        return min(goal, level_minutes)
    usual = sum(walked.values()) / len(walked)
    percent = 1 + content.number("walking_growth_percent") / 100
    grown = max(usual * percent, usual + content.number("walking_growth_minutes"))
    return min(goal, float(int(grown)))


def water_glasses(request: PlanRequest, content: PlanContent) -> int:
    """Glasses for today in the person's own glass size (D.6).

    The method's 6-8 glasses of 250 mL always; body mass moves the suggestion inside that range
    only, pregnancy adds at most 2. Another glass size changes the count, not the litres.
    """
    glass = content.number("glass_ml")
    glasses = round(_drinks_ml(request, content) / glass)
    least, most = content.number("water_glasses_min"), content.number("water_glasses_max")
    suggested = min(max(glasses, least), most)
    if request.pregnant:
        extra = round(content.number("water_ml_pregnant") / glass)
        suggested += min(extra, content.number("water_extra_glasses_max"))
    return max(1, round(suggested * glass / request.profile.glass_ml))


def _drinks_ml(request: PlanRequest, content: PlanContent) -> float:
    mass = request.profile.body_mass_kg
    if mass is None:
        by_sex = {"female": "water_ml_women", "male": "water_ml_men"}
        return content.number(by_sex.get(request.sex or "", "water_ml_unspecified"))
    wanted = mass * content.number("water_ml_per_kg")
    return min(max(wanted, content.number("water_ml_min")), content.number("water_ml_max"))
