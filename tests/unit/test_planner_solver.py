"""The solver: equal to brute force, never worse than the plan at once, honest about clashes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from benchmarks.people import later_that_day, random_request
from benchmarks.tiny_days import best_by_force, tiny_day
from spineflow.catalogue.check_cases import healthy_answers
from spineflow.planning.arrange.greedy import construct
from spineflow.planning.arrange.judge import is_allowed, points
from spineflow.planning.day import Day
from spineflow.planning.day_plan import Clash, DayPlan, NoPlan, Relaxation, Wish
from spineflow.planning.explain.at_once_clash import clashes_at_once
from spineflow.planning.plan_day import plan_day
from spineflow.planning.request import PlanRequest, Profile
from spineflow.planning.rules.laws import broken_laws
from spineflow.planning.solve.best_plan import best_plan, solve
from spineflow.planning.solve.clash import clashes
from spineflow.screening.evaluate import screen
from spineflow.vocabulary.timing import TimeWindow
from tests.the_catalogue import CATALOGUE

CONTENT = CATALOGUE.planning
ON = date(2026, 11, 25)
SCREENING = screen(CATALOGUE.safety, healthy_answers(CATALOGUE.safety))
UNHURRIED = 30.0


@pytest.mark.parametrize("seeds", [range(at, at + 10) for at in range(0, 100, 10)], ids=str)
def test_tiny_days_equal_brute_force(seeds: range) -> None:
    for seed in seeds:
        problem = tiny_day(Random(seed))
        known = construct(problem)
        assert is_allowed(problem, known)
        solved = solve(problem, known, UNHURRIED)
        assert (solved.points, solved.gap) == (best_by_force(problem), 0)
        assert solved.points >= points(problem, known)


@pytest.mark.parametrize("seed", range(12))
def test_a_solved_day_keeps_every_law_and_is_never_worse(seed: int) -> None:
    request = random_request(CATALOGUE, Random(seed))
    best, at_once = best_plan(request, CONTENT, UNHURRIED), plan_day(request, CONTENT)
    assert type(best) is type(at_once)
    if isinstance(best, DayPlan) and isinstance(at_once, DayPlan):
        assert broken_laws(Day(request, CONTENT), best) == {}
        assert best.proof and at_once.proof and best.proof.gap == 0
        assert best.proof.score >= at_once.proof.score
        assert best == best_plan(request, CONTENT, UNHURRIED)


def clash(wants: set[str], **profile: Any) -> Clash:
    given = Profile(**{"minutes": 60, **profile})
    request = PlanRequest(ON, SCREENING, profile=given, wants=frozenset(wants))
    found = best_plan(request, CONTENT, UNHURRIED).clashes
    assert len(found) == 1
    return found[0]


def want(item: str) -> Wish:
    return Wish("want", item)


MINUTES, WINDOWS = Wish("minutes"), Wish("windows")


def test_what_can_be_had_clashes_with_nothing() -> None:
    request = PlanRequest(ON, SCREENING, wants=frozenset({"walking", "cobra"}))
    outcome = best_plan(request, CONTENT, UNHURRIED)
    assert outcome.clashes == ()


def test_a_walk_and_too_few_minutes_are_named_and_the_fewest_that_do() -> None:
    found = clash({"walking"}, minutes=10, levels={"walking": 3})
    assert set(found.wishes) == {want("walking"), MINUTES}
    assert Relaxation(MINUTES, 30) in found.relaxations
    both = clash({"walking", "cobra"}, minutes=10, levels={"walking": 3})
    assert Relaxation(MINUTES, 35) in both.relaxations, "enough for all that was asked for"


def test_windows_that_are_too_short_are_named_and_how_much_longer_they_must_be() -> None:
    noon = (TimeWindow(720, 740),)
    found = clash({"walking"}, windows=noon, levels={"walking": 3})
    assert set(found.wishes) == {want("walking"), WINDOWS}
    assert Relaxation(WINDOWS, 5) in found.relaxations


def test_a_rule_of_the_body_leaves_the_wish_or_the_window() -> None:
    early = (TimeWindow(420, 460),)
    found = clash({"seated_forward_fold"}, windows=early)
    assert set(found.wishes) == {want("seated_forward_fold"), WINDOWS}


def test_never_and_today_contradict_each_other() -> None:
    found = clash({"cobra"}, nevers=frozenset({"cobra"}))
    assert set(found.wishes) == {want("cobra"), Wish("never", "cobra")}
    assert len(found.relaxations) == 2


def test_a_rule_cannot_be_given_up() -> None:
    found = clash({"heating_pad"})
    assert found.wishes == (want("heating_pad"), Wish("rule", "equipment_at_home"))
    assert found.relaxations == (Relaxation(want("heating_pad")),)


def test_a_limit_that_came_before_an_answer_names_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not proved to clash is not said to: a busy machine once named the windows alone."""
    monkeypatch.setattr("spineflow.planning.solve.clash.WORK", 1e-9)
    request = PlanRequest(
        ON, SCREENING, profile=Profile(minutes=10, levels={"walking": 3}),
        wants=frozenset({"walking"}),
    )  # fmt: skip
    for found in best_plan(request, CONTENT, UNHURRIED).clashes:
        assert 2 <= len(found.wishes) <= 3


def test_a_chosen_time_is_kept_and_said() -> None:
    def start(**chosen: int) -> tuple[int, set[str]]:
        request = PlanRequest(ON, SCREENING, times=chosen)
        plan = best_plan(request, CONTENT, UNHURRIED)
        assert isinstance(plan, DayPlan)
        walk = next(each for each in plan.sittings if each.id == "walk")
        return walk.starts, {reason.id for item in walk.items for reason in item.reasons}

    usual, why = start()
    assert "chosen_time" not in why
    assert start(walk=usual + 120)[0] == usual + 120
    assert "chosen_time" in start(walk=usual + 120)[1]


def test_zero_minutes_name_the_clash_and_no_plan() -> None:
    request = PlanRequest(ON, SCREENING, profile=Profile(minutes=0))
    outcome = best_plan(replace(request, wants=frozenset({"walking"})), CONTENT, UNHURRIED)
    assert not isinstance(outcome, DayPlan) and outcome.reason == "no_time"
    assert set(outcome.clashes[0].wishes) == {want("walking"), MINUTES}


def test_the_solver_loads_without_pandas_and_leaves_it_importable() -> None:
    code = (
        "import sys, spineflow.planning.solve.best_plan; assert 'pandas' not in sys.modules; "
        "import pandas; assert pandas.DataFrame({'a': [1]}).a.sum() == 1"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "src")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def minutes_named(clashes: tuple[Clash, ...]) -> list[int | None]:
    return [way.minutes for clash in clashes for way in clash.relaxations if way.wish == MINUTES]


HOME = frozenset({"heating_pad", "towel", "warm_clothing", "roller", "chair", "bed", "mat"})


@pytest.mark.parametrize("seed", range(40))
def test_the_minutes_said_at_once_are_the_fewest_there_are(seed: int) -> None:
    """A wish that the plan at once cannot meet names as few minutes as the solver proves enough,
    and those are enough. Two minutes of a walk meet a wish at once, so a walk may name fewer."""
    chance = Random(seed)
    item = chance.choice(["heating_pad", "heating_pad", "warm_towel", "foam_roller", "cobra"])
    request = random_request(CATALOGUE, chance)
    profile = replace(
        request.profile,
        equipment=HOME,
        minutes=chance.choice([5, 10, 15]),
        windows=(),
        place="home",
    )
    request = replace(request, profile=profile, wants=frozenset({item}))
    outcome = plan_day(request, CONTENT)
    if isinstance(outcome, NoPlan):
        return
    known = minutes_named(clashes_at_once(request, CONTENT, outcome))
    for minutes in known:
        enough = replace(request, profile=replace(profile, minutes=minutes))
        planned = plan_day(enough, CONTENT)
        assert isinstance(planned, DayPlan)
        assert item in {each.item for sitting in planned.sittings for each in sitting.items}
    assert known == minutes_named(clashes(request, CONTENT))


@pytest.mark.parametrize("day_type", [None, "half"])
@pytest.mark.parametrize("seed", [0, 1])
def test_the_minutes_named_are_those_of_the_whole_day(seed: int, day_type: Any) -> None:
    """What is done has used some, and half a day plans for half of them."""
    profile = Profile(equipment=HOME, minutes=15)
    request = PlanRequest(ON, SCREENING, profile=profile, seed=seed, day_type=day_type)
    first = plan_day(request, CONTENT)
    assert isinstance(first, DayPlan)
    later = later_that_day(first, request, Random(seed))
    later = replace(later, wants=frozenset({"heating_pad", "foam_roller"}))
    (minutes,) = minutes_named(clashes(later, CONTENT))
    assert minutes is not None and minutes > 15
    for given, is_enough in ((minutes, True), (minutes - 5, False)):
        tried = replace(later, profile=replace(profile, minutes=given))
        assert (clashes(tried, CONTENT) == ()) is is_enough
