"""Two pages opened at the same time, saved one after the other: each keeps what it changed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spineflow_web.actions.since_shown import read_shown, since_shown

FIELDS = ("minutes", "wake", "sleep", "position")
PAGES = st.fixed_dictionaries({name: st.integers(0, 3) for name in FIELDS})
TICKS = st.lists(st.sampled_from("abcdef"), unique=True)


def save(stands: dict[str, Any], told: dict[str, Any], shown: dict[str, Any]) -> dict[str, Any]:
    return {**stands, **since_shown(told, shown, stands)}


@given(PAGES, PAGES, PAGES)
def test_a_field_that_only_one_page_changed_is_as_that_page_says(
    shown: dict[str, int], first: dict[str, int], second: dict[str, int]
) -> None:
    stands = save(save(shown, first, shown), second, shown)
    for name in FIELDS:
        if second[name] != shown[name]:
            assert stands[name] == second[name]
        else:
            assert stands[name] == first[name]


@given(TICKS, TICKS, TICKS)
def test_ticks_are_added_and_taken_away_one_by_one(
    shown: list[str], first: list[str], second: list[str]
) -> None:
    had = {"equipment": shown}
    stands = save(save(had, {"equipment": first}, had), {"equipment": second}, had)["equipment"]
    gone = (set(shown) - set(first)) | (set(shown) - set(second))
    assert set(stands) == (set(shown) | set(first) | set(second)) - gone
    assert len(stands) == len(set(stands))


def test_a_level_of_one_ladder_leaves_the_others() -> None:
    shown, stands = {"levels": {"walking": 1, "bridge": 1}}, {"levels": {"walking": 1, "bridge": 2}}
    told = {"levels": {"walking": 3, "bridge": 2}}
    assert save(stands, told, shown) == {"levels": {"walking": 3, "bridge": 2}}
    walked = {"levels": {"walking": 3, "bridge": 1}}
    unchanged = {"levels": {"walking": 1, "bridge": 1}}
    assert save(walked, unchanged, shown) == walked


def test_a_weight_that_was_only_shown_in_pounds_is_not_a_change() -> None:
    assert since_shown({"body_mass_kg": 71.985}, {"body_mass_kg": 72.0}, {}) == {}
    assert since_shown({"body_mass_kg": 73.0}, {"body_mass_kg": 72.0}, {}) == {"body_mass_kg": 73.0}
    assert since_shown({"body_mass_kg": 72.0}, {"body_mass_kg": None}, {}) == {"body_mass_kg": 72.0}


@pytest.mark.parametrize("text", ["", "[]", "x", "3"])
def test_a_page_that_does_not_say_what_it_showed_is_believed_whole(text: str) -> None:
    assert since_shown({"minutes": 30}, read_shown(text), {"minutes": 20}) == {"minutes": 30}
