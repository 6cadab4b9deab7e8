"""Which self-tests are open: by limits, by answers, and while a clinician has still to allow it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from spineflow.catalogue.check_cases import healthy_answers
from spineflow.measures.open_tests import Closed, closed_by, ground_of
from spineflow.screening.clinician import ClearanceRecord, ClinicianLimit
from spineflow.screening.evaluate import Circumstances, screen
from tests.the_catalogue import CATALOGUE

SAFETY, MEASURES = CATALOGUE.safety, CATALOGUE.outcome_measures
HEALTHY = healthy_answers(SAFETY)
TODAY = date(2026, 11, 23)
FLOOR, REACH, STAND = "fingertip_to_floor", "chair_reach", "chair_stand"


def reasons(name: str, circumstances: Circumstances | None = None, **answers: Any) -> set[Closed]:
    told = {**HEALTHY, **answers}
    ground = ground_of(SAFETY, screen(SAFETY, told, circumstances), told, None)
    return set(closed_by(SAFETY, MEASURES[name], ground))


@pytest.mark.parametrize(
    ("limit", "shut"),
    [
        ("limit_no_flexion", {FLOOR, REACH}),
        ("limit_no_end_flexion", {FLOOR, REACH}),
        ("limit_no_head_down", {FLOOR, REACH}),
        ("limit_no_hard_effort", {STAND}),
        ("limit_no_heat", set()),
    ],
)
def test_a_limit_closes_what_asks_for_it(limit: str, shut: set[str]) -> None:
    on = Circumstances(TODAY, limits=(ClinicianLimit(limit, TODAY, "Dr Meyer"),))
    for name in (FLOOR, REACH, STAND):
        found = reasons(name, on)
        assert (Closed("condition", limit) in found) is (name in shut)
        assert bool(found) is (name in shut)


@pytest.mark.parametrize(
    ("name", "answers", "plain"),
    [
        (STAND, {"breathless_at_rest": "long_standing"}, "short of breath"),
        (STAND, {"asthma_copd": "breathless_unstable"}, "short of breath"),
        (STAND, {"chest_pain": "exertional_stable_known"}, "pain in your chest"),
        (STAND, {"unsteady_or_clumsy": True}, "unsteady or clumsy"),
        (FLOOR, {"unsteady_or_clumsy": True}, "unsteady or clumsy"),
        (REACH, {"leg_weakness": "stable_assessed"}, "weakness in a leg"),
        (FLOOR, {"syncope_unexplained": "unsure"}, "you fainted"),
    ],
)
def test_an_answer_beside_the_conditions_closes_it(
    name: str, answers: dict[str, Any], plain: str
) -> None:
    found = [each.id for each in reasons(name, **answers) if each.kind == "answer"]
    assert any(plain in each for each in found), found


def test_what_waits_for_a_clinician_waits_with_its_test() -> None:
    token = next(name for name, each in SAFETY.tokens.items() if each.asks_first)
    healthy = screen(SAFETY, HEALTHY)
    further = tuple(
        replace(each, tokens=(token,)) if each.item == "sit_to_stand" else each
        for each in healthy.further
    )
    waiting = replace(healthy, further=further)
    some = ClearanceRecord("Dr Meyer", TODAY, frozenset({"sit_to_stand"}))
    others = ClearanceRecord("Dr Meyer", TODAY, frozenset({"cat_cow"}))
    for allowed, is_shut in ((None, True), (others, True), (some, False)):
        ground = ground_of(SAFETY, waiting, HEALTHY, allowed)
        found = closed_by(SAFETY, MEASURES[STAND], ground)
        assert (Closed("practice", "sit_to_stand") in found) is is_shut
        assert not closed_by(SAFETY, MEASURES[FLOOR], ground)
