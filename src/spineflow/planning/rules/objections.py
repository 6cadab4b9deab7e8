"""The named rules that decide whether a practice may stand in a day at all.

Each takes the day and answers None (nothing against it) or the reasons why not. The rules'
sentences and numbers stand in `content/planning/constraints.toml` under the same names.
"""

from collections.abc import Callable
from datetime import timedelta

from spineflow.knowledge.practice import Practice
from spineflow.knowledge.programme import Slot
from spineflow.planning.day import Day
from spineflow.planning.reasons import Reasons, by_rule
from spineflow.planning.rules.heat import heat_today
from spineflow.planning.rules.zones import open_zones, rests

Rule = Callable[[Day, Practice, Slot], Reasons | None]

THERAPIST = "massage_therapist"


def supplements_never_planned(day: Day, practice: Practice, slot: Slot) -> Reasons | None:
    """Food first: a supplement is safety information, not a plan item."""
    return by_rule("supplements_never_planned") if practice.supplement else None


def cleared_only(day: Day, practice: Practice, slot: Slot) -> Reasons | None:
    """Nothing barred by the screening is ever planned."""
    clearance = day.clearance_of(practice.id)
    if not clearance.barred:
        return None
    return clearance.reasons or by_rule("cleared_only")


def clinician_asked_first(day: Day, practice: Practice, slot: Slot) -> Reasons | None:
    """Where a clinician must be asked first, nothing is planned until they allowed it."""
    clearance = day.clearance_of(practice.id)
    if not any(day.content.tokens[token].asks_first for token in clearance.tokens):
        return None
    if day.request.cleared is not None and day.request.cleared.allows(practice.id):
        return None
    return (*clearance.reasons, *by_rule("clinician_asked_first"))


def never_asked_for(day: Day, practice: Practice, slot: Slot) -> Reasons | None:
    """What the person never wants is never planned."""
    return by_rule("never_asked_for") if practice.id in day.profile.nevers else None


def skipped_today(day: Day, practice: Practice, slot: Slot) -> Reasons | None:
    """What was skipped does not come back on the same day."""
    so_far = day.request.so_far
    return by_rule("skipped_today") if so_far and practice.id in so_far.skipped else None


def rhythm_of_the_day(day: Day, practice: Practice, slot: Slot) -> Reasons | None:
    """Some kinds of day hold only what is gentle enough for them."""
    return None if day.terms.allows(practice.id) else by_rule("rhythm_of_the_day")


def equipment_at_home(day: Day, practice: Practice, slot: Slot) -> Reasons | None:
    """What needs a thing needs it where the day is spent."""
    if not practice.one_of or day.profile.equipment.intersection(practice.one_of):
        return None
    elsewhere = day.request.profile.equipment.intersection(practice.one_of)
    return by_rule("place_of_the_day" if elsewhere else "equipment_at_home")


def weekday_only(day: Day, practice: Practice, slot: Slot) -> Reasons | None:
    """Some practices have their days of the week; who asks for one gets it on another."""
    if day.request.on.isoweekday() in slot.weekdays or practice.id in day.request.wants:
        return None
    return by_rule("weekday_only")


def rolling_every_other_day(day: Day, practice: Practice, slot: Slot) -> Reasons | None:
    """A zone rests the day after it was rolled; when all rest, so does the practice."""
    if not rests(practice):
        return None
    return None if open_zones(day, practice) else by_rule("rolling_every_other_day")


def therapist_weekly(day: Day, practice: Practice, slot: Slot) -> Reasons | None:
    """A massage therapist at most once a week."""
    if practice.id != THERAPIST:
        return None
    since = day.request.on - timedelta(days=day.content.minutes("therapist_weekly") - 1)
    used = any(past.item == THERAPIST and past.on >= since for past in day.past)
    return by_rule("therapist_weekly") if used else None


def heat_three_a_day(day: Day, practice: Practice, slot: Slot) -> Reasons | None:
    """Comfort heat counts: after three times of heat today there is no more."""
    if practice.group != "heat":
        return None
    used = len(heat_today(day))
    return by_rule("heat_three_a_day") if used >= day.content.minutes("heat_three_a_day") else None


RULES: tuple[Rule, ...] = (
    supplements_never_planned,
    cleared_only,
    clinician_asked_first,
    never_asked_for,
    skipped_today,
    rhythm_of_the_day,
    equipment_at_home,
    weekday_only,
    rolling_every_other_day,
    therapist_weekly,
    heat_three_a_day,
)
"""Asked in this order; the first that objects says why."""


def objection(day: Day, practice: Practice, slot: Slot) -> Reasons | None:
    """Why a practice cannot stand in this day, or None when nothing speaks against it."""
    for rule in RULES:
        if reasons := rule(day, practice, slot):
            return reasons
    return None
