"""Routine prompts over day summaries."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from uuid_utils.compat import uuid7

from spineflow.records.summary import DaySummary, Mark
from spineflow.screening.prompts import Ground, RoutinePrompt, prompts_for
from tests.the_catalogue import CATALOGUE

PROMPTS = CATALOGUE.prompts.values()
TODAY = date(2026, 11, 23)


UNRATED = {
    TODAY - timedelta(days=back): DaySummary(
        marks=(Mark("2026-11-23T08:00:00Z", uuid7(), "water", 1),)
    )
    for back in range(60)
}
"""Days with a diary in which pain does not stand."""


def rated(pains: Mapping[int, int]) -> dict[date, DaySummary]:
    """Days back to the pain rated on them."""
    return {
        TODAY - timedelta(days=back): DaySummary(
            marks=(Mark("2026-11-23T08:00:00Z", uuid7(), "now", pain),)
        )
        for back, pain in pains.items()
    }


def shown(ground: Ground) -> tuple[str, ...]:
    return prompts_for(PROMPTS, ground)


def test_nothing_is_said_about_nothing() -> None:
    assert shown(Ground(TODAY)) == ()


def test_feeling_very_ill_is_spoken_to_without_a_fever_too() -> None:
    assert shown(Ground(TODAY, values={"feels_very_unwell": (True,)})) == (
        "very_ill_without_fever",
    )
    assert shown(Ground(TODAY, values={"feels_very_unwell": (False,), "fever_now": (True,)})) == ()


def test_strong_pain_on_most_days() -> None:
    strong = {0: 8, 1: 7, 2: 9, 3: 2}
    assert "strong_pain_most_days" in shown(Ground(TODAY, rated(strong)))
    assert "strong_pain_most_days" not in shown(Ground(TODAY, rated({**strong, 2: 6})))
    assert shown(Ground(TODAY, rated({0: 9, 1: 9, 2: 9}))) == ()  # too few days are rated
    assert shown(Ground(TODAY, rated({back: 9 for back in range(20, 26)}))) == ()  # long past


def test_not_better_after_six_weeks() -> None:
    first = TODAY - timedelta(days=45)
    same = rated({45: 5, 44: 5, 43: 5, 2: 5, 1: 5, 0: 5})
    assert shown(Ground(TODAY, same, first)) == ("not_better_after_six_weeks",)
    assert shown(Ground(TODAY, same, TODAY - timedelta(days=41))) == ()
    assert shown(Ground(TODAY, same)) == ()
    better = rated({45: 5, 44: 5, 43: 5, 2: 4, 1: 4, 0: 4})
    assert shown(Ground(TODAY, better, first)) == ()
    free = rated({45: 0, 44: 0, 43: 0, 2: 0, 1: 0, 0: 0})
    assert shown(Ground(TODAY, free, first)) == ()


@pytest.mark.parametrize(
    ("taken", "is_shown"),
    [
        ([(60, 10), (2, 10)], True),
        ([(60, 10), (30, 4), (2, 8)], True),  # the first and the last count
        ([(60, 10), (2, 7)], False),  # 30 % better
        ([(60, 10), (2, 13)], True),
        ([(57, 10), (2, 10)], False),  # 55 days between them
        ([(58, 10), (2, 10)], True),
        ([(90, 10), (28, 10)], False),  # told too long ago
        ([(90, 10), (27, 10)], True),
        ([(60, 3), (2, 3)], False),  # a share of little says little
        ([(60, 4), (2, 4)], True),
        ([(2, 10)], False),
        ([], False),
    ],
)
def test_everyday_life_as_eight_weeks_ago(taken: list[tuple[int, float]], is_shown: bool) -> None:
    told = [(TODAY - timedelta(days=back), value) for back, value in taken]
    expected = ("everyday_life_same_after_eight_weeks",) if is_shown else ()
    assert shown(Ground(TODAY, measured={"rmdq": told})) == expected
    assert shown(Ground(TODAY, measured={"peg": told})) == ()


def test_a_raised_pressure_on_two_dates() -> None:
    once = {TODAY: (150, 80)}
    assert shown(Ground(TODAY, pressures=once)) == ()
    twice = {**once, TODAY - timedelta(days=9): (None, 90)}
    assert shown(Ground(TODAY, pressures=twice)) == ("pressure_high_twice",)


def test_falls_by_the_answer() -> None:
    assert shown(Ground(TODAY, values={"falls_2plus": (True,)})) == ("falls_again",)
    assert shown(Ground(TODAY, values={"falls_2plus": (False,)})) == ()


def test_every_prompt_says_that_one_can_go_on() -> None:
    """They never block, and say so; but who feels very ill is asked to rest."""
    asks_to_rest = {
        p.id for p in PROMPTS if "You can go on here as usual." not in " ".join(p.text.split())
    }
    assert asks_to_rest == {"very_ill_without_fever"}


def test_a_prompt_without_its_numbers_is_refused() -> None:
    entry = CATALOGUE.prompts["strong_pain_most_days"].model_dump()
    with pytest.raises(ValueError):
        RoutinePrompt.model_validate({**entry, "rated_min": None})


def test_too_few_rated_days_say_nothing_about_six_weeks() -> None:
    first = TODAY - timedelta(days=45)
    assert shown(Ground(TODAY, rated({45: 5, 44: 5, 43: 5, 0: 5}), first)) == ()
    assert shown(Ground(TODAY, rated({45: 5, 2: 5, 1: 5, 0: 5}), first)) == ()


def test_a_prompt_of_the_content_is_whole_and_misses_each_of_its_numbers() -> None:
    needed = {
        "pain_high": ("pain_min", "days", "rated_min"),
        "pain_not_better": ("after_days", "days", "rated_min", "better_by"),
        "measure_not_better": ("measure", "after_days", "days", "better_percent", "first_min"),
        "pressure_high": ("systolic_min", "diastolic_min", "times"),
        "answer": ("when",),
    }
    assert {prompt.rule for prompt in PROMPTS} == set(needed)
    for prompt in PROMPTS:
        entry = prompt.model_dump()
        assert RoutinePrompt.model_validate(entry) == prompt
        for name in needed[prompt.rule]:
            with pytest.raises(ValueError, match="misses a number"):
                RoutinePrompt.model_validate({**entry, name: "" if name == "when" else None})
    with pytest.raises(ValueError):
        RoutinePrompt.model_validate({**entry, "when": "falls_2plus ="})


@pytest.mark.parametrize(
    ("pains", "is_said"),
    [
        ({0: 7, 1: 7, 2: 7, 3: 0}, True),
        ({0: 7, 1: 7, 2: 0, 3: 0}, False),  # half of the days are not most of them
        ({13: 9, 12: 9, 11: 9, 10: 9}, True),
        ({14: 9, 12: 9, 11: 9, 10: 9}, False),  # the fifteenth day is past
        ({15: 0, 14: 0, 0: 9, 1: 9, 2: 9, 3: 0}, True),
        ({15: 9, 14: 9, 0: 9, 1: 9, 2: 0, 3: 0}, False),
        ({-1: 9, 0: 9, 1: 9, 2: 9}, False),  # nor is tomorrow
    ],
)
def test_strong_pain_counts_the_last_fourteen_days(pains: dict[int, int], is_said: bool) -> None:
    assert ("strong_pain_most_days" in shown(Ground(TODAY, rated(pains)))) is is_said


def test_a_limit_of_no_pain_is_a_limit() -> None:
    prompt = CATALOGUE.prompts["strong_pain_most_days"].model_copy(update={"pain_min": 0})
    assert prompts_for([prompt], Ground(TODAY, rated({0: 0, 1: 0, 2: 0, 3: 0}))) == (prompt.id,)


@pytest.mark.parametrize("kind", ["before", "after", "now"])
def test_pain_before_after_and_now_is_the_pain_of_the_day(kind: Any) -> None:
    days = {
        day: DaySummary(marks=(Mark("2026-11-23T08:00:00Z", uuid7(), kind, 8),))
        for day in rated({0: 8, 1: 8, 2: 8, 3: 8})
    }
    assert shown(Ground(TODAY, days)) == ("strong_pain_most_days",)


@pytest.mark.parametrize(
    ("began", "pains", "is_said"),
    [
        (42, {42: 5, 41: 5, 40: 5, 2: 5, 1: 5, 0: 5}, True),
        (41, {41: 5, 40: 5, 39: 5, 2: 5, 1: 5, 0: 5}, False),
        (60, {60: 5, 59: 5, 47: 5, 13: 5, 1: 5, 0: 5}, True),
        (60, {60: 5, 59: 5, 46: 5, 13: 5, 1: 5, 0: 5}, False),
        (60, {60: 5, 59: 5, 47: 5, 14: 5, 1: 5, 0: 5}, False),
        (60, {61: 5, 59: 5, 47: 5, 13: 5, 1: 5, 0: 5}, False),
        (60, {60: 5, 59: 5, 47: 5, 2: 6, 1: 6, 0: 0}, False),  # the mean is one point lower
        (60, {60: 5, 59: 5, 47: 5, 2: 7, 1: 6, 0: 0}, True),
        (60, {60: 0, 59: 0, 47: 0, 2: 0, 1: 0, 0: 1}, True),  # one day is enough to have pain
    ],
)
def test_six_weeks_of_fourteen_days(began: int, pains: dict[int, int], is_said: bool) -> None:
    ground = Ground(TODAY, {**UNRATED, **rated(pains)}, TODAY - timedelta(days=began))
    assert ("not_better_after_six_weeks" in shown(ground)) is is_said


@pytest.mark.parametrize(
    ("told", "is_raised"),
    [
        ((140, None), True),
        ((None, 90), True),
        ((140, 90), True),
        ((139, 89), False),
        ((139, None), False),
        ((None, 89), False),
        ((None, None), False),
    ],
)
def test_a_pressure_is_raised_by_either_of_its_numbers(
    told: tuple[int | None, int | None], is_raised: bool
) -> None:
    pressures = {TODAY - timedelta(days=back): told for back in (0, 9)}
    assert shown(Ground(TODAY, pressures=pressures)) == ("pressure_high_twice",) * is_raised
    assert shown(Ground(TODAY, pressures={TODAY: told})) == ()


def test_a_number_that_is_missing_after_all_is_not_guessed() -> None:
    prompt = CATALOGUE.prompts["pressure_high_twice"].model_copy(update={"times": None})
    with pytest.raises(ValueError, match="missing"):
        prompts_for([prompt], Ground(TODAY))
