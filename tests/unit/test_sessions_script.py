"""Single practices as steps: tempo, breath, sides, zones, heat, walks, and what tokens close."""

from dataclasses import replace
from datetime import date

import pytest

from spineflow.knowledge.movement import Movement
from spineflow.planning.day_plan import DayPlan, PlannedDose, PlannedItem, PlannedSession
from spineflow.planning.dose import limited_dose, planned_dose
from spineflow.sessions.compile_script import compile_script
from spineflow.sessions.content import Part, SessionContent
from spineflow.sessions.cue_text import cue_text
from spineflow.sessions.script import Step
from tests.the_catalogue import CATALOGUE

CONTENT = CATALOGUE.sessions


def item(name: str, variant: str, level: int, *tokens: str, **limits: float) -> PlannedItem:
    """A planned item as planning makes it."""
    practice = CONTENT.practices[name]
    dose = next(e.dose for e in practice.levels if (e.variant, e.level) == (variant, level))
    dose = limited_dose(dose, limits)
    return PlannedItem(name, level, variant, tokens, planned_dose(dose), (), dose.seconds)


def script(*items: PlannedItem, content: SessionContent = CONTENT) -> list[Step]:
    plan = DayPlan(date(2026, 11, 25), (PlannedSession("one", 480, items, True),), ())
    return [step for sitting in compile_script(plan, content).sittings for step in sitting.steps]


def work(*items: PlannedItem) -> list[Step]:
    return [step for step in script(*items) if step.kind != "ready"]


def breath(step: Step) -> list[tuple[str, int]]:
    return [(phase.breath, phase.seconds) for phase in step.phases]


@pytest.mark.parametrize(
    ("level", "rounds", "ring"),
    [
        (4, 9, [("in", 4), ("hold", 4), ("out", 6)]),
        (3, 11, [("in", 4), ("hold", 2), ("out", 6)]),
        (2, 12, [("in", 4), ("out", 6)]),
        (1, 18, [("in", 3), ("out", 4)]),
    ],
)
def test_the_breathing_ladder(level: int, rounds: int, ring: list[tuple[str, int]]) -> None:
    (step,) = work(item("breath_4_4_6", "floor", level))
    assert (step.kind, step.reps, breath(step)) == ("breathe", rounds, ring)


def test_natural_breaths_run_by_the_clock() -> None:
    (step,) = work(item("breath_4_4_6", "chair", 0))
    assert (step.seconds, step.reps, step.phases) == (120, None, ())


def test_a_barred_hold_is_gone_even_at_a_level_that_has_one() -> None:
    (step,) = work(item("breath_4_4_6", "floor", 4, "no_breath_hold", hold_s_max=0))
    assert breath(step) == [("in", 4), ("out", 6)]


def test_a_short_stay_is_part_of_the_repetition() -> None:
    (step,) = work(item("bridge", "floor", 1))
    assert (step.kind, step.reps) == ("move", 8)
    assert [(p.motion, p.breath, p.seconds) for p in step.phases] == [
        ("go", "out", 3), ("stay", "in", 2), ("back", "out", 2),
    ]  # fmt: skip


def test_a_long_stay_is_a_hold_between_two_moves() -> None:
    steps = work(item("childs_pose", "floor", 1))
    assert [step.kind for step in steps] == ["move", "hold", "move"] * 3
    assert [step.seconds for step in steps[:3]] == [4, 15, 4]


def test_the_ring_of_the_day_runs_inside_the_poses_without_its_hold() -> None:
    sphinx = item("cobra", "floor", 1)
    paced = script(item("breath_4_4_6", "floor", 4), sphinx)
    assert breath(next(s for s in paced if s.kind == "hold")) == [("in", 4), ("out", 6)]
    natural = script(item("breath_4_4_6", "floor", 0), sphinx)
    assert breath(next(s for s in natural if s.kind == "hold")) == []
    assert breath(next(s for s in work(sphinx) if s.kind == "hold")) == []


def test_sets_have_rests_and_sides_a_switch() -> None:
    assert [(s.kind, s.lasts_s) for s in work(item("pelvic_tilt", "floor", 2))] == [
        ("move", 100), ("rest", 30), ("move", 100),
    ]  # fmt: skip
    left, switch, right = work(item("cat_cow", "floor", 4))
    assert left.cues[0] == "side_left" and right.cues == ("side_right", "once_more")
    assert (switch.kind, switch.cues) == ("switch", ("change_sides", "side_right"))


def test_heat_is_checked_at_5_and_10_minutes_inside_its_time() -> None:
    steps = work(item("warm_towel", "chair", 2))
    assert [(step.kind, step.seconds) for step in steps] == [
        ("heat", 300), ("check", 15), ("heat", 285), ("check", 15), ("heat", 465),
    ]  # fmt: skip
    often = work(item("warm_towel", "chair", 2, "check_skin_every_5_min"))
    assert [step.kind for step in often].count("check") == 3


@pytest.mark.parametrize(("minutes", "total"), [(3, 180), (5, 300), (10, 600), (45, 1200)])
def test_heat_keeps_its_cap_and_any_shorter_limit(minutes: int, total: int) -> None:
    pad = replace(item("heating_pad", "chair", 3), seconds=minutes * 60)
    steps = work(pad)
    assert sum(step.lasts_s for step in steps) == total
    off = script(pad)[-1]
    assert (off.kind, off.cues) == ("ready", ("heat_off", "heat_hand_over"))


def test_a_walk_turns_back_half_way_and_a_march_does_not() -> None:
    there, back = work(item("walking", "standing", 2))
    assert (there.seconds, back.seconds, back.cues) == (600, 600, ("turn_back",))
    (march,) = work(item("walking", "chair", 0))
    assert (march.seconds, "turn_back" in march.cues) == (180, False)


def test_a_walk_with_hidden_minutes_ends_when_the_person_ends_it() -> None:
    walk = item("walking", "standing", 1, "usual_amount_only")
    (step,) = work(replace(walk, dose=PlannedDose()))
    assert (step.kind, step.seconds, step.reps, step.lasts_s) == ("walk", None, 1, 0)
    assert {"token.usual_amount_only", "turn_back_in_time"} <= set(step.cues)
    ready = script(replace(walk, dose=PlannedDose()))[0]
    assert "walking.standing.level.1" not in ready.cues, "its sentence names minutes"


def test_zones_are_rolled_on_each_side_and_closed_ones_are_not() -> None:
    assert [step.kind for step in work(item("massage_gun", "chair", 1))] == [
        "roll", "roll", "roll", "switch", "roll", "roll", "roll",
    ]  # fmt: skip
    steps = work(item("massage_gun", "chair", 1, "gluteal_thigh_only", "not_on_legs"))
    assert [step.kind for step in steps] == ["roll", "switch", "roll"]
    said = {cue for step in steps for cue in step.cues}
    assert "zone_glutes" in said
    assert said.isdisjoint({"zone_lower_back", "massage_gun.chair.step.5"})
    assert said.isdisjoint({"zone_hamstrings", "massage_gun.chair.step.4"})


def test_a_zone_that_rests_today_is_left_out() -> None:
    gun = replace(item("massage_gun", "chair", 1), zones=("glutes", "hamstrings"))
    said = {cue for step in work(gun) for cue in step.cues}
    assert {"zone_glutes", "zone_hamstrings"} <= said and "zone_lower_back" not in said


def test_a_closed_direction_is_neither_said_nor_shown() -> None:
    frames = ("cat_cow.neutral", "cat_cow.cat", "cat_cow.cow")
    movement = Movement(
        practice="cat_cow", variant="floor", frames=frames, alt="x", source=("D",), review="draft"
    )
    content = replace(CONTENT, movements={"cat_cow": (movement,)})
    planned = item("cat_cow", "floor", 1, "neutral_to_cow_only")
    ready, step = script(planned, content=content)
    assert step.frames == ("cat_cow.neutral", "cat_cow.cow")
    assert ready.frames == ("cat_cow.neutral",)
    assert "back_to_the_middle" in step.cues
    assert "cat_cow.floor.step.2" not in step.cues and "cat_cow.floor.step.5" in step.cues
    bare = replace(CONTENT, movements={})
    assert all(step.frames == () for step in script(planned, content=bare))


@pytest.mark.parametrize(
    ("token", "hidden"), [("neutral_to_cow_only", "cat"), ("neutral_to_cat_only", "cow")]
)
def test_no_frame_of_a_closed_direction_is_shown(token: str, hidden: str) -> None:
    for level in CONTENT.practices["cat_cow"].levels:
        for step in script(item("cat_cow", level.variant, level.level, token)):
            assert not [frame for frame in step.frames if frame.endswith(hidden)]


def test_a_zone_is_shown_by_its_own_picture_or_by_none() -> None:
    steps = work(item("massage_gun", "chair", 1, "gluteal_thigh_only"))
    assert not [frame for step in steps for frame in step.frames if "low_back" in frame]


def test_getting_ready_takes_longer_the_further_one_moves() -> None:
    day = script(
        item("pelvic_tilt", "floor", 1),
        item("bridge", "floor", 1),
        item("cobra", "floor", 1),
        item("seated_forward_fold", "chair", 0),
        item("pelvic_tilt", "chair", 0, "slow_transitions"),
    )
    assert [step.seconds for step in day if step.kind == "ready"] == [15, 5, 10, 15, 15]


@pytest.mark.parametrize(
    "cue",
    [
        "no_such", "token.no_such", "bridge.floor.step.0", "bridge.floor.step.99",
        "bridge.bed.level.4", "bridge.wall.start", "yodel.breath", "bridge", "bridge.floor",
    ],
)  # fmt: skip
def test_an_unknown_cue_is_an_error_and_not_silence(cue: str) -> None:
    with pytest.raises(KeyError):
        cue_text(CONTENT, cue)


def test_every_form_of_every_practice_can_be_guided() -> None:
    """Also those no programme plans yet: nothing may wait for a person to find it."""
    for practice in CONTENT.practices.values():
        for level in practice.levels:
            planned = item(practice.id, level.variant, level.level)
            for step in script(planned):
                assert all(cue_text(CONTENT, cue) for cue in step.cues)
            if planned.seconds:
                assert work(planned), (practice.id, level.variant, level.level)


@pytest.mark.parametrize("part", CONTENT.parts, ids=lambda p: f"{p.practice}-{p.variant}-{p.word}")
def test_a_part_names_the_steps_it_means(part: Part) -> None:
    """Steps are counted: one more line in a practice would close the wrong one."""
    begins = {
        "lower_back": "Lower back:", "glutes": "Buttock:",
        "hamstrings": "Upper back of your thigh:",
        "flexion": "Breathing out,", "extension": "Breathing in,", "backstroke": "Backstroke:",
        "breaststroke": "Breaststroke:", "water_walking": "Water walking:",
    }  # fmt: skip
    first = cue_text(CONTENT, f"{part.practice}.{part.variant}.step.{part.steps[0]}")
    assert first.startswith(begins[part.word])
