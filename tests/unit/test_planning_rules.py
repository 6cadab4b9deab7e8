"""Each named planning rule, alone: what it leaves out, what it changes, and why."""

from datetime import date, timedelta
from typing import Any

import pytest

from spineflow.catalogue.check_cases import healthy_answers
from spineflow.planning.day import Day
from spineflow.planning.day_plan import DayPlan, NoPlan, PlannedItem
from spineflow.planning.plan_day import plan_day
from spineflow.planning.request import DaySoFar, PastItem, PlanRequest, Profile
from spineflow.planning.rules.heat import heat_today
from spineflow.screening.clinician import ClearanceRecord
from spineflow.screening.evaluate import screen
from spineflow.vocabulary.timing import TimeWindow, minutes_of
from tests.the_catalogue import CATALOGUE

HEALTHY = healthy_answers(CATALOGUE.safety)
WEDNESDAY = date(2026, 11, 25)
SATURDAY = date(2026, 11, 28)
HOME = frozenset({"heating_pad", "towel", "roller", "gun", "chair", "bed", "bike", "pool"})


def plan(
    profile: Profile | None = None, on: date = WEDNESDAY, answers: Any = None, **more: Any
) -> DayPlan | NoPlan:
    screening = screen(CATALOGUE.safety, {**HEALTHY, **(answers or {})})
    given = profile or Profile(equipment=HOME, minutes=120)
    request = PlanRequest(on=on, screening=screening, profile=given, **more)
    return plan_day(request, CATALOGUE.planning)


def day(*arguments: Any, **more: Any) -> dict[str, PlannedItem]:
    """Planned items by practice."""
    outcome = plan(*arguments, **more)
    assert isinstance(outcome, DayPlan)
    return {item.item: item for sitting in outcome.sittings for item in sitting.items}


def why_not(item: str, *arguments: Any, **more: Any) -> list[str]:
    """Ids of the reasons for which a practice is left out."""
    outcome = plan(*arguments, **more)
    return next([r.id for r in each.reasons] for each in outcome.left_out if each.item == item)


def reasons(item: PlannedItem) -> list[str]:
    return [reason.id for reason in item.reasons]


def test_supplements_never_planned() -> None:
    assert why_not("iron_supplement") == ["supplements_never_planned"]


def test_cleared_only_names_the_condition() -> None:
    assert why_not("cobra", answers={"stenosis": True}) == ["stenosis"]


def test_equipment_at_home() -> None:
    assert why_not("heating_pad", Profile()) == ["equipment_at_home"]


def test_one_heat_source_and_the_pad_first() -> None:
    assert "heating_pad" in day()
    assert why_not("warm_towel") == ["one_alternative_chosen"]
    assert "warm_towel" in day(Profile(equipment=frozenset({"towel"})))


def test_weekday_only() -> None:
    assert why_not("massage_therapist") == ["weekday_only"]
    assert "massage_therapist" in day(on=SATURDAY)


def test_rolling_every_other_day_counts_roller_and_gun_together() -> None:
    yesterday = PastItem(WEDNESDAY - timedelta(days=1), "massage_gun")
    assert why_not("foam_roller", history=(yesterday,)) == ["rolling_every_other_day"]
    before = PastItem(WEDNESDAY - timedelta(days=2), "foam_roller")
    assert "foam_roller" in day(history=(before,))


def test_a_zone_rests_by_itself_and_the_others_are_rolled() -> None:
    rolled = frozenset({"lower_back"})
    yesterday = PastItem(WEDNESDAY - timedelta(days=1), "massage_gun", zones=rolled)
    planned = day(history=(yesterday,))["foam_roller"]
    assert planned.zones == ("glutes", "hamstrings")
    assert planned.dose.reps is not None and planned.dose.reps <= 2
    free = day(history=(PastItem(WEDNESDAY - timedelta(days=2), "massage_gun", zones=rolled),))
    assert free["foam_roller"].zones == ()


def test_what_was_rolled_in_a_sitting_of_today_rests_for_the_rest_of_it() -> None:
    outcome = plan()
    assert isinstance(outcome, DayPlan)
    item = day()["foam_roller"]
    done = next(s for s in outcome.sittings if item in s.items)
    so_far = DaySoFar(done.ends, (done,))
    assert why_not("massage_gun", so_far=so_far) == ["rolling_every_other_day"]


def test_heat_told_by_its_steps_is_counted_once_and_when_it_was() -> None:
    outcome = plan()
    assert isinstance(outcome, DayPlan)
    done = next(s for s in outcome.sittings if any(i.item == "heating_pad" for i in s.items))
    told = PastItem(WEDNESDAY, "heating_pad", 10, at=700, sitting=done.id)
    request = PlanRequest(
        WEDNESDAY,
        screen(CATALOGUE.safety, HEALTHY),
        history=(told,),
        so_far=DaySoFar(720, (done,)),
    )
    assert heat_today(Day(request, CATALOGUE.planning)) == ((700, 10),)


def test_therapist_weekly() -> None:
    six_days_ago = PastItem(SATURDAY - timedelta(days=6), "massage_therapist")
    assert why_not("massage_therapist", on=SATURDAY, history=(six_days_ago,)) == [
        "therapist_weekly"
    ]
    a_week_ago = PastItem(SATURDAY - timedelta(days=7), "massage_therapist")
    assert "massage_therapist" in day(on=SATURDAY, history=(a_week_ago,))


def test_a_clinician_is_asked_first_and_their_yes_plans_it() -> None:
    answers = {"cancer_history": True, "back_pain_now": False}
    assert why_not("heating_pad", answers=answers)[-1] == "clinician_asked_first"
    yes = ClearanceRecord("Dr Sample", WEDNESDAY, frozenset({"heating_pad"}))
    assert "heating_pad" in day(answers=answers, cleared=yes)
    assert "warm_towel" not in day(answers=answers, cleared=yes)


@pytest.mark.parametrize("position", ["floor", "chair", "bed"])
def test_a_place_without_the_floor_has_no_floor_form(position: Any) -> None:
    planned = day(Profile(equipment=HOME, position=position, minutes=120))
    on_floor = [item for item in planned.values() if item.variant == "floor"]
    assert bool(on_floor) == (position == "floor")
    assert planned["walking"].variant == "standing"


def test_heat_ends_right_before_stretching() -> None:
    outcome = plan()
    assert isinstance(outcome, DayPlan)
    mobility = next(each for each in outcome.sittings if each.id == "mobility")
    groups = [CATALOGUE.practices[item.item].group for item in mobility.items]
    heat, stretch = groups.index("heat"), groups.index("stretch")
    between = sum(item.seconds for item in mobility.items[heat + 1 : stretch])
    limit = CATALOGUE.constraints["heat_ends_before_stretching"].value
    assert limit is not None and 0 <= between <= limit * 60


def test_heat_without_anything_to_hand_over_to_is_left_out() -> None:
    only_heat_fits = Profile(equipment=HOME, minutes=20, levels={"walking": 3})
    barred = {"stenosis": True, "hip_replacement": True}
    planned = day(only_heat_fits, answers=barred)
    stretches = {"pelvic_tilt", "cat_cow", "childs_pose", "bridge", "supine_twist"}
    assert ("heating_pad" in planned) <= bool(stretches & set(planned))


def test_fits_the_minutes_keeps_what_matters_most() -> None:
    planned = day(Profile(minutes=5))
    timed = [
        item for name, item in planned.items()
        if name not in {"hydration_target", "posture_sitting"} and item.food is None
    ]  # fmt: skip
    assert sum(item.seconds for item in timed) <= 5 * 60
    assert "breath_4_4_6" in planned
    assert why_not("cobra", Profile(minutes=5)) == ["fits_the_minutes"]


def test_a_walk_is_shortened_rather_than_lost() -> None:
    planned = day(Profile(minutes=12, levels={"walking": 3}))
    assert planned["walking"].dose.minutes == 9
    assert "fits_the_minutes" in reasons(planned["walking"])


def test_no_minutes_no_plan() -> None:
    outcome = plan(Profile(minutes=0))
    assert isinstance(outcome, NoPlan) and outcome.reason == "no_time"


def test_inside_your_windows() -> None:
    window = TimeWindow(minutes_of("18:00"), minutes_of("18:20"))
    profile = Profile(minutes=120, windows=(window,))
    outcome = plan(profile)
    assert isinstance(outcome, DayPlan)
    for sitting in outcome.sittings:
        if sitting.uses_minutes:
            assert window.start <= sitting.starts
            assert sitting.starts * 60 + sitting.seconds <= window.end * 60
    why = [reason.id for each in outcome.left_out for reason in each.reasons]
    assert "inside_your_windows" in why


def test_no_full_forward_bend_in_the_first_hour() -> None:
    early = TimeWindow(minutes_of("07:00"), minutes_of("07:55"))
    profile = Profile(minutes=120, wake=minutes_of("07:00"), windows=(early,))
    planned = day(profile)
    assert "cat_cow" in planned
    assert "seated_forward_fold" not in planned
    assert why_not("seated_forward_fold", profile) == ["no_end_range_bend_first_hour"]


def test_walking_starts_at_the_level_and_never_passes_the_goal() -> None:
    assert day()["walking"].dose.minutes == 10
    assert day(Profile(minutes=120, levels={"walking": 3}))["walking"].dose.minutes == 30


@pytest.mark.parametrize(
    ("usual", "next_minutes"), [(5, 7), (10, 12), (15, 18), (20, 24), (28, 30), (45, 30)]
)
def test_walking_grows_by_a_fifth_or_two_minutes(usual: float, next_minutes: float) -> None:
    week = tuple(
        PastItem(WEDNESDAY - timedelta(days=days), "walking", usual) for days in range(1, 8)
    )
    assert day(history=week)["walking"].dose.minutes == next_minutes


def test_an_easier_level_is_said() -> None:
    planned = day(answers={"hypertension": True})
    assert planned["breath_4_4_6"].level == 2
    assert planned["breath_4_4_6"].dose.hold_s is None
    assert "easier_level" in reasons(planned["breath_4_4_6"])


def test_the_full_breath_is_the_default() -> None:
    breath = day()["breath_4_4_6"]
    assert (breath.level, breath.dose.hold_s) == (4, 4)
    assert 2 <= (breath.dose.minutes or 0) <= 3


@pytest.mark.parametrize(
    ("sex", "mass", "glass_ml", "pregnant", "glasses"),
    [
        ("female", None, 250, False, 6),
        ("male", None, 250, False, 8),
        (None, None, 250, False, 7),
        ("male", 40.0, 250, False, 6),
        ("female", 140.0, 250, False, 8),
        ("male", None, 500, False, 4),
        ("male", None, 200, False, 10),
        ("female", None, 250, True, 7),
        ("male", 140.0, 250, True, 9),
    ],
)
def test_water(
    sex: str | None, mass: float | None, glass_ml: int, pregnant: bool, glasses: int
) -> None:
    profile = Profile(glass_ml=glass_ml, body_mass_kg=mass)
    planned = day(profile, sex=sex, pregnant=pregnant)
    assert planned["hydration_target"].dose.glasses == glasses


def test_numbers_are_hidden_where_the_gate_hides_them() -> None:
    planned = day(answers={"eating_disorder": True})
    assert planned["hydration_target"].dose.glasses is None
    assert "numbers_hidden" in reasons(planned["hydration_target"])


def test_one_food_idea_a_day_that_suits() -> None:
    seen = set()
    for ahead in range(60):
        planned = day(on=WEDNESDAY + timedelta(days=ahead), answers={"vegan": True})
        foods = [item.food for item in planned.values() if item.food]
        assert len(foods) == 1
        assert "vegan" in CATALOGUE.foods[foods[0]].flags
        seen.add(foods[0])
    assert len(seen) >= 20


@pytest.mark.parametrize(
    ("answers", "never"),
    [
        ({"anticoagulant": True, "warfarin": True}, {"spinach_boiled", "kale_raw"}),
        ({"kidney_disease": "mild_moderate"}, {"almonds", "spinach_raw", "banana", "tomato_raw"}),
        (
            {"kidney_disease": "severe_or_dialysis"},
            {"chia", "kale_raw", "orange_juice", "kiwi_green"},
        ),
        ({"potassium_or_diuretic": True}, {"chia", "spinach_raw", "orange_juice"}),
        ({"kidney_stones": True}, {"spinach_raw", "chard_boiled", "beet_greens_boiled"}),
        ({"haemochromatosis": True}, {"beef_liver_braised", "chicken_liver_simmered"}),
    ],
)
def test_the_food_idea_leaves_out_what_the_diary_leaves_out(
    answers: dict[str, object], never: set[str]
) -> None:
    seen = set()
    for ahead in range(60):
        planned = day(on=WEDNESDAY + timedelta(days=ahead), answers=answers)
        seen |= {item.food for item in planned.values() if item.food}
    assert len(seen) >= 10 and not seen & never


def test_greens_are_no_idea_on_warfarin() -> None:
    """Greens are neither begun nor stopped: no day says to put some into a meal (B.3, warfarin)."""
    answers = {"anticoagulant": True, "warfarin": True}
    for ahead in range(10):
        assert "leafy_greens_vit_k" not in day(
            on=WEDNESDAY + timedelta(days=ahead), answers=answers
        )


def test_no_food_left_is_said() -> None:
    everything = frozenset({"not_vegan", "nut", "soy", "gluten", "sesame", "peanut", "raw"})
    outcome = plan(Profile(avoided_foods=everything), answers={"kidney_stones": True})
    assert isinstance(outcome, DayPlan)


def test_who_cannot_get_to_the_floor_never_lies_on_it() -> None:
    planned = day(Profile(), answers={"cannot_get_to_floor": True})
    assert {item.variant for item in planned.values()} <= {"chair", "standing", "wall"}
    assert {"cat_cow", "bridge", "cobra", "breath_4_4_6"} <= set(planned)


def test_late_pregnancy_leaves_out_lying_flat_where_another_form_exists() -> None:
    answers = {"pregnancy_status": "pregnant", "trimester": 2}
    planned = day(answers=answers, pregnant=True)
    for name, item in planned.items():
        practice = CATALOGUE.practices[name]
        variant = next(each for each in practice.variants if each.id == item.variant)
        assert "supine" not in variant.demands


def test_rolling_repeats_once_per_zone_left() -> None:
    at_wall = Profile(equipment=HOME, position="chair", minutes=120)
    assert day(at_wall)["foam_roller"].dose.reps == 3
    one_zone = day(at_wall, answers={"dvt_status": "past"})["foam_roller"]
    assert one_zone.dose.reps == 1
