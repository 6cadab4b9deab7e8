"""Twelve weeks of simulated lives: the walk reaches its goal, and no rule is ever broken."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.twelve_weeks import live
from tests.the_catalogue import CATALOGUE


def lives_well(seed: int) -> None:
    life = live(CATALOGUE, Random(seed))
    assert life.broken == []
    assert life.too_steep == []
    assert life.planned > 80
    assert life.reached_on is not None or not life.may_reach


@pytest.mark.parametrize("seed", range(3))
def test_a_life_of_twelve_weeks(seed: int) -> None:
    lives_well(seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3, 200))
def test_many_lives_of_twelve_weeks(seed: int) -> None:
    lives_well(seed)
