"""Today's plan: made once for a date, made anew when asked or when its ground has changed."""

from dataclasses import replace
from datetime import date, datetime

from spineflow.exchange.answer import plan_json
from spineflow.planning.plan_day import plan_day
from spineflow.planning.request import PlanRequest
from spineflow.screening.evaluate import Circumstances, clearance_in_force, screen
from spineflow_web.actions.history import history
from spineflow_web.store import people, plans, preferences, text_findings
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
    plan = plan_day(request_for(person, screened, on), content.planning)
    return plans.replace(
        person.id,
        on,
        plan=plan_json(plan),
        screening_id=screened.id,
        content_version=content.version,
        at=now,
    )


def request_for(person: KnownPerson, screened: Screened, on: date) -> PlanRequest:
    """All that planning needs to know about a person and a date, gathered."""
    safety = catalogue().safety
    circumstances = Circumstances(
        on=on, clearance=screened.clearance, unconfirmed=text_findings.unconfirmed(person.id)
    )
    sex = screened.answers.get("sex")
    said = preferences.preferences_of(person.id)
    return PlanRequest(
        on=on,
        screening=screen(safety, screened.answers, circumstances),
        cleared=clearance_in_force(safety, circumstances),
        sex=None if sex == "unsure" else sex,
        pregnant=screened.answers.get("pregnancy_status") == "pregnant",
        profile=replace(
            people.planning_profile(person),
            likes=said.likes,
            dislikes=said.dislikes,
            nevers=said.nevers,
        ),
        history=history(person.id, on),
        seed=person.id.int % 1_000_003,
    )
