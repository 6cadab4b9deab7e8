"""Today's plan: made once for a date, made anew when asked or when its ground has changed."""

from dataclasses import replace
from datetime import date, datetime

from spineflow.exchange.answer import plan_json
from spineflow.planning.plan_day import plan_day
from spineflow.planning.request import PlanRequest
from spineflow_web.actions.beside_plan import (
    PRESCRIBED,
    PRESCRIBED_OUT,
    PROMPTS,
    prescribed_today,
    prompts_today,
)
from spineflow_web.actions.history import history
from spineflow_web.actions.outcome import cleared_today, outcome_today
from spineflow_web.store import people, plans, preferences
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.plans import SavedPlan
from spineflow_web.store.screening import Screened
from spineflow_web.store.write_gate import writing


def todays_plan(person: KnownPerson, screened: Screened, *, on: date, now: datetime) -> SavedPlan:
    """The plan of a date; its first visitor makes it, and two tabs get the same one.

    A plan that leans on an older screening or older content is replaced: what is barred by now
    must not be read from a stored plan.
    """
    saved = plans.current(person.id, on)
    if saved is not None and stands(saved, screened):
        return saved
    with writing():
        people.hold(person.id)
        saved = plans.current(person.id, on)
        if saved is not None and stands(saved, screened):
            return saved
        return _plan_and_save(person, screened, on, now)


def replan(person: KnownPerson, screened: Screened, *, on: date, now: datetime) -> SavedPlan:
    """A new plan for a date; the old one is kept, marked replaced."""
    with writing():
        people.hold(person.id)
        return _plan_and_save(person, screened, on, now)


def replan_if_planned(person: KnownPerson, screened: Screened, *, on: date, now: datetime) -> bool:
    """A new plan where there was one already; whether there was. Callers hold the write gate."""
    if plans.current(person.id, on) is None:
        return False
    _plan_and_save(person, screened, on, now)
    return True


def stands(saved: SavedPlan, screened: Screened) -> bool:
    """Whether a plan leans on the screening and the content that count now."""
    return saved.screening_id == screened.id and saved.content_version == catalogue().version


def _plan_and_save(person: KnownPerson, screened: Screened, on: date, now: datetime) -> SavedPlan:
    content = catalogue()
    request = request_for(person, screened, on)
    plan = plan_day(request, content.planning)
    prescribed = prescribed_today(person, request.screening, on)
    return plans.replace(
        person.id,
        on,
        plan={
            **plan_json(plan),
            PRESCRIBED: prescribed.sittings,
            PRESCRIBED_OUT: prescribed.left_out,
            PROMPTS: prompts_today(person, screened, on),
        },
        screening_id=screened.id,
        content_version=content.version,
        at=now,
    )


def request_for(person: KnownPerson, screened: Screened, on: date) -> PlanRequest:
    """All that planning needs to know about a person and a date, gathered.

    What was prescribed comes first: its minutes are taken off those of the day.
    """
    outcome, profile = outcome_today(person, screened, on), people.planning_profile(person)
    taken = prescribed_today(person, outcome, on).minutes
    left = None if profile.minutes is None else max(0, profile.minutes - taken)
    sex = screened.answers.get("sex")
    said = preferences.preferences_of(person.id)
    return PlanRequest(
        on=on,
        screening=outcome,
        cleared=cleared_today(screened, on),
        sex=None if sex == "unsure" else sex,
        pregnant=screened.answers.get("pregnancy_status") == "pregnant",
        profile=replace(
            profile,
            minutes=left,
            likes=said.likes,
            dislikes=said.dislikes,
            nevers=said.nevers,
        ),
        history=history(person.id, on),
        seed=person.id.int % 1_000_003,
    )
