"""Today's plan: made once for a date, made anew when asked or when its ground has changed."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, cast

from spineflow.exchange.plan_answer import plan_json
from spineflow.planning.day_plan import DayPlan, NoPlan
from spineflow.planning.explain.changes import changes
from spineflow.planning.plan_day import plan_day
from spineflow.planning.request import DayKind, DaySoFar, PlanRequest
from spineflow.planning.terms import FLARE, terms_of
from spineflow.records.usual_pain import usual_pain
from spineflow.vocabulary.timing import clock_of, minute_of_day
from spineflow_web.actions.beside_plan import (
    PRESCRIBED,
    PRESCRIBED_OUT,
    PROMPTS,
    TERMS,
    prescribed_today,
    prompts_today,
)
from spineflow_web.actions.episode import episode
from spineflow_web.actions.history import history
from spineflow_web.actions.illness import ill_until
from spineflow_web.actions.outcome import cleared_today, outcome_today
from spineflow_web.actions.so_far import day_of, done_so_far
from spineflow_web.actions.told_today import as_lived, told_on
from spineflow_web.actions.wishes import wished, with_wishes
from spineflow_web.store import day_wishes, people, plans, preferences, summaries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.plans import SavedPlan
from spineflow_web.store.screening import Screened
from spineflow_web.store.write_gate import writing

LONGEST_GAP = timedelta(days=14)
"""How far back the last planned day is looked for."""


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
        return _plan_and_save(_with_levels(person, on), screened, on, now, saved)


def replan(
    person: KnownPerson, screened: Screened, *, on: date, now: datetime, unasked: bool = False
) -> SavedPlan:
    """A new plan from now on; what is done stays, and the old one is kept, marked replaced.

    A plan that nobody asked for carries what is different in it, for the next look at Today.
    """
    with writing():
        people.hold(person.id)
        before = plans.current(person.id, on)
        return _plan_and_save(person, screened, on, now, before, unasked=unasked)


def replan_if_planned(person: KnownPerson, screened: Screened, *, on: date, now: datetime) -> bool:
    """A new plan where there was one already; whether there was. Callers hold the write gate."""
    saved = plans.current(person.id, on)
    if saved is None:
        return False
    _plan_and_save(person, screened, on, now, saved)
    return True


def stands(saved: SavedPlan, screened: Screened) -> bool:
    """Whether a plan leans on the screening and the content that count now."""
    return saved.screening_id == screened.id and saved.content_version == catalogue().version


def _plan_and_save(
    person: KnownPerson,
    screened: Screened,
    on: date,
    now: datetime,
    before: SavedPlan | None,
    *,
    unasked: bool = False,
) -> SavedPlan:
    content = catalogue()
    request = _from_now(person, request_for(person, screened, on), before, now)
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
            TERMS: {
                **_terms(person, request),
                **(_late(request, now) if before is None else {}),
                **(_news(before, plan, request) if before is not None and unasked else {}),
            },
        },
        screening_id=screened.id,
        content_version=content.version,
        at=now,
    )


def request_for(person: KnownPerson, screened: Screened, on: date) -> PlanRequest:
    """All that planning needs to know about a person and a date, gathered.

    What was prescribed comes first: its minutes are taken off those of the day.
    """
    outcome, wishes = outcome_today(person, screened, on), wished(person.id, on)
    profile = with_wishes(people.planning_profile(person), wishes.today)
    flare = episode(person.id, on)
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
        day_type=cast("DayKind | None", wishes.today.kind or None),
        flare_since=flare.since if flare else None,
        flare_until=flare.until if flare else None,
        ill_until=ill_until(person.id, on),
        wants=wishes.today.wants,
        declined=wishes.declined,
        times=wishes.today.times,
    )


def _from_now(
    person: KnownPerson, request: PlanRequest, before: SavedPlan | None, now: datetime
) -> PlanRequest:
    """On its own date: what is done stays, and all else comes after now; also the first time."""
    if request.on != now.date():
        return request
    told = told_on(person, request.on)
    if before is None:
        so_far = DaySoFar(minute_of_day(now))
    else:
        turned = _turns_to_flare(request, before)
        so_far = done_so_far(before, told, request.screening, now, breaks_off=turned)
    return as_lived(request, person, told, so_far)


def _turns_to_flare(request: PlanRequest, before: SavedPlan) -> bool:
    """Whether the day was planned as another one: what was begun then is not for a flare-up."""
    phase = terms_of(request, catalogue().planning).phase
    return phase == FLARE and before.plan.get(TERMS, {}).get("phase") != FLARE


def _terms(person: KnownPerson, request: PlanRequest) -> dict[str, Any]:
    """What the day was planned by, to be shown beside it without asking again."""
    wishes = day_wishes.of_day(person.id, request.on)
    phase = terms_of(request, catalogue().planning).phase
    return {
        "minutes": wishes.minutes,
        "kind": wishes.kind,
        "place": wishes.place,
        "phase": phase,
        "wants": sorted(wishes.wants),
        "usual_pain": _usual_pain(person, request.on),
    }


def _usual_pain(person: KnownPerson, on: date) -> float | None:
    """As it was before this date; None where too little of it was told."""
    rules = catalogue().planning
    back = timedelta(days=round(rules.number("usual_pain_days")))
    days = summaries.between(person.id, on - back, on - timedelta(days=1))
    return usual_pain(days.values(), round(rules.number("usual_pain_least")))


def _late(request: PlanRequest, now: datetime) -> dict[str, Any]:
    """From when on a day is planned that was first looked at when some of it was over."""
    if request.on != now.date():
        return {}
    opens = min((window.start for window in request.profile.windows), default=0)
    begins = max(request.profile.wake, opens)
    minutes = minute_of_day(now)
    late = minutes - begins >= catalogue().planning.minutes("late_first_look")
    return {"from": clock_of(minutes)} if late else {}


def _news(before: SavedPlan, after: DayPlan | NoPlan, request: PlanRequest) -> dict[str, Any]:
    """What is different in a plan that nobody asked for: the sentence, and what it names."""
    if isinstance(after, NoPlan) or before.content_version != catalogue().version:
        return {}
    different = changes(day_of(before), after)
    reasons, items = different.headline
    skipped = request.so_far.skipped if request.so_far else frozenset()
    is_own = bool(different.dropped) and skipped.issuperset(different.dropped)
    name = "day_skipped" if is_own else reasons[0].id
    return {"news": {"id": name, "items": list(items)}} if items else {}


def _with_levels(person: KnownPerson, on: date) -> KnownPerson:
    """The person with the levels they practised at on their last planned day: a step that was
    taken is theirs for good."""
    planned = plans.between(person.id, on - LONGEST_GAP, on - timedelta(days=1))
    if not planned:
        return person
    last = planned[max(planned)]
    done = summaries.of_day(person.id, last.on).practised
    at = {item.item: item.level for s in day_of(last).sittings for item in s.items}
    moved = {
        step["item"]: step["to"]
        for step in last.plan.get("progress", ())
        if step["change"] in ("up", "down")
        if step["item"] in done and at.get(step["item"]) == step["to"]
    }
    if not moved:
        return person
    levels = {**person.levels, **moved}
    people.change(person.id, {"levels": levels})
    return replace(person, levels=levels)
