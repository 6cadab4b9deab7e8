"""A stored plan read back: the JSON of the contract as the values it was made from."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from spineflow.knowledge.practice import Dose, Practice
from spineflow.knowledge.programme import Programme
from spineflow.planning.day_plan import (
    DayPlan,
    OtherWay,
    PlannedDose,
    PlannedItem,
    PlannedSession,
)
from spineflow.vocabulary.reason import Reason
from spineflow.vocabulary.timing import minutes_of


def read_day(
    stored: Mapping[str, Any], practices: Mapping[str, Practice], programme: Programme
) -> DayPlan:
    """The day of a stored plan. What is left out is not read back: nobody needs it to act."""
    timed = {sitting.id: sitting.uses_minutes for sitting in programme.sittings}
    sittings = tuple(
        read_session(sitting, practices, timed[sitting["id"]]) for sitting in stored["sittings"]
    )
    return DayPlan(date.fromisoformat(stored["on"]), sittings, ())


def read_session(
    sitting: Mapping[str, Any], practices: Mapping[str, Practice], uses_minutes: bool
) -> PlannedSession:
    """One sitting as `plan` printed it; KeyError where it names what does not exist."""
    return PlannedSession(
        id=sitting["id"],
        starts=minutes_of(sitting["starts"]),
        items=tuple(_item(item, practices) for item in sitting["items"]),
        uses_minutes=uses_minutes,
    )


def _item(item: Mapping[str, Any], practices: Mapping[str, Practice]) -> PlannedItem:
    practice = practices[item["item"]]
    dose = PlannedDose(**item["dose"])
    then = _then(item["then"]) if "then" in item else None
    return PlannedItem(
        item=practice.id,
        level=item["level"],
        variant=item["variant"],
        tokens=tuple(item["tokens"]),
        dose=dose,
        reasons=tuple(Reason(each["kind"], each["id"]) for each in item["reasons"]),
        seconds=_as_planned(_level_dose(item, practice), dose).seconds
        + (_then_s(then, practices) if then else 0),
        food=item.get("food"),
        then=then,
        at=tuple(minutes_of(at) for at in item.get("at", ())),
        zones=tuple(item.get("zones", ())),
    )


def _then(stored: Mapping[str, Any]) -> OtherWay:
    return OtherWay(**{**stored, "tokens": tuple(stored["tokens"])})


def _then_s(then: OtherWay, practices: Mapping[str, Practice]) -> int:
    form = (then.level, then.variant)
    levels = practices[then.item].levels
    dose = next(each.dose for each in levels if (each.level, each.variant) == form)
    return then.reps * dose.rep_s


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
