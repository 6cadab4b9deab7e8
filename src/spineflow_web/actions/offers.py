"""Shorter, at another time, or something else: what is offered for one planned item, and taking it.

Every offer is worked out anew when it is taken, so nothing that is barred by now can be posted.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from spineflow.exchange.plan_answer import clashes_json, plan_json
from spineflow.planning.day_plan import DayPlan
from spineflow.planning.explain.alternatives import Alternative, alternatives
from spineflow.planning.explain.at_once_clash import clashes_at_once
from spineflow.planning.plan_day import plan_day
from spineflow.planning.week import as_done, plan_week
from spineflow_web.actions.beside_plan import prescribed_today
from spineflow_web.actions.outcome import outcome_today
from spineflow_web.actions.planning import request_for
from spineflow_web.actions.so_far import begun_so_far, day_of
from spineflow_web.actions.told_today import as_lived, told_on
from spineflow_web.store import day_wishes, people, plans
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.plans import SavedPlan
from spineflow_web.store.screening import Screened
from spineflow_web.store.write_gate import writing

NOT_NOW = [{"kind": "constraint", "id": "skipped_today"}]


def offers(
    person: KnownPerson,
    screened: Screened,
    saved: SavedPlan,
    sitting: str,
    item: str,
    *,
    now: datetime,
) -> tuple[Alternative, ...]:
    """What planning itself could have done instead, best first."""
    told = told_on(person, saved.on)
    begun = begun_so_far(saved, told, now, asked=sitting)
    request = as_lived(request_for(person, screened, saved.on), person, told, begun)
    return alternatives(request, catalogue().planning, day_of(saved), sitting, item)


def key_of(offer: Alternative) -> str:
    """An offer as a form names it."""
    return f"{offer.kind}-{offer.item}-{offer.starts}-{offer.seconds}"


def take(
    person: KnownPerson,
    screened: Screened,
    saved_id: UUID,
    sitting: str,
    item: str,
    key: str,
    *,
    on: date,
    now: datetime,
) -> Alternative | None:
    """Put the offer in place; None where it is no offer any more, or was taken already."""
    saved = plans.current(person.id, on)
    if saved is None or saved.id != saved_id:
        return None
    found = offers(person, screened, saved, sitting, item, now=now)
    offer = next((each for each in found if key_of(each) == key), None)
    if offer is None:
        return None
    with writing():
        people.hold(person.id)
        current = plans.current(person.id, on)
        if current is None or current.id != saved.id:
            return None
        _remember(person, sitting, item, offer, on, now)
        plans.replace(
            person.id,
            on,
            plan=_with_offer(saved.plan, offer, item),
            screening_id=screened.id,
            content_version=saved.content_version,
            at=now,
        )
    return offer


def clashes_of(
    person: KnownPerson, screened: Screened, saved: SavedPlan, *, now: datetime
) -> list[dict[str, Any]]:
    """What clashes on the date: as the solver proved it, or as it can be said at once.

    Planning has what prescribed sittings leave of the minutes; a person gives them for the day.
    """
    found = saved.plan.get("clashes") or _said_at_once(person, screened, saved, now)
    outcome = outcome_today(person, screened, saved.on)
    prescribed = prescribed_today(person, outcome, saved.on).minutes
    return [
        {**clash, "relaxations": [_for_the_day(way, prescribed) for way in clash["relaxations"]]}
        for clash in found
    ]


def _for_the_day(way: Any, prescribed: int) -> dict[str, Any]:
    """A way out with its minutes as those of the whole day, what was prescribed among them."""
    is_minutes = way["wish"]["kind"] == "minutes" and way["minutes"] is not None
    return {**way, "minutes": way["minutes"] + prescribed} if is_minutes else way


def _said_at_once(
    person: KnownPerson, screened: Screened, saved: SavedPlan, now: datetime
) -> list[Any]:
    told = told_on(person, saved.on)
    begun = begun_so_far(saved, told, now) if saved.plan["plan"] else None
    request = as_lived(request_for(person, screened, saved.on), person, told, begun)
    outcome = plan_day(request, catalogue().planning)
    return clashes_json(clashes_at_once(request, catalogue().planning, outcome))


def week_ahead(
    person: KnownPerson, screened: Screened, saved: SavedPlan, days: int
) -> list[DayPlan | None]:
    """The days after today as they come if all goes as planned; nothing of it is saved. What was
    asked of today holds for today alone."""
    request = request_for(person, screened, saved.on + timedelta(days=1))
    told = {past.item for past in request.history if past.on == saved.on}
    to_come = tuple(past for past in as_done(day_of(saved)) if past.item not in told)
    request = replace(request, history=(*request.history, *to_come))
    found = plan_week(request, catalogue().planning, days)
    return [day if isinstance(day, DayPlan) else None for day in found]


def _remember(
    person: KnownPerson, sitting: str, old: str, offer: Alternative, on: date, now: datetime
) -> None:
    """So that a later plan of the date keeps a swap, and comes back to the chosen time."""
    had, new = day_wishes.of_day(person.id, on), offer.item
    if offer.kind == "swap":
        wants, skipped = (had.wants - {old}) | {new}, (had.skipped - {new}) | {old}
        day_wishes.keep(person.id, on, replace(had, wants=wants, skipped=skipped), now)
    elif offer.kind == "another_time":
        times = {**had.times, sitting: offer.starts}
        day_wishes.keep(person.id, on, replace(had, times=times), now)


def _with_offer(stored: Any, offer: Alternative, was: str) -> dict[str, Any]:
    """The saved day with the offer in it. Without a proof the planner lets it be: it is chosen."""
    left_out = [each for each in stored["left_out"] if each["item"] != offer.item]
    if offer.kind == "swap":
        left_out.append({"item": was, "reasons": NOT_NOW})
    day = plan_json(offer.plan)["plan"]
    return {**stored, "plan": day, "left_out": left_out, "proof": None, "clashes": []}
