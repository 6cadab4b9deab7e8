"""What is cleared for particular people, to the last token and reason."""

from datetime import date
from typing import Any

import pytest

from spineflow.catalogue.check_cases import healthy_answers
from spineflow.screening.clearance import smallest_limits
from spineflow.screening.clinician import ClearanceRecord, ClinicianLimit
from spineflow.screening.collect import barred_demands, collect
from spineflow.screening.evaluate import Circumstances, screen
from spineflow.screening.finding import ItemClearance, Screening
from spineflow.vocabulary.disposition import Clearance, Disposition
from spineflow.vocabulary.reason import Reason
from tests.properties.demanding import DEMANDING
from tests.the_catalogue import CATALOGUE

SAFETY = CATALOGUE.safety
HEALTHY = healthy_answers(SAFETY)
TODAY = date(2026, 11, 23)
RECORD = ClearanceRecord("Dr Sample", date(2026, 5, 31))


def screened(safety: Any = SAFETY, given: Circumstances | None = None, **answers: Any) -> Screening:
    return screen(safety, {**HEALTHY, **answers}, given)


def cleared(item: str, **answers: Any) -> ItemClearance:
    return screened(**answers).clearance_of(item)


def conditions(*names: str) -> tuple[Reason, ...]:
    return tuple(Reason("condition", name) for name in names)


def test_a_modified_item_to_the_last_word() -> None:
    assert cleared("heating_pad", known_heart_disease="stable_cleared", transdermal_patch=True) == (
        ItemClearance(
            item="heating_pad",
            clearance=Clearance.WITH_PRECAUTION,
            tokens=(
                "local_only",
                "max_15_min",
                "never_over_or_near_patch",
                "remove_per_pharmacist",
            ),
            limits={"minutes_max": 15.0},
            replacements=(),
            reasons=conditions("cvd_stable", "patch"),
            closed=frozenset({"breath_hold"}),
        )
    )


def test_an_avoided_item_to_the_last_word() -> None:
    found = cleared("seated_forward_fold", osteoporosis=True, age=70)
    assert found == ItemClearance(
        item="seated_forward_fold",
        clearance=Clearance.BARRED,
        tokens=(),
        limits={},
        replacements=found.replacements,
        reasons=conditions("osteoporosis"),
    )


def test_demands_alone_may_leave_nothing_of_an_item_of_the_matrix() -> None:
    heart: dict[str, Any] = {"heart_failure": True, "known_heart_disease": "stable_cleared"}
    found = cleared("seated_forward_fold", **heart, vertigo_dizzy=True)
    assert found.barred
    assert found.reasons == (
        *conditions("vertigo", "heart_failure"),
        Reason("demand", "head_below_heart"),
        Reason("demand", "supine"),
    )


def test_a_form_may_be_closed_while_the_matrix_leaves_the_item_free() -> None:
    found = cleared("breath_4_4_6", cannot_get_to_floor=True)
    assert found.clearance is Clearance.PERMITTED
    assert (found.tokens, found.reasons) == ((), ())
    assert found.closed == {"getting_down_to_floor"}


def test_a_practice_outside_the_matrix_is_cleared_by_its_demands() -> None:
    screening = screened(DEMANDING, osteoporosis=True, cannot_get_to_floor=True)
    curl = screening.clearance_of("curl")
    assert curl.barred
    assert curl.reasons == (*conditions("osteoporosis"), Reason("demand", "flexion_end"))
    ways = screening.clearance_of("two_ways")
    assert ways.clearance is Clearance.WITH_PRECAUTION
    assert ways.tokens == ("no_end_range_flexion",)
    assert ways.reasons == (
        *conditions("osteoporosis", "no_floor"),
        Reason("demand", "getting_down_to_floor"),
    )
    assert "getting_down_to_floor" in ways.closed
    assert screening.clearance_of("march").clearance is Clearance.PERMITTED


def test_replacements_are_offered_in_order_as_far_as_they_are_cleared() -> None:
    drowsy = cleared("heating_pad", sedation_or_alcohol=True)
    assert drowsy.replacements == ("warm_towel", "warm_clothing", "gentle_movement")
    assert cleared("heating_pad", ms_heat_sensitive=True).replacements == ("gentle_movement",)
    assert cleared("supine_twist", vertebral_fracture="older").replacements == ()
    assert cleared("heating_pad").replacements == ()
    offered = screened(DEMANDING, stenosis=True).clearance_of("cobra").replacements
    assert "sphinx_like" not in offered
    assert offered[:3] == ("two_ways", "curl", "turn")


def test_supplements_carry_their_token_and_nothing_permits_them() -> None:
    for item in ("omega3_supplement", "iron_supplement"):
        found = cleared(item)
        assert found.clearance is Clearance.WITH_PRECAUTION
        assert (found.tokens, found.reasons) == (("clinician_or_pharmacist_ok",), ())
    capsule = screened(DEMANDING).clearance_of("capsule")
    assert capsule.tokens == ("clinician_or_pharmacist_ok",)


def test_an_emergency_shuts_everything_by_its_own_rules() -> None:
    screening = screened(DEMANDING, saddle_numbness=True, night_sweats=True, osteoporosis=True)
    assert screening.disposition is Disposition.EMERGENCY_NOW
    assert screening.fired == ("E01", "C03")
    for clearance in (*screening.clearances, *screening.further):
        assert clearance.barred
        assert clearance.reasons[0] == Reason("rule", "E01")
        assert Reason("rule", "C03") not in clearance.reasons
        assert clearance.replacements == ()
    assert "see_clinician_first" not in screening.messages


def test_nothing_is_cleared_before_screening_and_every_fired_rule_is_named() -> None:
    screening = screen(SAFETY, {"night_sweats": True})
    assert screening.disposition is None
    assert screening.messages == ("not_screened",)
    assert all(each.barred for each in screening.clearances)
    assert screening.clearances[0].reasons == (Reason("rule", "C03"),)


def test_awaiting_a_clinician_the_hold_plan_stands() -> None:
    screening = screened(DEMANDING, night_sweats=True, warfarin=True)
    walking = screening.clearance_of("walking")
    assert walking.clearance is Clearance.WITH_PRECAUTION
    assert walking.tokens == ("usual_amount_only",)
    assert walking.reasons == (Reason("rule", "C03"),)
    assert screening.clearance_of("cobra").reasons == (Reason("rule", "C03"),)
    greens = screening.clearance_of("leafy_greens_vit_k")
    assert greens.reasons == (Reason("rule", "C03"), *conditions("warfarin"))
    assert all(each.barred for each in screening.further)


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (None, False),
        (date(2026, 5, 30), False),
        (date(2026, 5, 31), True),
        (date(2026, 11, 29), True),
        (date(2026, 11, 30), False),
    ],
)
def test_a_clearance_holds_from_its_day_for_six_months(on: date | None, holds: bool) -> None:
    """From 31 May, six months end on 30 November: that month has no 31st."""
    screening = screened(given=Circumstances(on, RECORD), night_sweats=True)
    expected = Disposition.OK_WITH_MODIFICATIONS if holds else Disposition.CLINICIAN_BEFORE_START
    assert screening.disposition is expected
    assert screening.clearance_of("cobra").barred is not holds


def test_a_clearance_across_the_turn_of_the_year() -> None:
    record = ClearanceRecord("Dr Sample", date(2026, 8, 31))
    assert record.in_force(date(2027, 2, 27), 6) is record
    assert record.in_force(date(2027, 2, 28), 6) is None
    december = ClearanceRecord("Dr Sample", date(2026, 6, 30))
    assert december.in_force(date(2026, 12, 29), 6) is december
    assert december.in_force(date(2026, 12, 30), 6) is None


def test_a_clearance_for_some_items_leaves_the_others_waiting() -> None:
    record = ClearanceRecord("Dr Sample", TODAY, frozenset({"cobra"}))
    assert record.allows("cobra") and not record.allows("bridge")
    screening = screened(given=Circumstances(TODAY, record), night_sweats=True)
    assert screening.clearance_of("cobra").clearance is Clearance.PERMITTED
    assert screening.clearance_of("cobra").reasons == ()
    assert screening.clearance_of("bridge").reasons == (Reason("rule", "C03"),)
    assert screening.clearance_of("walking").tokens == ("usual_amount_only",)


def test_a_clearance_leaves_the_matrix_and_never_lifts_an_urgent_rule() -> None:
    given = Circumstances(TODAY, ClearanceRecord("Dr Sample", TODAY))
    assert screened(given=given, known_aaa=True).clearance_of("cobra").barred
    urgent = screened(given=given, unremitting_severe_pain=True)
    assert urgent.disposition is Disposition.URGENT_SAME_DAY
    child = screened(given=given, age=15)
    assert child.disposition is Disposition.CLINICIAN_BEFORE_START
    assert child.under_age and all(each.barred for each in child.clearances)
    assert not screened(given=given, age=16).under_age


def test_a_clinicians_limit_is_a_condition_through_its_last_day() -> None:
    limit = ClinicianLimit("ext_worse", TODAY, "A. Physio")
    for on, acts in ((None, True), (TODAY, True), (date(2026, 11, 24), False)):
        screening = screened(given=Circumstances(on, limits=(limit,)))
        assert (screening.conditions == ("ext_worse",)) is acts
        expected = Disposition.OK_WITH_MODIFICATIONS if acts else Disposition.OK
        assert screening.disposition is expected


def test_messages_of_the_setting_rules_then_of_the_conditions_each_once() -> None:
    screening = screened(heart_failure=True, kidney_disease="mild_moderate")
    assert screening.messages == ("see_clinician_first", "own_fluid_limit")
    assert screened().messages == ()
    feverish = screened(fever_now=True)
    assert feverish.messages == ("pause_until_24h_fever_free",)


def test_what_conditions_take_off_the_table_and_spare() -> None:
    screening = screened(pregnancy_status="pregnant", trimester=2, falls_2plus=True)
    assert screening.avoided_foods == {"liver", "high_mercury", "raw"}
    assert screening.spared == {"supine", "floor"}
    assert screened().avoided_foods == screened().spared == frozenset()


def test_the_smallest_limit_of_each_name_and_only_where_it_acts() -> None:
    names = ("max_15_min", "max_10_min", "low_setting_only", "no_breath_hold", "talk_test")
    tokens = [SAFETY.tokens[name] for name in names]
    assert smallest_limits("heating_pad", tokens) == {"minutes_max": 10.0, "level_max": 3.0}
    assert smallest_limits("walking", tokens) == {"minutes_max": 10.0}
    assert smallest_limits("breath_4_4_6", tokens) == {"minutes_max": 10.0, "hold_s_max": 0.0}
    assert smallest_limits("walking", []) == {}


def test_barred_demands_name_every_condition_behind_them() -> None:
    barred = barred_demands(SAFETY, ("osteoporosis", "disc_flex"))
    assert barred.by["flexion_end"] == ("osteoporosis", "disc_flex")
    assert barred.by["impact"] == ("osteoporosis",)
    assert barred.words == {"flexion_end", "rotation_end", "impact", "single_leg_load"}
    assert barred_demands(SAFETY, ()).words == frozenset()


def test_what_is_collected_before_anything_is_decided() -> None:
    found = collect(DEMANDING, ("osteoporosis", "axspa"))
    assert found["seated_forward_fold"].avoided and not found["cobra"].avoided
    assert list(found["cobra"].tokens) == [
        "low_only", "no_forced_end_range", "encouraged_within_comfort",
    ]  # fmt: skip
    assert list(found["cobra"].conditions) == ["osteoporosis", "axspa"]
    assert list(found["turn"].tokens) == [
        "small_range", "encouraged_within_comfort", "no_forced_end_range",
    ]  # fmt: skip
    assert found["walking"].tokens == found["walking"].conditions == {}


def test_an_unknown_practice_has_no_clearance() -> None:
    with pytest.raises(KeyError):
        screened().clearance_of("yodel")
