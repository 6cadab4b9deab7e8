"""The diary by hand: what was done outside a session, on which day, and what may be taken back."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from spineflow.planning.warmth import WarmthAsked, refused
from spineflow.records.event import Event
from spineflow.records.standing import standing
from spineflow.screening.finding import ItemClearance
from spineflow_web.actions.history import told_beside_plan
from spineflow_web.actions.outcome import outcome_today
from spineflow_web.actions.recording import new_event, undo
from spineflow_web.actions.screening import current_screening
from spineflow_web.actions.told_beside import Kept, keep_beside, moves_day, plan_rest_anew
from spineflow_web.actions.told_today import told_on
from spineflow_web.store import records
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened

DAYS_BACK = 14
"""How far back something is told or taken back; older days are read only."""
OPEN_KINDS = frozenset(
    {
        "water_drunk",
        "drink_taken",
        "sweat_had",
        "food_eaten",
        "walk_done",
        "activity_done",
        "effort_told",
        "illness_over",
        "warmth_had",
        "massage_had",
        "therapist_found",
        "pain_rated",
        "break_taken",
        "break_skipped",
        "pain_mapped",
    }
)
"""Kinds that a person takes back from the page of a day. What a session told stays as it was."""
ALWAYS_OPEN_KINDS = frozenset({"measure_taken"})
"""Kinds that are taken back from any past day: a first value stands beside every later one, and one
that was mistyped would stand there for good."""
HEAT = "heat"
WARM_LAYER = "warm_layer"
"""The demand of everything that is laid or worn for warmth; moving to get warm is none."""


def cleared_of_groups(person: KnownPerson, screened: Screened, *groups: str) -> list[ItemClearance]:
    """What of these groups the screening leaves, in the order of the content."""
    outcome, practices = outcome_today(person, screened, screened.on), catalogue().practices
    wanted = (each for each in practices.values() if each.group in groups)
    cleared = (outcome.clearance_of(each.id) for each in wanted)
    return [each for each in cleared if not each.barred]


def warm_layers(person: KnownPerson, screened: Screened) -> list[ItemClearance]:
    """What may be laid on for warmth."""
    practices = catalogue().practices
    cleared = cleared_of_groups(person, screened, HEAT)
    return [each for each in cleared if WARM_LAYER in practices[each.item].demands]


def against_warmth(
    person: KnownPerson, asked: WarmthAsked, own: ItemClearance, *, on: date
) -> tuple[str, ...]:
    """Constraints that speak against this warmth; what was told and what was guided both count."""
    told, practices = told_on(person, on), catalogue().practices
    beside = told_beside_plan(told.summary, on, person.time_zone)
    had = [
        (past.at, past.minutes)
        for past in (*beside, *told.warmth)
        if practices[past.item].group == HEAT
    ]
    return refused(asked, had, own.limits, catalogue().planning)


def tell(
    person: KnownPerson,
    screened: Screened,
    kind: str,
    payload: Mapping[str, Any],
    *,
    at: datetime,
    now: datetime,
) -> Kept:
    """Keep one entry of the diary, with what follows from it."""
    event = new_event(person, kind, dict(payload), now=at)
    return keep_beside(person, screened, [event], now=now)


def day_told(person: KnownPerson, on: date) -> list[Event]:
    """Everything that stands on one day, in the order it happened."""
    events = standing(records.of_days(person.id, [on]))
    return sorted(
        (event for event in events if event.local_date == on),
        key=lambda event: (event.occurred_at, event.id),
    )


def take_back(person: KnownPerson, event_id: UUID, on: date, *, now: datetime) -> bool:
    """Take back one entry of a day on which it still can be; whether there was one."""
    named = (event for event in day_told(person, on) if event.id == event_id)
    found = next((event for event in named if may_take_back(event.kind, on, now.date())), None)
    if found is None or not undo(person, found.id, now=now):
        return False
    screened = current_screening(person, now.date())
    if screened is not None and moves_day(person, [found], now.date()):
        plan_rest_anew(person, screened, on=now.date(), now=now)
    return True


def may_take_back(kind: str, on: date, today: date) -> bool:
    """Whether an entry of this kind on this day may be taken back from a page."""
    if kind in ALWAYS_OPEN_KINDS:
        return on <= today
    return kind in OPEN_KINDS and is_open(on, today)


def is_open(on: date, today: date) -> bool:
    """Whether a day may still be told of and corrected."""
    return today - timedelta(days=DAYS_BACK) <= on <= today
