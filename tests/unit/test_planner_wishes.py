"""What clashes, said at once; a flare-up that ends early; a no to an easier day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from spineflow.catalogue.check_cases import healthy_answers
from spineflow.planning.day_plan import DayPlan, NoPlan, Relaxation, Wish
from spineflow.planning.explain.at_once_clash import clashes_at_once
from spineflow.planning.plan_day import plan_day
from spineflow.planning.request import DaySoFar, PastItem, PlanRequest, Profile
from spineflow.planning.terms import flare_dates, terms_of
from spineflow.screening.evaluate import screen
from spineflow.vocabulary.timing import TimeWindow
from tests.the_catalogue import CATALOGUE

CONTENT = CATALOGUE.planning
ON = date(2026, 11, 25)
HOME = frozenset({"heating_pad", "towel", "roller", "chair", "bed", "mat"})


def asked(answers: dict[str, Any] | None = None, **changes: Any) -> PlanRequest:
    given = {**healthy_answers(CATALOGUE.safety), **(answers or {})}
    profile = Profile(equipment=HOME, **changes.pop("profile", {}))
    return PlanRequest(ON, screen(CATALOGUE.safety, given), profile=profile, **changes)


def items(outcome: DayPlan | NoPlan) -> set[str]:
    assert isinstance(outcome, DayPlan)
    return {item.item for sitting in outcome.sittings for item in sitting.items}


@pytest.mark.parametrize("want", ["walking", "heating_pad", "foam_roller_or_ball", "cobra"])
def test_more_minutes_are_the_fewest_that_bring_the_wish(want: str) -> None:
    request = asked(profile={"minutes": 5}, wants=frozenset({want}))
    outcome = plan_day(request, CONTENT)
    found = clashes_at_once(request, CONTENT, outcome)
    if want in items(outcome):
        assert not found
        return
    (clash,) = found
    assert Wish("want", want) in clash.wishes and 2 <= len(clash.wishes) <= 3
    more = [way.minutes for way in clash.relaxations if way.wish.kind == "minutes"]
    for minutes in more:
        assert minutes is not None
        for tried, has in ((minutes, True), (minutes - 5, False)):
            profile = replace(request.profile, minutes=tried)
            again = plan_day(replace(request, profile=profile), CONTENT)
            assert (want in items(again)) == has
    assert Relaxation(Wish("want", want)) in clash.relaxations


def test_a_rule_of_safety_never_gives_way() -> None:
    request = asked({"osteoporosis": True}, wants=frozenset({"seated_forward_fold"}))
    assert request.screening.clearance_of("seated_forward_fold").barred
    (clash,) = clashes_at_once(request, CONTENT, plan_day(request, CONTENT))
    assert [way.wish.kind for way in clash.relaxations] == ["want"]


def test_a_never_and_a_wish_can_both_give_way() -> None:
    wish = frozenset({"cobra"})
    request = asked(profile={"nevers": wish}, wants=wish)
    (clash,) = clashes_at_once(request, CONTENT, plan_day(request, CONTENT))
    assert {way.wish.kind for way in clash.relaxations} == {"want", "never"}


def test_a_day_without_room_says_how_much_is_enough() -> None:
    request = asked(profile={"minutes": 5, "windows": (TimeWindow(540, 541),)})
    outcome = plan_day(request, CONTENT)
    assert isinstance(outcome, NoPlan) and outcome.reason == "no_time"
    (clash,) = clashes_at_once(request, CONTENT, outcome)
    (wider,) = [way.minutes for way in clash.relaxations if way.wish.kind == "windows"]
    assert wider is not None and 0 < wider <= 120


def test_no_wish_no_clash() -> None:
    assert clashes_at_once(asked(), CONTENT, plan_day(asked(), CONTENT)) == ()


@pytest.mark.parametrize("days", range(4))
def test_a_flare_up_ends_when_the_person_says_so(days: int) -> None:
    until = ON + timedelta(days=days)
    phases = []
    for n in range(9):
        on = ON + timedelta(days=n)
        request = replace(asked(), on=on, flare_since=ON, flare_until=until)
        phases.append(terms_of(request, CONTENT).phase)
    assert phases == ["flare"] * days + ["ramp"] * 4 + ["usual"] * (5 - days)
    first, last = flare_dates(
        replace(asked(), on=until, flare_since=ON, flare_until=until), CONTENT
    )
    assert last - first == days + 3, "none of these days counts as missed"


def test_a_no_holds_for_an_easier_day_as_well() -> None:
    yesterday = ON - timedelta(days=1)
    past = PastItem(yesterday, "cobra", 2, pain_before=2, pain_after=6, level=1)
    request = asked(history=(past,))
    for declined, change in ((frozenset(), "easier_today"), (frozenset({"cobra"}), "hold")):
        outcome = plan_day(replace(request, declined=declined), CONTENT)
        assert isinstance(outcome, DayPlan)
        (step,) = [each for each in outcome.steps if each.item == "cobra"]
        assert (step.light, step.change) == ("red", change)


def test_a_day_that_is_over_is_no_day_without_time() -> None:
    late = asked(so_far=DaySoFar(23 * 60 - 1))
    assert isinstance(plan_day(late, CONTENT), DayPlan)


def test_a_sore_day_is_easier_and_walks_less() -> None:
    def walked(request: PlanRequest) -> float:
        outcome = plan_day(request, CONTENT)
        assert isinstance(outcome, DayPlan)
        every = (i for s in outcome.sittings for i in s.items)
        return sum(i.seconds for i in every if i.item == "walking")

    usual = asked(profile={"levels": {"walking": 4}, "minutes": None})
    assert 0 < walked(replace(usual, day_type="sore")) < walked(usual)
