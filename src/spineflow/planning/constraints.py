"""The named rules that decide whether a practice may stand in a day at all.

Each takes what is known and answers None (nothing against it) or the reasons why not. The rules'
sentences and numbers stand in `content/planning/constraints.toml` under the same names.
"""

from collections.abc import Callable
from datetime import timedelta

from spineflow.knowledge.practice import Practice
from spineflow.knowledge.programme import Slot
from spineflow.planning.content import PlanContent
from spineflow.planning.request import PlanRequest
from spineflow.vocabulary.reason import Reason

Reasons = tuple[Reason, ...]
Rule = Callable[[PlanRequest, PlanContent, Practice, Slot], Reasons | None]

ROLLING = frozenset({"foam_roller", "massage_gun"})
THERAPIST = "massage_therapist"


def by_rule(name: str) -> Reasons:
    """The reason of one named rule."""
    return (Reason("constraint", name),)


def supplements_never_planned(
    request: PlanRequest, content: PlanContent, practice: Practice, slot: Slot
) -> Reasons | None:
    """Food first: a supplement is safety information, not a plan item."""
    return by_rule("supplements_never_planned") if practice.supplement else None


def cleared_only(
    request: PlanRequest, content: PlanContent, practice: Practice, slot: Slot
) -> Reasons | None:
    """Nothing barred by the screening is ever planned."""
    clearance = request.screening.clearance_of(practice.id)
    if not clearance.barred:
        return None
    return clearance.reasons or by_rule("cleared_only")


def clinician_asked_first(
    request: PlanRequest, content: PlanContent, practice: Practice, slot: Slot
) -> Reasons | None:
    """Where a clinician must be asked first, nothing is planned until they allowed it."""
    clearance = request.screening.clearance_of(practice.id)
    if not any(content.tokens[token].asks_first for token in clearance.tokens):
        return None
    if request.cleared is not None and request.cleared.allows(practice.id):
        return None
    return (*clearance.reasons, *by_rule("clinician_asked_first"))


def equipment_at_home(
    request: PlanRequest, content: PlanContent, practice: Practice, slot: Slot
) -> Reasons | None:
    """What needs a thing needs it at home."""
    if not practice.one_of or request.profile.equipment.intersection(practice.one_of):
        return None
    return by_rule("equipment_at_home")


def weekday_only(
    request: PlanRequest, content: PlanContent, practice: Practice, slot: Slot
) -> Reasons | None:
    """Some practices have their days of the week."""
    return None if request.on.isoweekday() in slot.weekdays else by_rule("weekday_only")


def rolling_every_other_day(
    request: PlanRequest, content: PlanContent, practice: Practice, slot: Slot
) -> Reasons | None:
    """Roller and gun rest the day after they were used, whichever it was."""
    if practice.id not in ROLLING:
        return None
    days = content.number("rolling_every_other_day")
    return _rested(request, ROLLING, days, "rolling_every_other_day")


def therapist_weekly(
    request: PlanRequest, content: PlanContent, practice: Practice, slot: Slot
) -> Reasons | None:
    """A massage therapist at most once a week."""
    if practice.id != THERAPIST:
        return None
    days = content.number("therapist_weekly") - 1
    return _rested(request, frozenset({THERAPIST}), days, "therapist_weekly")


def _rested(request: PlanRequest, items: frozenset[str], days: float, name: str) -> Reasons | None:
    since = request.on - timedelta(days=days)
    used = any(
        past.item in items and past.done and since <= past.on < request.on
        for past in request.history
    )
    return by_rule(name) if used else None


RULES: tuple[Rule, ...] = (
    supplements_never_planned,
    cleared_only,
    clinician_asked_first,
    equipment_at_home,
    weekday_only,
    rolling_every_other_day,
    therapist_weekly,
)
"""Asked in this order; the first that objects says why."""


def objection(
    request: PlanRequest, content: PlanContent, practice: Practice, slot: Slot
) -> Reasons | None:
    """Why a practice cannot stand in this day, or None when nothing speaks against it."""
    for rule in RULES:
        if reasons := rule(request, content, practice, slot):
            return reasons
    return None
