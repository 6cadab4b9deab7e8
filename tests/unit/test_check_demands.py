"""What content-check says when demands and the matrix do not fit together."""

from dataclasses import replace
from typing import Any

import pytest

from spineflow.catalogue import Catalogue
from spineflow.catalogue.check_demands import check_demands
from spineflow.screening.demand import Demand
from spineflow.screening.rule import OverlayCell
from tests.properties.demanding import made
from tests.the_catalogue import CATALOGUE

PASSPORT: dict[str, Any] = {"source": ["D"], "review": "draft"}


def problems(**safety: Any) -> list[str]:
    """The problems of the real content with some of its tables changed."""
    changed = replace(CATALOGUE.safety, **safety)
    catalogue: Catalogue = replace(CATALOGUE, safety=changed, practices=changed.practices)
    return [str(problem) for problem in check_demands(catalogue)]


def with_condition(name: str, **changes: Any) -> list[str]:
    conditions = dict(CATALOGUE.safety.conditions)
    conditions[name] = conditions[name].model_copy(update=changes)
    return problems(conditions=conditions)


def with_practice(name: str, forms: dict[str, list[str]], **more: Any) -> list[str]:
    return problems(practices={**CATALOGUE.practices, name: made(name, forms, **more)})


def with_demand(**more: Any) -> list[str]:
    demand = Demand.model_validate({**PASSPORT, "id": "new", "plain": "x", **more})
    return problems(demands={**CATALOGUE.safety.demands, demand.id: demand})


def test_the_real_content_is_sound() -> None:
    assert problems() == []


@pytest.mark.parametrize("name", ["floor", "flexion", "liver"])
def test_a_demand_named_like_another_word(name: str) -> None:
    assert with_demand(id=name) == [
        f"screening/demands.toml: {name}: a variant, choice or food flag has this name"
    ]


def test_two_demands_on_one_grade() -> None:
    found = with_demand(axis="rotation", grade=2)
    assert "screening/demands.toml: new: stands on the same grade as 'rotation_end'" in found


@pytest.mark.parametrize(
    ("forms", "more", "reason"),
    [
        ({"chair": ["flying", "movement_gentle"]}, {}, "there is no demand 'flying'"),
        ({"chair": []}, {}, "must name a demand"),
        ({"chair": ["sitting"]}, {}, "must name a demand of the axis 'exertion'"),
        ({"floor": ["movement_gentle"]}, {}, "must name 'getting_down_to_floor'"),
        (
            {"chair": ["movement_gentle"]},
            {"word_demands": {"left": ["sitting"]}},
            "'left' is no word of its choices",
        ),
    ],
)
def test_a_practice_that_forgets_or_invents_demands(
    forms: dict[str, list[str]], more: dict[str, Any], reason: str
) -> None:
    found = with_practice("new", forms, **more)
    assert len(found) == 1 and found[0].endswith(reason)


def test_a_condition_that_names_what_does_not_exist() -> None:
    limits = {"extension_end": [], "flying": ["talk_test"], "supine": ["no_such_token"]}
    assert with_condition("reflux", limits=limits) == [
        "screening/conditions.toml: reflux: there is no demand 'flying'",
        "screening/conditions.toml: reflux: there is no token 'no_such_token'",
    ]


def test_a_barred_cell_that_demands_would_clear() -> None:
    found = with_condition("ms_heat", bars=("heat_on_skin",))
    assert len(found) == 2
    assert found[0].startswith("screening/overlay.toml: ms_heat.heating_pad: the matrix bars it,")
    assert "bed.0, chair.0" in found[0]


def test_an_overlay_cell_that_holds_nothing() -> None:
    def found(condition: str, item: str, form: str) -> list[str]:
        cell = {"condition": condition, "item": item, "forms": [form], "reason": "X."}
        extra = OverlayCell.model_validate({**PASSPORT, **cell})
        return problems(overlay=(*CATALOGUE.safety.overlay, extra))

    assert found("reflux", "walking", "chair.0") == [
        "screening/overlay.toml: reflux.walking: the matrix does not bar this"
    ]
    assert found("ms_heat", "warm_towel", "bed.0") == [
        "screening/overlay.toml: ms_heat.warm_towel: demands bar bed.0 already"
    ]


def test_a_bar_that_takes_away_what_the_matrix_allows() -> None:
    (found,) = with_condition("reflux", bars=("vibration_on_tissue",))
    assert "reflux: its bars leave nothing of 'massage_gun'" in found


def test_a_direction_taken_away_without_a_word() -> None:
    first, second = with_condition("reflux", bars=("extension_small",))
    assert first.endswith("reflux: closes 'extension' of 'cat_cow', and no token says so")
    assert "closes 'extension' of 'standing_pelvic_rock'" in second


def test_a_modified_item_whose_demands_the_condition_forgets() -> None:
    assert with_condition("lymph_pad", limits={"pressure_by_hand": ("not_on_legs",)}) == [
        f"screening/conditions.toml: lymph_pad: modifies {item!r} in the matrix, and none of its"
        " demands"
        for item in ("heating_pad", "massage_gun", "massage_therapist", "walking", "warm_towel")
    ]


def test_a_token_that_takes_away_half_an_axis() -> None:
    tokens = dict(CATALOGUE.safety.tokens)
    tokens["seated"] = tokens["seated"].model_copy(update={"excludes": ("flexion_mid",)})
    assert problems(tokens=tokens) == [
        "screening/tokens.toml: seated: must exclude 'flexion_end' as well"
    ]
