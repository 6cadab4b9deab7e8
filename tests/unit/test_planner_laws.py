"""Each law of a finished plan can fail: a sound day is spoilt by hand, and the law says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from spineflow.catalogue.check_cases import healthy_answers
from spineflow.planning.day import Day
from spineflow.planning.day_plan import DayPlan, LeftOut, LevelStep, PlannedItem, PlannedSession
from spineflow.planning.plan_day import plan_day
from spineflow.planning.reasons import by_rule
from spineflow.planning.request import DaySoFar, PastItem, PlanRequest, Profile
from spineflow.planning.rules.laws import LAWS, broken_laws
from spineflow.screening.evaluate import screen
from spineflow.vocabulary.timing import TimeWindow
from tests.the_catalogue import CATALOGUE

CONTENT = CATALOGUE.planning
ON = date(2026, 11, 25)
HOME = frozenset({"heating_pad", "towel", "roller", "chair", "bed"})
PROFILE = Profile(equipment=HOME, minutes=120, desk=(TimeWindow(540, 720),), meals=(750,))
REQUEST = PlanRequest(
    ON, screen(CATALOGUE.safety, healthy_answers(CATALOGUE.safety)), profile=PROFILE
)


def sound(request: PlanRequest = REQUEST) -> DayPlan:
    outcome = plan_day(request, CONTENT)
    assert isinstance(outcome, DayPlan)
    return outcome


def changed(
    plan: DayPlan, sitting: str, change: Callable[[PlannedSession], PlannedSession]
) -> DayPlan:
    assert any(each.id == sitting for each in plan.sittings)
    return replace(plan, sittings=tuple(change(s) if s.id == sitting else s for s in plan.sittings))


def moved(sitting: str, starts: int) -> DayPlan:
    return changed(sound(), sitting, lambda session: replace(session, starts=starts))


def with_items(
    sitting: str, change: Callable[[tuple[PlannedItem, ...]], Any], plan: DayPlan | None = None
) -> DayPlan:
    return changed(plan or sound(), sitting, lambda s: replace(s, items=tuple(change(s.items))))


def item(name: str) -> PlannedItem:
    return next(i for s in sound().sittings for i in s.items if i.item == name)


def each_item(sitting: str, name: str, **changes: Any) -> DayPlan:
    return with_items(
        sitting, lambda items: [replace(i, **changes) if i.item == name else i for i in items]
    )


def barred(**answers: Any) -> PlanRequest:
    told = {**healthy_answers(CATALOGUE.safety), **answers}
    return replace(REQUEST, screening=screen(CATALOGUE.safety, told))


def asked(**changes: Any) -> PlanRequest:
    return replace(REQUEST, profile=replace(PROFILE, **changes))


def past(name: str, days: int = 1, **told: Any) -> PlanRequest:
    line = PastItem(ON - timedelta(days=days), name, 10.0, **told)
    return replace(REQUEST, history=(line,))


POSE_OUT = tuple(
    LeftOut(name, by_rule("not_worth_a_place")) for name in ("bridge", "cobra", "supine_twist")
)
NO_POSES = replace(
    with_items("mobility", lambda items: items[:4]), left_out=(*sound().left_out, *POSE_OUT)
)
YOGA_DUE = replace(
    REQUEST, history=tuple(PastItem(ON - timedelta(days=n), "cat_cow", 5.0) for n in range(1, 8))
)
UP = tuple(LevelStep(name, "green", 1, 2, "up", ()) for name in ("bridge", "cobra", "cat_cow"))
DONE = DaySoFar(800, (replace(sound().sittings[1], starts=400),))
TWO_FOODS = with_items("food", lambda items: [*items, *items])

SPOILT: dict[str, tuple[PlanRequest, DayPlan]] = {
    "cleared_only": (barred(stenosis=True), sound()),
    "clinician_asked_first": (barred(cancer_history=True, back_pain_now=False), each_item(
        "mobility", "heating_pad", tokens=("clinician_ok_first",))),
    "supplements_never_planned": (REQUEST, each_item("food", item("omega3_food").item,
                                                    item="omega3_supplement")),
    "never_asked_for": (asked(nevers=frozenset({"cobra"})), sound()),
    "skipped_today": (
        replace(REQUEST, so_far=DaySoFar(0, skipped=frozenset({"cobra"}))), sound()),
    "weekday_only": (replace(REQUEST, on=ON + timedelta(days=1)), sound()),
    "rhythm_of_the_day": (replace(REQUEST, day_type="flare"), sound()),
    "equipment_at_home": (asked(equipment=frozenset()), sound()),
    "breathing_daily": (REQUEST, each_item("mobility", "breath_4_4_6", seconds=60)),
    "walking_goal": (REQUEST, each_item("walk", "walking", seconds=31 * 60)),
    "water_glasses_max": (REQUEST, each_item("water", "hydration_target", dose=replace(
        item("hydration_target").dose, glasses=12))),
    "one_food_idea": (REQUEST, TWO_FOODS),
    "rolling_every_other_day": (past("foam_roller"), sound()),
    "therapist_weekly": (past("massage_therapist", 3), with_items(
        "walk", lambda items: [replace(items[0], item="massage_therapist")])),
    "yoga_days_min": (YOGA_DUE, NO_POSES),
    "two_steps_a_week": (REQUEST, replace(sound(), steps=UP)),
    "fits_the_minutes": (asked(minutes=20), sound()),
    "inside_your_windows": (REQUEST, moved("walk", 6 * 60)),
    "not_through_a_meal": (REQUEST, moved("walk", 745)),
    "walking_parts_apart": (REQUEST, replace(sound(), sittings=(*sound().sittings, replace(
        next(s for s in sound().sittings if s.id == "walk"), id="walk_2", starts=800)))),
    "breaks_apart": (REQUEST, each_item("sitting_breaks", "posture_sitting", at=(560, 570))),
    "sitting_break_every": (REQUEST, each_item("sitting_breaks", "posture_sitting", at=(700,))),
    "water_before_bed": (REQUEST, each_item(
        "water", "hydration_target", at=(1370,) * (item("hydration_target").dose.glasses or 0))),
    "what_is_done_stays": (replace(REQUEST, so_far=DONE), sound()),
    "heat_ends_before_stretching": (REQUEST, with_items("mobility", lambda items: items[:2])),
    "heat_spacing": (replace(REQUEST, history=(PastItem(ON, "heating_pad", 15.0, at=500),)),
                     sound()),
    "heat_three_a_day": (replace(REQUEST, history=tuple(
        PastItem(ON, "heating_pad", 15.0, at=at) for at in (1000, 1100, 1200))), sound()),
    "no_heat_before_sleep": (REQUEST, moved("mobility", 22 * 60 + 30)),
    "order_of_the_sitting": (REQUEST, with_items("mobility", lambda items: items[::-1])),
    "no_end_range_bend_first_hour": (REQUEST, moved("mobility", 7 * 60 + 5)),
    "bend_then_other_way": (REQUEST, each_item("mobility", "childs_pose", then=None)),
    "no_lying_after_meal": (REQUEST, moved("mobility", 775)),
}  # fmt: skip


def test_the_day_that_is_spoilt_is_sound_before() -> None:
    assert broken_laws(Day(REQUEST, CONTENT), sound()) == {}


def test_every_law_is_tried_and_has_its_sentence() -> None:
    assert SPOILT.keys() == {law.__name__ for law in LAWS} <= CONTENT.constraints.keys()


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_law_sees_what_breaks_it(law: Any) -> None:
    request, plan = SPOILT[law.__name__]
    assert law(Day(request, CONTENT), plan)
