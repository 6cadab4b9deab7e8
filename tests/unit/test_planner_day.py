"""Living with the day: replanning, alternatives, changes, the week; and senseless input."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from spineflow.__main__ import plan_verb
from spineflow.catalogue.check_cases import healthy_answers
from spineflow.exchange.read_paper import BadInput
from spineflow.planning.day import Day
from spineflow.planning.day_plan import DayPlan, PlannedSession
from spineflow.planning.explain.alternatives import alternatives
from spineflow.planning.explain.changes import changes
from spineflow.planning.plan_day import plan_day
from spineflow.planning.request import DaySoFar, PastItem, PlanRequest, Profile
from spineflow.planning.rules.laws import broken_laws
from spineflow.planning.week import plan_week
from spineflow.screening.evaluate import screen
from spineflow.sessions.compile_script import compile_script
from spineflow.vocabulary.timing import TimeWindow
from tests.the_catalogue import CATALOGUE

CONTENT = CATALOGUE.planning
ON = date(2026, 11, 25)
HEALTHY = healthy_answers(CATALOGUE.safety)
HOME = frozenset({"heating_pad", "towel", "roller", "gun", "chair", "bed"})
REQUEST = PlanRequest(
    ON, screen(CATALOGUE.safety, HEALTHY), profile=Profile(equipment=HOME, minutes=120)
)


def plan(request: PlanRequest = REQUEST, **profile: Any) -> DayPlan:
    given = replace(request.profile, **profile)
    outcome = plan_day(replace(request, profile=given), CONTENT)
    assert isinstance(outcome, DayPlan)
    return outcome


def sitting(outcome: DayPlan, name: str) -> PlannedSession:
    return next(each for each in outcome.sittings if each.id == name)


def minutes_walked(outcome: DayPlan) -> list[int]:
    return [i.seconds // 60 for s in outcome.sittings for i in s.items if i.item == "walking"]


def test_the_rest_of_the_day_is_planned_from_now_and_what_is_done_stays() -> None:
    before = plan()
    done = sitting(before, "mobility")
    later = replace(REQUEST, so_far=DaySoFar(15 * 60, (done,)))
    after = plan(later)
    assert sitting(after, "mobility") == done
    assert sitting(after, "walk").starts >= 15 * 60
    told = changes(before, after)
    assert told.moved == ("walking",) and told.headline[0][0].id == "day_moved"


def test_what_is_skipped_does_not_come_back() -> None:
    after = plan(replace(REQUEST, so_far=DaySoFar(600, (), frozenset({"walking"}))))
    assert not minutes_walked(after)
    assert changes(plan(), after).dropped == ("walking",)


def test_a_walk_done_in_part_leaves_the_rest_of_it() -> None:
    long = replace(REQUEST, profile=replace(REQUEST.profile, levels={"walking": 3}))
    part = sitting(plan(), "walk")
    after = plan(replace(long, so_far=DaySoFar(13 * 60, (part,))))
    assert sum(minutes_walked(after)) == 30 and minutes_walked(after)[0] == 10
    assert len({each.id for each in after.sittings}) == len(after.sittings)
    elsewhere = plan(replace(long, history=(PastItem(ON, "walking", 28.0),)))
    assert not minutes_walked(elsewhere), "what is left would be too short to go out for"


def test_nothing_changed_is_said_too() -> None:
    assert changes(plan(), plan()).headline[0][0].id == "day_unchanged"


def test_a_walk_is_split_at_a_desk_and_where_no_window_holds_it() -> None:
    levels = {"walking": 3}
    assert minutes_walked(plan(levels=levels)) == [30]
    desk = (TimeWindow(540, 1020),)
    assert minutes_walked(plan(levels=levels, desk=desk)) == [10, 10, 10]
    short = tuple(TimeWindow(at, at + 17) for at in (600, 800, 1000))
    assert minutes_walked(plan(levels=levels, windows=short)) in ([15, 15], [10, 10, 10])


def test_breaks_come_every_half_hour_at_the_desk_and_oftener_for_some() -> None:
    desk = (TimeWindow(540, 720),)
    breaks = sitting(plan(desk=desk), "sitting_breaks").items[0].at
    assert breaks and all(b - a >= 20 for a, b in pairwise(breaks))
    bent = screen(CATALOGUE.safety, {**HEALTHY, "flexion_worse": True})
    oftener = sitting(plan(replace(REQUEST, screening=bent), desk=desk), "sitting_breaks").items[0]
    assert "break_every_20_30_min" in oftener.tokens and len(oftener.at) >= len(breaks)
    assert (
        not sitting(plan(replace(REQUEST, day_type="rest"), desk=desk), "sitting_breaks")
        .items[0]
        .at
    )


def test_glasses_are_spread_and_hidden_where_the_number_is() -> None:
    water = sitting(plan(), "water").items[0]
    assert len(water.at) == water.dose.glasses and water.at[-1] <= 21 * 60
    gaps = [b - a for a, b in pairwise(water.at)]
    assert gaps[-1] >= gaps[0], "fewer near bedtime"
    hidden = screen(CATALOGUE.safety, {**HEALTHY, "eating_disorder": True})
    assert sitting(plan(replace(REQUEST, screening=hidden)), "water").items[0].at == ()


def test_heat_for_comfort_counts() -> None:
    def heats(*history: PastItem) -> bool:
        outcome = plan(replace(REQUEST, history=history))
        return any(i.item == "heating_pad" for s in outcome.sittings for i in s.items)

    assert heats() and heats(PastItem(ON, "heating_pad", 15.0, at=420))
    three = tuple(PastItem(ON, "warm_towel", 15.0, at=at) for at in (400, 480, 560))
    assert not heats(*three)


def test_a_ride_that_has_grown_is_offered_for_fewer_minutes() -> None:
    tuesday = date(2026, 11, 24)
    past = [PastItem(tuesday - timedelta(days=n), "cycling", 20.0) for n in (13, 7, 4)]
    home = replace(REQUEST.profile, equipment=HOME | {"bike"}, minutes=None)
    request = replace(REQUEST, on=tuesday, history=tuple(past), profile=home)
    outcome = plan_day(request, CONTENT)
    assert isinstance(outcome, DayPlan)
    (ride,) = [i for s in outcome.sittings for i in s.items if i.item == "cycling"]
    assert ride.dose.minutes == 24 and "walking_growth" in {r.id for r in ride.reasons}
    offers = alternatives(request, CONTENT, outcome, "light_cardio", "cycling")
    shorter = [offer.seconds // 60 for offer in offers if offer.kind == "shorter"]
    assert shorter and all(minutes < 24 for minutes in shorter)


def test_alternatives_are_cleared_sound_and_best_first() -> None:
    outcome = plan(levels={"cat_cow": 2, "walking": 3})
    request = replace(
        REQUEST, profile=replace(REQUEST.profile, levels={"cat_cow": 2, "walking": 3})
    )
    for name, item, kinds in (
        ("mobility", "cat_cow", {"shorter", "another_time", "swap"}),
        ("walk", "walking", {"shorter", "another_time"}),
        ("rolling", "foam_roller", {"swap", "another_time"}),
    ):
        offers = alternatives(request, CONTENT, outcome, name, item)
        assert kinds <= {offer.kind for offer in offers}
        for offer in offers:
            assert broken_laws(Day(request, CONTENT), offer.plan) == {}
        shorter = [offer.seconds for offer in offers if offer.kind == "shorter"]
        assert shorter == sorted(shorter, reverse=True)
    assert alternatives(request, CONTENT, outcome, "mobility", "yodel") == ()


def test_a_week_keeps_rolling_and_the_therapist_apart() -> None:
    week = plan_week(REQUEST, CONTENT)
    assert len(week) == 7 and all(isinstance(each, DayPlan) for each in week)
    rolled = [
        each.on
        for each in week
        if isinstance(each, DayPlan)
        and any(i.item in ("foam_roller", "massage_gun") for s in each.sittings for i in s.items)
    ]
    assert rolled and all((b - a).days >= 2 for a, b in pairwise(rolled))


def test_more_minutes_are_worth_what_they_would_bring() -> None:
    assert set(plan(minutes=10).with_more) >= {"pelvic_tilt"} - {
        i.item for s in plan(minutes=10).sittings for i in s.items
    }
    assert plan(minutes=10).with_more and not plan(minutes=None).with_more


@pytest.mark.parametrize("place", ["home", "desk", "travel"])
def test_the_place_decides_what_is_at_hand(place: Any) -> None:
    outcome = plan(place=place)
    items = {i.item: i for s in outcome.sittings for i in s.items}
    assert ("heating_pad" in items) == (place == "home")
    if place == "desk":
        assert not any(i.variant in ("floor", "bed") for i in items.values() if i.seconds)


def window(start: str, end: str) -> dict[str, str]:
    return {"from": start, "to": end}


def ask(**paper: Any) -> dict[str, Any]:
    return plan_verb(
        CATALOGUE, json.dumps({"answers": HEALTHY, "on": "2026-11-25", **paper}).encode()
    )


@pytest.mark.parametrize(
    "paper",
    [
        {"profile": {"minutes": 0}},
        {"profile": {"minutes": "all", "equipment": []}},
        {"profile": {"windows": [window("08:00", "09:00"), window("08:30", "08:45")]}},
        {"profile": {"windows": [{"from": "02:00", "to": "03:00"}]}},
        {"profile": {"wake": "23:00", "sleep": "21:00"}},
        {"profile": {"wake": "07:00", "sleep": "07:00"}},
        {"profile": {"meals": [f"{hour:02d}:00" for hour in range(24)]}},
        {"profile": {"meals": ["23:50"], "desk": [{"from": "00:00", "to": "23:59"}]}},
        {"history": [{"on": "2027-01-01", "item": "walking", "minutes": 500}]},
        {"flare_since": "2027-01-01"}, {"flare_since": "1999-01-01"},
        {"day_type": "flare", "profile": {"nevers": ["breath_4_4_6", "walking"]}},
        {"so_far": {"now": "23:59"}}, {"so_far": {"now": "00:00", "skipped": ["walking"]}},
        {"wants": ["cobra"], "profile": {"nevers": ["cobra"]}},
        {"answers": {**HEALTHY, "age": 15}}, {"answers": {**HEALTHY, "age": 16}},
        {"on": "2028-02-29"}, {"on": "2000-01-01"}, {"on": "2200-12-31"},
    ],
    ids=str,
)  # fmt: skip
def test_whatever_makes_no_sense_gets_a_plan_or_a_sentence(paper: dict[str, Any]) -> None:
    printed = ask(**paper)
    assert (printed["plan"] is None) != (printed["no_plan"] is None)


def test_a_clock_that_goes_back_moves_nothing_that_is_done() -> None:
    first = ask()["plan"]
    done = [each for each in first["sittings"] if each["id"] in ("mobility", "walk")]
    again = ask(so_far={"now": "07:30", "done": done})["plan"]
    assert [each for each in again["sittings"] if each in done] == done


@pytest.mark.parametrize(
    ("paper", "path"),
    [
        ({"so_far": {"now": "10:00", "done": [{"id": "mobility"}]}}, "so_far.done.0"),
        ({"so_far": {"now": "10:00", "done": [{"id": "nap", "starts": "10:00"}]}}, "so_far.done.0"),
        ({"wants": ["yodel"]}, "wants.0"),
        ({"profile": {"nevers": ["yodel"]}}, "profile.nevers.0"),
        ({"profile": {"minutes": "some"}}, "profile.minutes"),
        ({"day_type": "feast"}, "day_type"),
        ({"on": "0001-01-01"}, "on"),
    ],
)
def test_what_cannot_be_read_is_named_by_its_path(paper: dict[str, Any], path: str) -> None:
    with pytest.raises(BadInput) as refused:
        ask(**paper)
    assert any(problem.startswith(path) for problem in refused.value.problems)


def test_a_birthday_tomorrow_is_planned_tomorrow() -> None:
    child = {**HEALTHY, "age": 15}
    assert ask(answers=child)["no_plan"]["reason"] == "under_16"
    assert ask(answers={**HEALTHY, "age": 16}, on=str(ON + timedelta(1)))["plan"]


def test_a_bend_is_guided_back_the_other_way() -> None:
    script = compile_script(plan(), CATALOGUE.sessions)
    steps = [step for each in script.sittings for step in each.steps if step.item == "childs_pose"]
    last = steps[-1]
    assert last.shown is not None and last.shown.item == "cat_cow" and last.reps == 3
    assert last.frames and all(frame.startswith("cat_cow") for frame in last.frames)
    assert all(step.shown is None for step in steps[:-1])
