"""Traffic lights, levels and the walking programme, line by line of history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from spineflow.catalogue.check_cases import healthy_answers
from spineflow.planning.day import Day
from spineflow.planning.day_plan import DayPlan, LevelStep
from spineflow.planning.plan_day import plan_day
from spineflow.planning.progress.light import light_of
from spineflow.planning.progress.walking import minutes_today
from spineflow.planning.request import PastItem, PlanRequest, Profile
from spineflow.screening.evaluate import screen
from tests.the_catalogue import CATALOGUE

CONTENT = CATALOGUE.planning
ON = date(2026, 11, 25)
REQUEST = PlanRequest(ON, screen(CATALOGUE.safety, healthy_answers(CATALOGUE.safety)))


def line(days: int, item: str = "cat_cow", **told: Any) -> PastItem:
    return PastItem(ON - timedelta(days=days), item, **{"minutes": 5.0, **told})


def quiet(days: int, item: str = "cat_cow", **told: Any) -> PastItem:
    felt = {"pain_before": 2, "pain_after": 2, "pain_next_morning": 2}
    return line(days, item, **{**felt, **told})


def red(days: int, **told: Any) -> PastItem:
    return line(days, pain_before=2, pain_after=5, **told)


def step(*history: PastItem, item: str = "cat_cow", **more: Any) -> LevelStep:
    return Day(replace(REQUEST, history=history, **more), CONTENT).steps[item]


@pytest.mark.parametrize(
    ("before", "after", "morning", "light"),
    [
        (2, 2, 2, "green"), (2, 3, 2, "green"), (3, 4, 3, "yellow"), (2, 4, 2, "yellow"),
        (2, 5, 2, "red"), (4, 6, 4, "red"), (6, 6, 6, "yellow"), (2, 2, 3, "red"),
        (None, None, None, "unknown"), (2, None, 3, "red"), (None, 3, None, "green"),
    ],
)  # fmt: skip
def test_the_light(before: Any, after: Any, morning: Any, light: str) -> None:
    past = line(1, pain_before=before, pain_after=after, pain_next_morning=morning)
    assert light_of(past, CONTENT.days.lights) == light


def test_a_sign_to_ease_off_is_red_whatever_the_numbers() -> None:
    assert light_of(quiet(1, eased=True), CONTENT.days.lights) == "red"


def test_an_ease_off_acts_on_the_next_sitting_at_once_and_only_there() -> None:
    found = step(*(quiet(days) for days in range(5, 2, -1)), red(1))
    assert (found.light, found.change, found.was, found.to) == ("red", "easier_today", 1, 0)
    assert step(red(2), quiet(1)).change == "hold"


def test_two_of_the_last_three_take_it_down_for_good() -> None:
    found = step(red(4), quiet(3), red(1))
    assert (found.change, found.to) == ("down", 0)
    assert step(red(5), quiet(3), quiet(2), red(1)).change == "easier_today"


def test_a_step_down_is_not_taken_twice_from_the_same_evidence() -> None:
    lower = replace(REQUEST.profile, levels={"cat_cow": 1})
    old = (red(4, level=2), red(3, level=2))
    assert step(*old, profile=replace(lower, levels={"cat_cow": 2})).change == "down"
    assert step(*old, profile=lower).change in ("hold", "easier_today")


def test_six_quiet_times_with_their_mornings_known_take_it_up() -> None:
    six = tuple(quiet(days) for days in range(12, 0, -2))
    assert step(*six).change == "up" and step(*six).to == 2
    assert step(*six[1:]).change == "hold", "five are not six"
    assert step(*six[:-1], quiet(2, pain_next_morning=None)).change == "hold", "unknown is not no"
    assert step(*six, red(1)).change == "easier_today"
    assert step(*six, declined=frozenset({"cat_cow"})).change == "hold"
    assert step(*six, day_type="flare").change == "hold"


def test_at_most_two_go_up_in_a_week() -> None:
    items = ("cat_cow", "bridge", "cobra", "pelvic_tilt")
    history = tuple(quiet(days, item) for item in items for days in range(12, 0, -2))
    day = Day(replace(REQUEST, history=history), CONTENT)
    assert sum(each.change == "up" for each in day.steps.values()) == 2
    held = [each for each in day.steps.values() if each.reasons and each.change == "hold"]
    assert {each.reasons[0].id for each in held} == {"two_steps_a_week"}
    rose = (quiet(9, "supine_twist", level=1), quiet(3, "supine_twist", level=2))
    later = Day(replace(REQUEST, history=(*history, *rose)), CONTENT)
    assert sum(each.change == "up" for each in later.steps.values()) == 1


def test_a_week_off_starts_lower_but_a_flare_up_is_not_missed() -> None:
    assert step(quiet(9)).change == "down"
    assert step(quiet(7)).change == "hold"
    assert step(quiet(9), flare_since=ON - timedelta(days=8)).change == "hold"


def walk(*history: PastItem, start: float = 10, **more: Any) -> float:
    request = replace(REQUEST, history=history, **more)
    return minutes_today(request, CONTENT, Day(request, CONTENT).terms, start)[0]


def walked(minutes: float, *days: int, **told: Any) -> tuple[PastItem, ...]:
    return tuple(line(each, "walking", minutes=minutes, **told) for each in days)


def test_the_walk_grows_once_a_week_by_a_fifth_or_two_minutes() -> None:
    assert walk() == 10
    assert walk(*walked(10, 3, 2, 1)) == 10, "the first week stays"
    assert walk(*walked(10, *range(1, 9))) == 12
    assert walk(*walked(20, *range(1, 9))) == 24
    assert walk(*walked(10, *range(7, 14)), *walked(12, 3, 2, 1)) == 12, "it grew this week"
    assert walk(*walked(28, *range(1, 9))) == 30, "never beyond the goal"
    assert walk(*walked(60, 2), *walked(10, *range(7, 14))) == 12, "one long walk is no level"


def test_a_worse_morning_repeats_the_week_and_a_second_takes_it_back() -> None:
    worse = {"pain_before": 2, "pain_next_morning": 4}
    calm = walked(20, *range(4, 14), pain_before=2, pain_next_morning=2)
    quiet_one = walked(16, 1, pain_before=2, pain_next_morning=2)
    assert walk(*calm, *walked(20, 2, **worse)) == 16, "the next one is eased at once"
    assert walk(*calm, *walked(20, 2, **worse), *quiet_one) == 20, "then the week is repeated"
    assert walk(*calm, *walked(20, 3, 2, **worse), *quiet_one) == 16


def test_no_level_makes_a_walk_or_a_ride_jump() -> None:
    for item in ("walking", "cycling"):
        six = tuple(quiet(days, item, minutes=10.0) for days in range(12, 0, -2))
        assert step(*six, item=item).change == "hold"


def test_a_week_that_was_not_full_is_repeated() -> None:
    assert walk(*walked(10, 9, 2, 1)) == 10, "two days of any seven"
    assert walk(*walked(10, 9, 3, 2, 1)) == 12, "three of them are a full week"
    assert walk(*walked(10, *range(7, 11)), *walked(10, 1)) == 12, "and it stays granted for one"
    assert walk(*walked(20, 13, 8), *walked(60, 2)) == 20, "a single long day is no growth"
    assert walk(*walked(10, *range(1, 9)), *walked(5, 1, 2)) == 12, "parts add up"


def test_a_ride_and_a_swim_grow_by_two_full_days_a_week() -> None:
    for item in ("cycling", "swimming"):
        twice = tuple(line(days, item, minutes=10.0) for days in (13, 6, 2))
        assert climbed(*twice, item=item) == 12
        assert climbed(*twice[:2], item=item) == 10, "once a week"
        assert climbed(*twice, item=item, ill_until=ON - timedelta(days=1)) == 5
    assert climbed(*(line(days, "cycling", minutes=29.0) for days in (9, 6, 2))) == 30, "the goal"


def test_a_failed_talk_test_repeats_the_week() -> None:
    calm = walked(20, *range(2, 9))
    assert walk(*calm, *walked(20, 1, hard=True)) == 20
    assert walk(*calm, *walked(20, 1)) == 24


def test_after_an_illness_it_starts_at_half_and_grows_from_there() -> None:
    before = walked(20, *range(6, 14))
    ill = {"ill_until": ON - timedelta(days=2)}
    assert walk(*before, **ill) == 10, "half at once, although the break was short"
    assert walk(*before, *walked(10, 1), **ill) == 10, "and it stays for a week"
    later = walked(10, *range(1, 9))
    assert walk(*walked(20, 12, 13), *later, ill_until=ON - timedelta(days=9)) == 12
    assert walk(*walked(6, *range(6, 14)), **ill) == 5, "but not below the shortest"
    assert walk(*walked(20, *range(1, 9)), ill_until=ON) == 24, "one that is not over says nothing"


def climbed(*history: PastItem, item: str = "cycling", **more: Any) -> float:
    request = replace(REQUEST, history=history, **more)
    return minutes_today(request, CONTENT, Day(request, CONTENT).terms, 8, item)[0]


def test_after_a_break_it_starts_again_at_half() -> None:
    assert walk(*walked(20, *range(9, 14))) == 10
    assert walk(*walked(6, 9)) == 5, "but not below the shortest"


def test_a_flare_up_walks_short_and_often_and_comes_back() -> None:
    month = walked(24, *range(1, 28))
    assert walk(*month, day_type="flare") == 15
    back = [
        walk(*walked(24, *range(days + 1, 28)), flare_since=ON - timedelta(days=days))
        for days in range(9)
    ]
    assert back[:3] == [15, 15, 15]
    assert back[3] < back[4] < back[5] < back[6] <= 24 <= back[7]


def test_half_a_day_is_half_a_walk() -> None:
    assert walk(*walked(20, *range(1, 7)), *walked(20, 8), day_type="half") == 12


def test_history_from_the_future_tells_nothing() -> None:
    later = PastItem(ON + timedelta(days=2), "walking", minutes=90.0)
    assert walk(later) == 10
    assert "cat_cow" not in Day(replace(REQUEST, history=(quiet(-1),)), CONTENT).steps


def test_profile_levels_are_those_of_today() -> None:
    history = tuple(quiet(days) for days in range(12, 0, -2))
    day = Day(replace(REQUEST, history=history, profile=Profile()), CONTENT)
    assert day.profile.levels["cat_cow"] == 2


@pytest.mark.parametrize(
    ("minutes", "phase", "level"),
    [(3, None, 0), (5, None, 1), (10, None, 2), (26, None, 3), (26, "flare", 1)],
)
def test_a_walk_that_has_grown_is_no_march_on_the_spot(
    minutes: float, phase: str | None, level: int
) -> None:
    """C.4.9: marching beside a chair is for 2 to 5 minutes; 12 weeks later it is a walk."""
    history = tuple(line(days, "walking", minutes=minutes, level=0) for days in (10, 9, 8, 3, 2, 1))
    at = replace(REQUEST.profile, levels={"walking": 0}, minutes=120)
    since = ON if phase else None
    request = replace(
        REQUEST, history=history if minutes > 3 else (), profile=at, flare_since=since
    )
    outcome = plan_day(request, CONTENT)
    assert isinstance(outcome, DayPlan)
    walks = [i for each in outcome.sittings for i in each.items if i.item == "walking"]
    assert walks and {each.level for each in walks} == {level}
    assert all("easier_level" not in {r.id for r in each.reasons} for each in walks)


def test_a_walk_that_grows_is_no_practice_that_becomes_harder() -> None:
    """Two practices a week may rise; the walk has its own rule of growth."""
    rose = (line(3, "walking", level=1), line(2, "walking", level=2), line(1, "walking", level=3))
    ready = tuple(quiet(days) for days in range(6, 0, -1))
    assert step(*ready, *rose).change == "up"
