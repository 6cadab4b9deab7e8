"""Laws of the gate that hold for everybody."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from spineflow.screening.question import UNSURE
from spineflow.vocabulary.disposition import Clearance, Disposition
from tests.properties.asking import screened
from tests.properties.strategies import HEALTHY, SAFETY, answers, mostly_healthy, values

GOOD_NEWS = {"surgery_cleared", "trauma_assessed", "known_axspa", "stenosis", "heart_failure"}
"""Yes to these may lower the result or change which rule applies (clinical reference A.3)."""

RED_FLAGS = sorted(
    key
    for key, question in SAFETY.questions.items()
    if question.answer == "yes_no" and key not in GOOD_NEWS
)


def severity(disposition: str | None) -> int:
    return Disposition(disposition).severity if disposition else -1


def strictness(printed: dict[str, Any]) -> list[int]:
    return [Clearance(each["clearance"]).strictness for each in printed["clearances"]]


@given(answers, st.sampled_from(RED_FLAGS))
def test_one_more_red_flag_never_softens(given_answers: dict[str, Any], key: str) -> None:
    before = screened({**given_answers, key: False})
    after = screened({**given_answers, key: True})
    assert severity(after["disposition"]) >= severity(before["disposition"])
    assert set(before["fired"]) <= set(after["fired"])
    assert set(before["conditions"]) - {"acute_noinjury"} <= set(after["conditions"])


@given(mostly_healthy, st.sampled_from(RED_FLAGS))
def test_one_more_red_flag_never_clears_an_item(given_answers: dict[str, Any], key: str) -> None:
    before = screened({**given_answers, key: False})
    after = screened({**given_answers, key: True})
    softer = [
        (old["item"], old["clearance"], new["clearance"])
        for old, new in zip(before["clearances"], after["clearances"], strict=True)
        if Clearance(new["clearance"]).strictness < Clearance(old["clearance"]).strictness
    ]
    assert softer == []


@given(answers, st.randoms(use_true_random=False))
def test_the_order_of_answers_is_irrelevant(given_answers: dict[str, Any], random: Any) -> None:
    shuffled = list(given_answers.items())
    random.shuffle(shuffled)
    assert screened(dict(shuffled)) == screened(given_answers)


@given(mostly_healthy, st.sampled_from(sorted(SAFETY.questions)), st.integers(0, 30))
def test_unknown_is_never_milder_than_any_answer(
    given_answers: dict[str, Any], key: str, at: int
) -> None:
    question = SAFETY.questions[key]
    if not question.unsure and not question.emergency:
        return  # a number nobody knows, such as a blood pressure, stays unknown
    known = values(question)[at % len(values(question))]
    certain = screened({**given_answers, key: known})
    unsure = screened({**given_answers, key: UNSURE})
    if key in unsure["unanswered"]:  # what fires already stands, and nothing is cleared
        assert all(each["clearance"] == "barred" for each in unsure["clearances"])
        return
    assert severity(unsure["disposition"]) >= severity(certain["disposition"])
    assert all(new >= old for new, old in zip(strictness(unsure), strictness(certain), strict=True))


@given(mostly_healthy, st.sampled_from([k for k, q in SAFETY.questions.items() if q.emergency]))
def test_a_missing_emergency_answer_clears_nothing(given_answers: dict[str, Any], key: str) -> None:
    without = {name: value for name, value in given_answers.items() if name != key}
    printed = screened(without)
    applies = key in printed["unanswered"]
    follow_up = bool(SAFETY.questions[key].show_if)
    assert applies or follow_up
    if applies:
        stands = printed["disposition"]
        assert stands is None or Disposition(stands).stops_everything
        assert all(each["clearance"] == "barred" for each in printed["clearances"])


@given(answers)
def test_what_stops_everything_clears_nothing(given_answers: dict[str, Any]) -> None:
    printed = screened(given_answers)
    disposition = printed["disposition"]
    if disposition is None or Disposition(disposition).stops_everything:
        assert all(each["clearance"] == "barred" for each in printed["clearances"])
        assert all(each["replacements"] == [] for each in printed["clearances"])


@given(mostly_healthy)
def test_awaiting_a_clinician_leaves_the_hold_plan_only(given_answers: dict[str, Any]) -> None:
    printed = screened(given_answers)
    if printed["disposition"] == Disposition.CLINICIAN_BEFORE_START:
        offered = {c["item"] for c in printed["clearances"] if c["clearance"] != "barred"}
        assert offered <= set(SAFETY.hold_plan)
        walking = next(c for c in printed["clearances"] if c["item"] == "walking")
        assert walking["clearance"] == "barred" or "usual_amount_only" in walking["tokens"]


@given(mostly_healthy)
def test_supplements_are_never_permitted(given_answers: dict[str, Any]) -> None:
    for clearance in screened(given_answers)["clearances"]:
        if clearance["item"].endswith("_supplement"):
            assert clearance["clearance"] != "permitted"
            if clearance["clearance"] == "with_precaution":
                assert "clinician_or_pharmacist_ok" in clearance["tokens"]


@given(mostly_healthy, st.booleans())
def test_a_clearance_never_lifts_what_stops_everything(
    given_answers: dict[str, Any], listed: bool
) -> None:
    clearance: dict[str, Any] = {"who": "Dr Sample", "date": "2026-11-01"}
    if listed:
        clearance["items"] = ["walking", "cobra"]
    before = screened(given_answers)
    after = screened(given_answers, clearance=clearance)
    awaiting = before["disposition"] == Disposition.CLINICIAN_BEFORE_START
    if not awaiting or given_answers["age"] < 16:
        assert after == before
    else:
        assert after["disposition"] == Disposition.OK_WITH_MODIFICATIONS
        assert after["fired"] == before["fired"]


def test_the_healthy_person_may_do_all() -> None:
    printed = screened(HEALTHY)
    assert printed["disposition"] == "OK"
    assert printed["fired"] == printed["conditions"] == printed["unanswered"] == []
    for clearance in printed["clearances"]:
        supplement = clearance["item"].endswith("_supplement")
        assert clearance["clearance"] == ("with_precaution" if supplement else "permitted")
