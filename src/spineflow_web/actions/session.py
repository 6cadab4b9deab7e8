"""A guided session: checked before it starts, compiled from today's plan, nothing else in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from spineflow.exchange.stored_plan import limited_walk, read_day
from spineflow.planning.day_plan import DayPlan, PlannedItem
from spineflow.records.event import Event
from spineflow.records.payload import QuickCheck
from spineflow.records.session_told import ENDS
from spineflow.records.standing import standing
from spineflow.sessions.compile_script import BREAK, compile_script
from spineflow.sessions.quick_check import (
    Answer,
    Consequence,
    OnlyGentle,
    ScreenAgain,
    after_quick_check,
)
from spineflow.sessions.script import Step
from spineflow.vocabulary.ids import WALKING
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.actions.reopen import reopen
from spineflow_web.actions.session_end import last_was_fine, resting_signs
from spineflow_web.store import records
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.plans import SavedPlan
from spineflow_web.store.screening import Screened


@dataclass(frozen=True, slots=True)
class PassedCheck:
    """A check that lets a session start; `gentle` when only some practices are offered."""

    session: UUID
    sitting: str
    pain: int
    gentle: OnlyGentle | None


@dataclass(frozen=True, slots=True)
class GuidedSitting:
    """A sitting of today and its steps, as far as the check lets it."""

    id: str
    items: tuple[PlannedItem, ...]
    steps: tuple[Step, ...]


def has_guide(sitting: Mapping[str, Any]) -> bool:
    """Whether there are steps to follow; water, food and a therapist's visit have none."""
    guided = {
        each.id
        for each in catalogue().programme.sittings
        if each.uses_minutes or any(BREAK in slot.practices for slot in each.slots)
    }  # by the programme: a sitting skipped from end to end holds nothing, and is asked about
    return sitting["id"] in guided


def sitting_today(saved: SavedPlan, screened: Screened, sitting: str) -> Mapping[str, Any] | None:
    """The sitting of the saved plan; None when it is not planned, or holds what is barred now.

    A plan is made anew whenever its ground changes; that nothing barred is opened is checked here
    all the same, at every request.
    """
    barred = {
        each["item"] for each in screened.outcome["clearances"] if each["clearance"] == "barred"
    }
    planned = saved.plan["plan"]["sittings"] if saved.plan["plan"] else []
    for each in planned:
        if each["id"] == sitting:
            return None if any(item["item"] in barred for item in each["items"]) else each
    return None


def guided(saved: SavedPlan, sitting: str, gentle: OnlyGentle | None = None) -> GuidedSitting:
    """The steps of one sitting of a saved plan."""
    return next((each for each in _all_guided(saved, gentle) if each.id == sitting), _none(sitting))


def offered(saved: SavedPlan, gentle: OnlyGentle) -> list[str]:
    """Sittings of the plan that hold something a gentle day still offers."""
    return [each.id for each in _all_guided(saved, gentle) if each.steps]


def _none(sitting: str) -> GuidedSitting:
    return GuidedSitting(sitting, (), ())


def _all_guided(saved: SavedPlan, gentle: OnlyGentle | None) -> list[GuidedSitting]:
    content = catalogue()
    if not saved.plan["plan"]:
        return []
    day = read_day(saved.plan["plan"], content.practices, content.programme)
    if gentle is not None:
        day = _gentle_day(day, gentle)
    steps = {each.id: each.steps for each in compile_script(day, content.sessions).sittings}
    return [GuidedSitting(each.id, each.items, steps.get(each.id, ())) for each in day.sittings]


def _gentle_day(day: DayPlan, gentle: OnlyGentle) -> DayPlan:
    """The day with nothing in it but what is still offered, and a short walk."""
    sittings = tuple(
        replace(
            sitting,
            items=tuple(
                limited_walk(item, gentle.walk_minutes) if item.item == WALKING else item
                for item in sitting.items
                if item.item in gentle.only
            ),
        )
        for sitting in day.sittings
    )
    return replace(day, sittings=sittings)


def quick_check(
    person: KnownPerson, sitting: str, answers: Mapping[str, Answer], *, on: date, now: datetime
) -> Consequence:
    """Record a check and do what follows from it: open a session, or the safety questions."""
    result = _consequence(answers, last_was_fine(person, on=on))
    pain = _pain_of(answers)
    yes = result.because if isinstance(result, ScreenAgain) else ()
    payload: dict[str, Any] = {"sitting": sitting, "yes": yes, "pain": pain}
    checked = new_event(person, "quick_check", payload, now=now, entity=uuid7())
    events = [checked]
    if pain is not None:
        rated = {"when": "before", "pain": pain}
        events.append(new_event(person, "pain_rated", rated, now=now, entity=checked.entity))
    # The questions are opened first: should the second step fail, the programme has stopped.
    reopen(person, _to_ask(result), on=on, now=now)
    keep(person.id, events, now=now)
    return result


def check_lasts() -> timedelta:
    """How long a check holds for a session that was not ended."""
    return timedelta(seconds=catalogue().sessions.seconds("check_lasts"))


def passed_check(person: KnownPerson, sitting: str, *, now: datetime) -> PassedCheck | None:
    """The check that this session may start from, or go on from after an interruption.

    A check with a gentle outcome serves whichever of the offered sittings is started. A sign that
    ends the day lets none through.
    """
    if resting_signs(person, on=now.date()):
        return None
    day = standing(records.of_day(person.id, now.date(), ("quick_check", *ENDS)))
    ended = {event.entity for event in day if event.kind in ENDS}
    checks = [event for event in day if event.kind == "quick_check"]
    for event in reversed(checks):
        passed = _passed(event)
        if passed is None or event.occurred_at < now - check_lasts():
            return None
        if event.entity not in ended and (passed.sitting == sitting or passed.gentle):
            return passed
    return None


def _passed(event: Event) -> PassedCheck | None:
    said = QuickCheck.model_validate(event.payload)
    if said.yes or said.pain is None:
        return None
    questions = catalogue().sessions.quick_questions.values()
    answers: dict[str, Answer] = {
        question.id: said.pain if question.answer == "pain" else False for question in questions
    }
    result = _consequence(answers)
    gentle = result if isinstance(result, OnlyGentle) else None
    return PassedCheck(event.entity, said.sitting, said.pain, gentle)


def told_without_script(
    person: KnownPerson,
    sitting: str,
    found: GuidedSitting,
    *,
    did: bool,
    session: UUID | None,
    now: datetime,
) -> None:
    """What a person tells about a whole sitting: all of it done, or stopped."""
    entity: UUID = session or uuid7()
    if did:
        told = [("step_done", said) for said in _all_done(sitting, found)]
        minutes = round(sum(said["seconds"] for _kind, said in told) / 60, 1)
        told.append(("session_finished", {"sitting": sitting, "minutes": minutes}))
    else:
        told = [("session_stopped", {"sitting": sitting, "step": 0, "reason": "person"})]
    events = [new_event(person, kind, said, now=now, entity=entity) for kind, said in told]
    keep(person.id, events, now=now)


def _all_done(sitting: str, found: GuidedSitting) -> list[dict[str, Any]]:
    """Every step as done; what has no steps is one step as long as planned."""
    done = [(step.item, step.kind, step.lasts_s) for step in found.steps]
    done = done or [(item.item, "move", item.seconds) for item in found.items]
    return [
        {"sitting": sitting, "step": n, "item": item, "kind": kind, "seconds": float(seconds)}
        for n, (item, kind, seconds) in enumerate(done)
    ]


def _consequence(answers: Mapping[str, Answer], fine: bool = True) -> Consequence:
    content = catalogue()
    sessions = content.sessions
    emergency = content.safety.emergency_keys
    return after_quick_check(
        answers, sessions.quick_questions, sessions.pain_rules, emergency, last_was_fine=fine
    )


def _to_ask(result: Consequence) -> tuple[str, ...]:
    match result:
        case ScreenAgain(ask=keys) | OnlyGentle(ask_first=keys):
            return keys
    return ()


def _pain_of(answers: Mapping[str, Answer]) -> int | None:
    questions = catalogue().sessions.quick_questions.values()
    given = [answers.get(question.id) for question in questions if question.answer == "pain"]
    return next((each for each in given if isinstance(each, int)), None)
