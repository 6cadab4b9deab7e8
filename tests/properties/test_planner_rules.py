"""Every hard rule of the planner over random days: at once, solved, and planned anew later."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random
from typing import Any, NamedTuple

import pytest

from benchmarks.people import later_that_day, random_request
from spineflow.planning.day import Day
from spineflow.planning.day_plan import DayPlan, NoPlan
from spineflow.planning.plan_day import plan_day
from spineflow.planning.request import PlanRequest
from spineflow.planning.rules.laws import LAWS, Law
from tests.the_catalogue import CATALOGUE

CONTENT = CATALOGUE.planning
SUITE, LONG = 500, 5_000
ZONES = CATALOGUE.practices["foam_roller"].choices["zone"]


class Planned(NamedTuple):
    """A request and its plan."""

    day: Day
    plan: DayPlan


def planned(request: PlanRequest) -> Planned | None:
    outcome = plan_day(request, CONTENT)
    return Planned(Day(request, CONTENT), outcome) if isinstance(outcome, DayPlan) else None


@cache
def days(count: int) -> list[Planned]:
    """So many random requests, with their plans; every other one planned anew later that day."""
    found, seed = [], 0
    while len(found) < count:
        chance = Random(seed)
        seed += 1
        request = with_zones(random_request(CATALOGUE, chance), Random(-seed))
        if (first := planned(request)) is None:
            continue
        found.append(first)
        later = later_that_day(first.plan, request, chance)
        if (second := planned(later)) is not None:
            found.append(second)
    return found


def with_zones(request: PlanRequest, chance: Random) -> PlanRequest:
    """The same request; some of what was rolled names its zones, and some of it was today."""
    history = tuple(
        replace(
            past,
            on=request.on if chance.random() < 0.1 else past.on,
            zones=frozenset(chance.sample(ZONES, chance.randrange(len(ZONES)))),
        )
        if past.item in ("foam_roller", "massage_gun")
        else past
        for past in request.history
    )
    return replace(request, history=history)


def holds_everywhere(law: Law, count: int) -> None:
    broken = [(at, law(*each)) for at, each in enumerate(days(count)) if law(*each)]
    assert not broken


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_rule_holds_on_random_days(law: Law) -> None:
    holds_everywhere(law, SUITE)


@pytest.mark.long
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_rule_holds_on_many_random_days(law: Law) -> None:
    holds_everywhere(law, LONG)


def test_the_random_days_are_days_worth_testing() -> None:
    found = days(SUITE)
    sessions = [session for _, plan in found for session in plan.sittings]
    groups = {CONTENT.group(item.item) for session in sessions for item in session.items}
    assert groups == {practice.group for practice in CATALOGUE.practices.values()}
    assert {"walk_2", "walk_3", "mobility_later"} <= {session.id for session in sessions}
    assert any(item.then for session in sessions for item in session.items)
    assert sum(bool(day.request.so_far) for day, _ in found) > SUITE / 3
    assert any(item.zones for session in sessions for item in session.items)
    assert any(day.request.so_far and day.request.so_far.skipped for day, _ in found)
    assert {day.request.on.isoweekday() for day, _ in found} == set(range(1, 8))
    changes = {step.change for _, plan in found for step in plan.steps}
    assert changes == {"up", "down", "easier_today", "hold"}


@pytest.mark.parametrize("seed", range(200))
def test_whatever_is_asked_there_is_a_plan_or_a_reason(seed: int) -> None:
    chance = Random(10_000 + seed)
    request = random_request(CATALOGUE, chance)
    outcome = plan_day(request, CONTENT)
    assert outcome == plan_day(request, CONTENT), "the same request gives the same plan"
    if isinstance(outcome, NoPlan):
        assert outcome.reason
        return
    planned_items = {item.item for session in outcome.sittings for item in session.items}
    left_out = {each.item for each in outcome.left_out}
    assert planned_items | left_out >= CONTENT.items
    assert not planned_items & left_out
    assert all(each.reasons for each in outcome.left_out)
    known = {*CONTENT.constraints, *CONTENT.days.weights}
    holders: list[Any] = [*outcome.left_out, *(i for s in outcome.sittings for i in s.items)]
    named = [
        reason.id
        for holder in holders
        for reason in holder.reasons
        if reason.kind in ("constraint", "score")
    ]
    assert set(named) <= known
