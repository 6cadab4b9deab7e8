"""What a physiotherapist looks for first in somebody with several things at once."""

from typing import Any

import pytest

from spineflow.catalogue.check_cases import healthy_answers
from spineflow.screening.evaluate import screen
from spineflow.screening.finding import ItemClearance, Screening
from tests.the_catalogue import CATALOGUE

SAFETY = CATALOGUE.safety
HEAT, TOOLS = ("heating_pad", "warm_towel"), ("foam_roller", "massage_gun")
BONES = {"age": 71, "osteoporosis": True}
LATE = {"pregnancy_status": "pregnant", "trimester": 3, "pregnancy_warning_signs": False}
SCIATICA = {"back_pain_now": True, "disc_sciatica": True}


def screened(**answers: Any) -> Screening:
    return screen(SAFETY, {**healthy_answers(SAFETY), **answers})


def cleared(item: str, **answers: Any) -> ItemClearance:
    return screened(**answers).clearance_of(item)


@pytest.mark.parametrize(
    ("answers", "barred"),
    [
        ({"stimulator_or_pump": True}, (*HEAT, *TOOLS, "cobra", "supine_twist")),
        ({"impaired_sensation": True, "diabetes": "no_insulin"}, (*HEAT, "massage_gun")),
        ({"anticoagulant": True}, ("massage_gun",)),
        ({"dvt_status": "treated_lt_3m"}, TOOLS),
        ({"known_aaa": True}, ("breath_4_4_6", "bridge", "cobra", "supine_twist", *TOOLS)),
        (LATE, ("cobra", "supine_twist", *TOOLS)),
        ({**LATE, **SCIATICA}, ("cat_cow", "seated_forward_fold")),
        ({**BONES, "vertebral_fracture": "older"}, ("childs_pose", "supine_twist", *TOOLS)),
        ({"heart_failure": True, "known_heart_disease": "stable_cleared"}, ("hydration_target",)),
        ({"kidney_disease": "severe_or_dialysis"}, ("hydration_target", "magnesium_supplement")),
        ({"epilepsy": True}, ("swimming",)),
        ({"pregnancy_status": "postpartum_0_6w"}, ("swimming",)),
        ({"recent_surgery": "spine", "surgery_cleared": True}, (*TOOLS, "swimming")),
        ({"fever_now": True}, ("walking", "bridge", *HEAT, *TOOLS)),
        ({"sedation_or_alcohol": True}, ("heating_pad",)),
        ({"ms_heat_sensitive": True}, HEAT),
        ({"swelling_site": True, "back_pain_now": True}, (*HEAT, *TOOLS, "massage_therapist")),
    ],
)
def test_what_is_left_out(answers: dict[str, Any], barred: tuple[str, ...]) -> None:
    outcome = screened(**answers)
    assert [item for item in barred if not outcome.clearance_of(item).barred] == []


@pytest.mark.parametrize(
    ("item", "answers", "limits"),
    [
        ("heating_pad", LATE, {"minutes_max": 10, "temp_c_max": 40, "level_max": 3}),
        ("warm_towel", LATE, {"minutes_max": 15, "temp_c_max": 40}),
        ("heating_pad", {"age": 80}, {"minutes_max": 15, "temp_c_max": 40, "level_max": 3}),
        ("warm_towel", {"sedation_or_alcohol": True}, {"minutes_max": 15, "temp_c_max": 40}),
        ("breath_4_4_6", {"hypertension": True}, {"hold_s_max": 0}),
        ("breath_4_4_6", {"panic_with_breathing": True}, {"hold_s_max": 0, "level_max": 1}),
        ("bridge", {"glaucoma_or_retina": True}, {"hold_s_max": 5, "level_max": 1}),
        ("cobra", {"hypermobility": True}, {"hold_s_max": 15, "range_fraction_max": 0.7}),
        ("supine_twist", BONES, {"range_fraction_max": 0.5, "level_max": 1}),
        ("foam_roller", {"anticoagulant": True}, {"spot_s_max": 60, "level_max": 2}),
        ("swimming", {"ms_heat_sensitive": True}, {"temp_c_max": 29}),
    ],
)
def test_the_limit_that_stands(
    item: str, answers: dict[str, Any], limits: dict[str, float]
) -> None:
    assert dict(cleared(item, **answers).limits) == limits


@pytest.mark.parametrize("food", ["magnesium_food", "leafy_greens_vit_k"])
@pytest.mark.parametrize(
    "answers", [{"potassium_or_diuretic": True}, {"kidney_disease": "mild_moderate"}]
)
def test_potassium_is_spoken_of_where_food_holds_it(food: str, answers: dict[str, Any]) -> None:
    assert "renal_dietitian_potassium_phosphate" in cleared(food, **answers).tokens


@pytest.mark.parametrize(("token", "practice"), [("half_height", "Bridge"), ("low_only", "Cobra")])
def test_a_sentence_that_stands_on_two_poses_says_for_which_one_it_is(
    token: str, practice: str
) -> None:
    """A broken vertebra brings both sentences to both poses."""
    assert practice in SAFETY.tokens[token].sentence


def test_a_very_high_reading_is_taken_twice() -> None:
    """U12: measured again after 5 minutes of rest; without a reading one is suggested (A.2)."""
    hint = SAFETY.questions["bp_systolic"].hint or ""
    assert "rest for 5 minutes and measure once more" in hint and "pharmacy" in hint


def test_fish_that_is_never_for_a_pregnancy() -> None:
    """D.7, where the matrix names three of the five."""
    words = SAFETY.tokens["low_mercury_fish_max_2_oily_portions"].sentence
    for fish in ("shark", "swordfish", "marlin", "king mackerel", "bigeye tuna"):
        assert fish in words


def test_a_standing_back_bend_is_a_cobra_on_the_feet() -> None:
    """Who must not lean back in Cobra does not lean back at a desk either (B.3, C.4.16)."""
    sprain = {"back_pain_now": True, "onset_lt_72h": True, "injury_mechanism": True}
    for answers in (sprain, {"stenosis": True}, {"extension_worse": True}):
        assert cleared("standing_back_bend", **answers).barred
    late = cleared("standing_back_bend", **LATE)
    assert not late.barred and "neutral_to_cat_only" not in late.tokens
