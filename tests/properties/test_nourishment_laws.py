"""Laws of the food diary: sums, needs, upper levels and ideas, over anything that can be eaten."""

from __future__ import annotations

from dataclasses import replace
from math import isclose
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from spineflow.nourishment.content import FoodContent
from spineflow.nourishment.drinks import counted_ml
from spineflow.nourishment.ideas import Suits, ideas
from spineflow.nourishment.needs import Eater, needs, standing_of
from spineflow.nourishment.totals import NUTRIENTS, facts_of, joined, totals
from spineflow.planning.items.water import added_ml, glasses_for_heat
from tests.the_catalogue import CATALOGUE

CONTENT: FoodContent = CATALOGUE.food
FACTS = {food.id: facts_of(food) for food in CONTENT.foods.values()}
FLAGS = ["fish", "shellfish", "nut", "peanut", "sesame", "soy", "gluten", "milk", "egg",
         "not_vegan", "liver", "high_mercury", "raw"]  # fmt: skip
SAID: list[Any] = [*CONTENT.withouts, *CONTENT.factors]
TOKENS = sorted({each.token for each in SAID})
PRACTICES = ["omega3_food", "plant_omega3_food", "vitamin_c_food", "iron_food", "magnesium_food"]

days = st.dictionaries(st.sampled_from(sorted(FACTS)), st.integers(1, 20_000), max_size=6)
eaters = st.builds(
    Eater,
    sex=st.sampled_from(["male", "female", None]),
    age=st.one_of(st.none(), st.integers(16, 100)),
    state=st.sampled_from(["", "pregnant", "breast_feeding"]),
    set=st.sampled_from(["us", "eu"]),
    tokens=st.frozensets(st.sampled_from(TOKENS)),
    told=st.frozensets(st.sampled_from(["smokes", "before_menopause", "after_menopause"])),
    no_amounts=st.frozensets(st.sampled_from(NUTRIENTS)),
)
suits = st.builds(
    Suits,
    avoided=st.frozensets(st.sampled_from(FLAGS), max_size=4),
    tokens=st.frozensets(st.sampled_from(TOKENS)),
)


@given(st.lists(days, max_size=5), st.randoms())
def test_a_sum_is_the_same_in_any_order_and_any_grouping(told: list, chance: object) -> None:
    whole = totals(joined(told), FACTS)
    shuffled = list(told)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert totals(joined(shuffled), FACTS) == whole or all(
        isclose(totals(joined(shuffled), FACTS).all[name], whole.all[name]) for name in NUTRIENTS
    )
    for name in NUTRIENTS:
        parts = sum(totals(day, FACTS).all[name] for day in told)
        assert isclose(parts, whole.all[name], rel_tol=1e-9, abs_tol=1e-9)


@given(days, days)
def test_more_food_never_makes_less_of_anything(one: dict, other: dict) -> None:
    alone, both = totals(one, FACTS), totals(joined([one, other]), FACTS)
    for name in NUTRIENTS:
        assert both.all[name] >= alone.all[name] - 1e-9
        assert both.supplements[name] <= both.all[name] + 1e-9
    assert alone.at_least <= both.at_least


@given(eaters)
def test_everybody_has_a_value_for_all_that_may_be_shown_and_for_nothing_else(eater: Eater) -> None:
    found = needs(CONTENT, eater)
    assert set(found.wanted) == set(NUTRIENTS) - eater.no_amounts
    assert not set(found.ceilings) & eater.no_amounts
    assert all(value > 0 for value in found.wanted.values())


@given(eaters)
def test_smoking_lowers_nothing_and_menopause_moves_iron_alone(eater: Eater) -> None:
    plain = needs(CONTENT, replace(eater, told=frozenset())).wanted
    smoking = needs(CONTENT, replace(eater, told=frozenset({"smokes"}))).wanted
    assert all(smoking[name] >= plain[name] for name in plain)
    assert {name for name in plain if smoking[name] != plain[name]} <= {"vitamin_c_mg"}
    for told in ("before_menopause", "after_menopause"):
        moved = needs(CONTENT, replace(eater, told=frozenset({told}))).wanted
        assert {name for name in plain if moved[name] != plain[name]} <= {"iron_mg"}


@given(eaters, days, st.integers(1, 7))
def test_above_is_said_exactly_beyond_an_upper_level(eater: Eater, day: dict, n: int) -> None:
    had, wanted = totals(day, FACTS), needs(CONTENT, eater)
    for name, ceiling in wanted.ceilings.items():
        of = had.all if ceiling.of == "all" else had.supplements
        is_above = of[name] > ceiling.value * n
        assert (standing_of(name, had, wanted, n) == "above") == is_above


@given(suits, st.integers(0, 400))
def test_no_idea_holds_what_a_person_must_not_be_given(its: Suits, turn: int) -> None:
    found = ideas(CONTENT, its, PRACTICES, turn, 8)
    assert len({food.id for food in found}) == len(found) <= 8
    for food in found:
        assert food.suits(its.avoided) and not food.supplement
        if "keep_vit_k_constant" in its.tokens:
            assert food.vitamin_k_ug is None or food.vitamin_k_ug < 50
        if "no_iron_target" in its.tokens:
            assert set(food.good_for) & (set(PRACTICES) - {"iron_food"})
        if "renal_dietitian_potassium_phosphate" in its.tokens:
            assert food.group not in ("nut_seed", "legume", "grain")
            assert not food.id.startswith(("spinach", "chard"))


@given(st.integers(0, 1440), st.booleans(), st.booleans(), st.sampled_from([150, 200, 250, 330]))
def test_heat_pregnancy_and_breast_feeding_add_two_glasses_at_most(
    minutes: int, pregnant: bool, feeding: bool, glass: int
) -> None:
    content = CATALOGUE.planning
    already = added_ml(content, pregnant=pregnant, breast_feeding=feeding)
    more = glasses_for_heat(content, minutes, already, glass)
    assert 0 <= more * glass <= 500 + glass / 2
    of_250 = glasses_for_heat(content, minutes, already, 250)
    assert of_250 + min(round(already / 250), 2) <= 2


@given(st.lists(st.tuples(st.sampled_from(sorted(CONTENT.drinks)), st.integers(1, 2000))))
def test_alcohol_never_counts_and_all_else_does(drunk: list) -> None:
    counted = counted_ml(drunk, CONTENT.drinks)
    assert counted == sum(ml for drink, ml in drunk if drink != "alcohol")


def test_reference_values_of_the_table() -> None:
    """Spot values, read from the published tables by hand."""

    def wanted(**about: object) -> dict[str, float]:
        return dict(needs(CONTENT, Eater(**about)).wanted)

    assert wanted(sex="female", age=30, set="us")["iron_mg"] == 18
    assert wanted(sex="female", age=55, set="us")["iron_mg"] == 8
    assert wanted(sex="female", age=30, state="pregnant", set="us")["iron_mg"] == 27
    assert wanted(sex="female", age=30, state="breast_feeding", set="eu")["vitamin_c_mg"] == 155
    assert wanted(sex="male", age=31, set="us")["magnesium_mg"] == 420
    assert wanted(sex="male", age=40, set="us")["epa_dha_mg"] == 250, "borrowed from EFSA"
    assert wanted(sex="male", age=16, set="eu")["magnesium_mg"] == 300
    assert wanted(sex=None, age=40, set="us")["iron_mg"] == 18, "the larger where sex is unknown"
    smoker = frozenset({"smokes"})
    assert wanted(sex="male", age=40, set="us", told=smoker)["vitamin_c_mg"] == 125
    assert wanted(sex="female", age=40, set="us", told=smoker)["vitamin_c_mg"] == 110
    assert wanted(sex="male", age=40, set="eu", told=smoker)["vitamin_c_mg"] == 110, "none named"
    early, late = frozenset({"after_menopause"}), frozenset({"before_menopause"})
    assert wanted(sex="female", age=45, set="us", told=early)["iron_mg"] == 8
    assert wanted(sex="female", age=45, set="eu", told=early)["iron_mg"] == 11
    assert wanted(sex="female", age=54, set="us", told=late)["iron_mg"] == 18
    assert wanted(sex="female", age=54, set="eu", told=late)["iron_mg"] == 16
    assert wanted(sex="female", age=45, set="us", told=early)["magnesium_mg"] == 320, "iron only"
    assert wanted(sex="male", age=45, set="us", told=late)["iron_mg"] == 8
    vegan = frozenset({"iron_target_x1_8"})
    assert isclose(wanted(sex="male", age=40, set="us", tokens=vegan)["iron_mg"], 14.4)
