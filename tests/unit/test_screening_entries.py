"""The shapes of screening content, and what each refuses."""

from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from spineflow.screening.collect import barred_demands
from spineflow.screening.demand import Demand, with_higher_grades
from spineflow.screening.forms import closed_words, leaves_nothing, open_forms, open_variants
from spineflow.screening.limit import Limit
from spineflow.screening.question import Question
from spineflow.screening.rule import OverlayCell, Token
from tests.the_catalogue import CATALOGUE

SAFETY = CATALOGUE.safety
PASSPORT: dict[str, Any] = {"source": ["D"], "review": "draft"}


def demand(**more: Any) -> Demand:
    return Demand.model_validate({**PASSPORT, "id": "x", "plain": "x", **more})


def question(**more: Any) -> Question:
    asked = {"key": "x", "screen": "x", "text": "X?", "short": "x", "answer": "yes_no"}
    return Question.model_validate({**PASSPORT, **asked, **more})


def token(kind: str, **more: Any) -> Token:
    return Token.model_validate({**PASSPORT, "id": "x", "kind": kind, "sentence": "X.", **more})


@pytest.mark.parametrize("more", [{"axis": "flexion"}, {"grade": 1}, {"axis": "a", "grade": 0}])
def test_axis_and_grade_belong_together(more: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="axis and grade belong together"):
        demand(**more)


def test_a_demand_has_an_axis_or_none() -> None:
    assert demand().grade == 0
    assert demand(axis="flexion", grade=2).grade == 2


def test_grades_close_upwards_only() -> None:
    closed = with_higher_grades(SAFETY.demands, ["flexion_mid", "supine", "no_such_demand"])
    assert closed == {"flexion_mid", "flexion_end", "supine", "no_such_demand"}
    assert with_higher_grades(SAFETY.demands, []) == frozenset()
    both = with_higher_grades(SAFETY.demands, ["flexion_end", "flexion_small"])
    assert both == {"flexion_small", "flexion_mid", "flexion_end"}


def test_open_forms_and_variants() -> None:
    cat_cow = CATALOGUE.practices["cat_cow"]
    closed = frozenset({"kneeling", "balance"})
    assert {form.variant.id for form in open_forms(cat_cow, closed)} == {"chair"}
    assert [variant.id for variant in open_variants(cat_cow, closed)] == ["chair"]
    assert len(open_forms(cat_cow, frozenset())) == len(cat_cow.levels)
    assert leaves_nothing(cat_cow, closed) is False
    assert leaves_nothing(cat_cow, frozenset({"heat_on_skin"})) is False
    assert leaves_nothing(cat_cow, closed | {"sitting"})
    assert leaves_nothing(cat_cow, frozenset({"flexion", "extension"}))
    assert leaves_nothing(cat_cow, frozenset({"flexion_small", "extension_small"}))
    assert not leaves_nothing(cat_cow, frozenset({"flexion", "heat_on_skin"}))


def test_a_closed_demand_closes_the_word_that_asks_for_it() -> None:
    cat_cow = CATALOGUE.practices["cat_cow"]
    assert closed_words(cat_cow, frozenset({"flexion_small"})) == {"flexion_small", "flexion"}
    assert closed_words(cat_cow, frozenset({"supine"})) == {"supine"}
    bridge = CATALOGUE.practices["bridge"]
    assert closed_words(bridge, frozenset({"flexion_small"})) == {"flexion_small"}


def test_a_level_may_ask_for_more_than_its_variant() -> None:
    twist = CATALOGUE.practices["supine_twist"]
    closed = frozenset({"supine"})
    left = {(form.variant.id, form.level.level) for form in open_forms(twist, closed)}
    assert left == {("chair", 0), ("bed", 0)}
    assert "rotation_end" in twist.demands
    assert {"floor", "supine", "rotation_end"} <= twist.closable


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"answer": "choice"}, "choices belong"),
        ({"choices": [{"value": "a", "label": "A"}]}, "choices belong"),
        ({"answer": "number"}, "minimum and maximum"),
        ({"answer": "number", "minimum": 0}, "minimum and maximum"),
        ({"answer": "number", "maximum": 9}, "minimum and maximum"),
        ({"neutral": "perhaps"}, "must be true, false"),
        ({"unsure": [True, 3]}, "must be true, false"),
        ({"answer": "number", "minimum": 1, "maximum": 3, "neutral": 4}, "between 1 and 3"),
    ],
)
def test_a_question_that_contradicts_itself(more: dict[str, Any], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        question(**more)


def test_what_is_an_answer_and_what_is_not() -> None:
    yes_no = question()
    assert yes_no.refusal(True) is yes_no.refusal(False) is yes_no.refusal("unsure") is None
    assert yes_no.refusal(1) == "must be true, false or 'unsure'"
    choice = question(answer="choice", choices=[{"value": v, "label": v} for v in ("a", "b")])
    assert choice.refusal("b") is None
    assert choice.refusal("c") == "must be one of a, b, unsure"
    number = question(answer="number", minimum=2, maximum=5)
    assert [number.refusal(n) for n in (2, 3, 5)] == [None, None, None]
    assert number.refusal(1) == number.refusal(6) == "must lie between 2 and 5"
    whole = "must be a whole number from 2 to 5, or 'unsure'"
    assert number.refusal(True) == number.refusal(2.5) == number.refusal("3") == whole


LIMIT = {"limit": "minutes_max", "value": 5.0}
LEVEL = {"limit": "level_max", "value": 1.0}


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("limit", LIMIT),
        ("limit", {**LIMIT, "excludes": ["floor"]}),
        ("level", LEVEL),
        ("variant", {"excludes": ["floor"]}),
        ("caution", {}),
        ("hide", {"hides": ["glasses"]}),
        ("hide", {"hides": ["glasses"], "excludes": ["fish"]}),
    ],
)
def test_a_token_of_one_kind(kind: str, more: dict[str, Any]) -> None:
    assert token(kind, **more).kind == kind


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("limit", {}),
        ("limit", {"limit": "minutes_max"}),
        ("limit", {"value": 5.0}),
        ("limit", {**LIMIT, "hides": ["glasses"]}),
        ("level", LIMIT),
        ("level", {"limit": "level_max"}),
        ("level", {**LEVEL, "hides": ["glasses"]}),
        ("variant", {}),
        ("variant", {"excludes": ["floor"], **LIMIT}),
        ("variant", {"excludes": ["floor"], "hides": ["glasses"]}),
        ("caution", LIMIT),
        ("caution", {"excludes": ["floor"]}),
        ("caution", {"hides": ["glasses"]}),
        ("hide", {}),
        ("hide", {"hides": ["glasses"], **LIMIT}),
    ],
)
def test_a_token_of_two_kinds(kind: str, more: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match=f"a token of kind {kind}"):
        token(kind, **more)


def test_a_cell_of_the_overlay_names_forms() -> None:
    cell = {**PASSPORT, "condition": "x", "item": "x", "reason": "X."}
    assert OverlayCell.model_validate({**cell, "forms": ["chair.0"]}).forms == ("chair.0",)
    for forms in ([], ["chair"], ["moon.0"], ["chair.9"]):
        with pytest.raises(ValidationError):
            OverlayCell.model_validate({**cell, "forms": forms})


def test_a_limit_is_a_span_of_time_unless_it_is_in_months() -> None:
    def limit(value: int, unit: str) -> Limit:
        return Limit.model_validate({**PASSPORT, "id": "x", "value": value, "unit": unit})

    assert limit(10, "days").span == timedelta(days=10)
    assert limit(2, "weeks").span == timedelta(days=14)
    assert date(2026, 1, 31) + limit(1, "days").span == date(2026, 2, 1)
    with pytest.raises(KeyError):
        _ = limit(6, "months").span


def test_a_number_has_its_edges() -> None:
    with pytest.raises(ValidationError, match="minimum and maximum"):
        question(answer="number", minimum=1)
    asked = question(answer="number", minimum=1, maximum=3)
    assert asked.refusal(3) is None and asked.refusal("unsure") is None
    assert asked.refusal(4) == asked.refusal(0) == "must lie between 1 and 3"
    assert asked.refusal(True) == asked.refusal(2.0) != asked.refusal(4)


def test_counted_lines_are_as_many_as_the_number() -> None:
    with pytest.raises(ValidationError, match="counted lines"):
        question(answer="number", minimum=0, maximum=3, counted=[{"value": "a", "label": "One"}])


def test_what_only_a_clinician_limits_is_told_apart() -> None:
    kind = next(each for each in CATALOGUE.limit_kinds.values() if each.bars)
    barred = barred_demands(SAFETY, (kind.id,))
    assert barred.limited == SAFETY.barred_by[kind.id] == barred.words
    by_answers = next(each.id for each in SAFETY.conditions.values() if each.when and each.bars)
    assert barred_demands(SAFETY, (by_answers,)).limited == frozenset()
