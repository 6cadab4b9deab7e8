"""Routine prompts over day summaries."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from uuid_utils.compat import uuid7

from spineflow.catalogue import load
from spineflow.records.summary import DaySummary, Mark
from spineflow.screening.prompts import Ground, RoutinePrompt, prompts_for

CATALOGUE = load()
PROMPTS = CATALOGUE.prompts.values()
TODAY = date(2026, 11, 23)


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


def test_a_raised_pressure_on_two_dates() -> None:
    once = {TODAY: (150, 80)}
    assert shown(Ground(TODAY, pressures=once)) == ()
    twice = {**once, TODAY - timedelta(days=9): (None, 90)}
    assert shown(Ground(TODAY, pressures=twice)) == ("pressure_high_twice",)


def test_falls_by_the_answer() -> None:
    assert shown(Ground(TODAY, values={"falls_2plus": (True,)})) == ("falls_again",)
    assert shown(Ground(TODAY, values={"falls_2plus": (False,)})) == ()


def test_every_prompt_says_that_one_can_go_on() -> None:
    """They never block, and say so."""
    assert all("You can go on here as usual." in " ".join(p.text.split()) for p in PROMPTS)


def test_a_prompt_without_its_numbers_is_refused() -> None:
    entry = next(iter(PROMPTS)).model_dump()
    with pytest.raises(ValueError):
        RoutinePrompt.model_validate({**entry, "rated_min": None})


def test_too_few_rated_days_say_nothing_about_six_weeks() -> None:
    first = TODAY - timedelta(days=45)
    assert shown(Ground(TODAY, rated({45: 5, 44: 5, 43: 5, 0: 5}), first)) == ()
    assert shown(Ground(TODAY, rated({45: 5, 2: 5, 1: 5, 0: 5}), first)) == ()
