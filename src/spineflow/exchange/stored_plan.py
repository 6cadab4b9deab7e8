"""A stored plan read back: the JSON of the contract as the values it was made from."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from spineflow.knowledge.practice import Dose, Practice
from spineflow.knowledge.programme import Programme
from spineflow.planning.day_plan import DayPlan, PlannedDose, PlannedItem, PlannedSession
from spineflow.planning.dose import duration_s
from spineflow.vocabulary.reason import Reason
from spineflow.vocabulary.timing import minutes_of


def read_day(
    stored: Mapping[str, Any], practices: Mapping[str, Practice], programme: Programme
) -> DayPlan:
    """The day of a stored plan. What is left out is not read back: nobody needs it to act."""
    timed = {sitting.id: sitting.uses_minutes for sitting in programme.sittings}
    sittings = tuple(
        PlannedSession(
            id=sitting["id"],
            starts=minutes_of(sitting["starts"]),
            items=tuple(_item(item, practices[item["item"]]) for item in sitting["items"]),
            uses_minutes=timed[sitting["id"]],
        )
        for sitting in stored["sittings"]
    )
    return DayPlan(date.fromisoformat(stored["on"]), sittings, ())


def _item(item: Mapping[str, Any], practice: Practice) -> PlannedItem:
    dose = PlannedDose(**item["dose"])
    return PlannedItem(
        item=practice.id,
        level=item["level"],
        variant=item["variant"],
        tokens=tuple(item["tokens"]),
        dose=dose,
        reasons=tuple(Reason(each["kind"], each["id"]) for each in item["reasons"]),
        seconds=duration_s(_as_planned(_level_dose(item, practice), dose)),
        food=item.get("food"),
    )


def _level_dose(item: Mapping[str, Any], practice: Practice) -> Dose:
    form = (item["level"], item["variant"])
    return next(each.dose for each in practice.levels if (each.level, each.variant) == form)


def _as_planned(level: Dose, planned: PlannedDose) -> Dose:
    """The level's dose with the planned numbers; a number that is hidden is still the level's."""
    numbers = {
        name: value
        for name in ("minutes", "sets", "reps", "hold_s")
        if (value := getattr(planned, name)) is not None
    }
    return level.model_copy(update=numbers)


def limited_walk(item: PlannedItem, minutes: float) -> PlannedItem:
    """The same walk, not longer than so many minutes; also where its minutes were hidden."""
    least = min(minutes, item.seconds / 60)
    return replace(item, dose=replace(item.dose, minutes=least), seconds=round(least * 60))
