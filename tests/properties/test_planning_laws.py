"""Laws of the day plan that hold for everybody."""

from datetime import date
from typing import Any

from hypothesis import given

from tests.properties.asking import items_of, planned
from tests.properties.strategies import answers, days, mostly_healthy, profiles
from tests.the_catalogue import CATALOGUE


@given(mostly_healthy, profiles, days)
def test_no_barred_item_is_ever_planned(
    given_answers: dict[str, Any], profile: dict[str, Any], on: date
) -> None:
    printed = planned(given_answers, profile, on)
    barred = {c["item"] for c in printed["clearances"] if c["clearance"] == "barred"}
    assert barred.isdisjoint(item["item"] for item in items_of(printed))


@given(answers, profiles, days)
def test_anybody_gets_an_answer_and_the_same_one_twice(
    given_answers: dict[str, Any], profile: dict[str, Any], on: date
) -> None:
    first = planned(given_answers, profile, on, seed=3)
    assert first == planned(given_answers, profile, on, seed=3)
    assert (first["plan"] is None) != (first["no_plan"] is None)


@given(mostly_healthy, profiles, days)
def test_every_practice_is_planned_once_or_left_out_with_a_reason(
    given_answers: dict[str, Any], profile: dict[str, Any], on: date
) -> None:
    printed = planned(given_answers, profile, on)
    if printed["plan"] is None:
        return
    planned_items = [item["item"] for item in items_of(printed)]
    left_out = [each["item"] for each in printed["left_out"]]
    once = [item for item in planned_items if item != "walking"]  # a walk may have parts
    assert len(once) == len(set(once))
    assert set(planned_items).isdisjoint(left_out) and len(left_out) == len(set(left_out))
    assert CATALOGUE.safety.matrix_items <= {*planned_items, *left_out}
    assert all(each["reasons"] for each in [*items_of(printed), *printed["left_out"]])


@given(mostly_healthy, profiles, days)
def test_limits_are_obeyed(
    given_answers: dict[str, Any], profile: dict[str, Any], on: date
) -> None:
    printed = planned(given_answers, profile, on)
    limits = {each["item"]: each["limits"] for each in printed["clearances"]}
    for item in items_of(printed):
        limit, dose = limits[item["item"]], item["dose"]
        assert dose.get("minutes", 0) <= limit.get("minutes_max", 1e9)
        assert dose.get("hold_s", 0) <= limit.get("hold_s_max", 1e9)
        assert item["level"] <= limit.get("level_max", 5)


@given(mostly_healthy, profiles, days)
def test_excluded_forms_and_foods_never_appear(
    given_answers: dict[str, Any], profile: dict[str, Any], on: date
) -> None:
    printed = planned(given_answers, profile, on)
    for item in items_of(printed):
        tokens = [CATALOGUE.safety.tokens[token] for token in item["tokens"]]
        excluded = {word for token in tokens for word in token.excludes}
        practice = CATALOGUE.practices[item["item"]]
        variant = next(v for v in practice.variants if v.id == item["variant"])
        assert excluded.isdisjoint({variant.id, *variant.demands})
        if "food" in item:
            food = CATALOGUE.foods[item["food"]]
            avoided = excluded | set(profile.get("avoids", ()))
            assert food.suits(frozenset(avoided))
            if given_answers.get("vegan"):
                assert "vegan" in food.flags
            if given_answers.get("fish_allergy"):
                assert not {"fish", "shellfish"} & set(food.flags)


@given(mostly_healthy, profiles, days)
def test_no_food_idea_is_one_the_answers_speak_against(
    given_answers: dict[str, Any], profile: dict[str, Any], on: date
) -> None:
    """What a token leaves out of the ideas is left out for every practice, not only its own."""
    printed = planned(given_answers, profile, on)
    carried = {
        token
        for each in printed["clearances"]
        if CATALOGUE.practices[each["item"]].group == "nutrition"
        for token in each["tokens"]
    }
    for item in items_of(printed):
        if "food" not in item:
            continue
        food = CATALOGUE.foods[item["food"]]
        assert not food.supplement
        for each in CATALOGUE.food.withouts:
            if each.token in carried:
                assert item["item"] not in each.practices
                assert food.id not in each.foods and food.group not in each.groups
                if each.vitamin_k_ug is not None and food.vitamin_k_ug is not None:
                    assert food.vitamin_k_ug < each.vitamin_k_ug


@given(mostly_healthy, profiles, days)
def test_water_stays_inside_the_method(
    given_answers: dict[str, Any], profile: dict[str, Any], on: date
) -> None:
    printed = planned(given_answers, profile, on)
    for item in items_of(printed):
        if "glasses" in item["dose"]:
            litres = item["dose"]["glasses"] * profile.get("glass_ml", 250) / 1000
            pregnant = given_answers.get("pregnancy_status") == "pregnant"
            rounding = profile.get("glass_ml", 250) / 2000
            assert 1.5 - rounding <= litres <= (2.5 if pregnant else 2.0) + rounding
            assert item["item"] == "hydration_target"
