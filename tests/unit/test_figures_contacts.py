"""On the way between frames nothing slides, nothing sinks into the floor or the seat."""

from itertools import pairwise
from pathlib import Path

import pytest

from spineflow.figures import from_behind, in_space, turned
from spineflow.figures.contact import bend, points
from spineflow.figures.frame import BackFrame, Frame, TurnedFrame
from spineflow.figures.load import load_figures
from spineflow.figures.motion import Motion, lowest_sole
from spineflow.figures.skeleton import direction, wrap

FIGURES = load_figures(Path(__file__).resolve().parents[2] / "content")
PERCENT = 0.01
"""One hundredth of body height."""


def of_kind(kind):
    return [each for each in FIGURES.movements if isinstance(FIGURES.frames[each.frames[0]], kind)]


SIDE = [entry for entry in of_kind(Frame) if FIGURES.frames[entry.frames[0]].view == "side"]
ABOVE = [entry for entry in of_kind(Frame) if entry not in SIDE]
TURNED, BEHIND = of_kind(TurnedFrame), of_kind(BackFrame)


def motion_of(entry):
    return Motion.of(
        FIGURES.body, tuple(FIGURES.frames[name] for name in entry.frames), entry.contacts
    )


def label(entry):
    return f"{entry.practice}-{entry.variant}-{entry.frames[-1]}"


@pytest.mark.parametrize("entry", SIDE, ids=label)
def test_declared_contacts_stay_in_every_sample(entry):
    motion = motion_of(entry)
    assert {name for name, _ in motion.pinned} == set(entry.contacts)
    for name, side in motion.pinned:
        at_first = points(motion.poses[0], name, side)
        for number, (shown, _) in enumerate(motion.samples()):
            for here, there in zip(points(shown, name, side), at_first, strict=True):
                assert abs(here - there) <= PERCENT, f"{name} {side} moves in sample {number}"


@pytest.mark.parametrize("entry", SIDE, ids=label)
def test_nothing_sinks_into_the_floor(entry):
    for number, (shown, _) in enumerate(motion_of(entry).samples()):
        lowest = min(joint.imag for joint in shown.joints())
        assert lowest >= -PERCENT, f"a joint sinks in sample {number}"
        assert min(arm.elbow.imag for arm in shown.arms) >= 0.012, f"an elbow sinks in {number}"
        for leg in shown.legs:
            # Standing soles: the foot points ahead and its sole looks down.
            if (leg.toe - leg.ankle).real > 0.05 and leg.ankle.imag < 0.1:
                assert lowest_sole(shown) >= -PERCENT, f"a sole sinks in sample {number}"


@pytest.mark.parametrize("entry", ABOVE, ids=label)
def test_seen_from_above_lies_on_its_mat_and_never_jumps(entry):
    """It has no floor to sink into: samples lie between the frames, the hip where it was."""
    samples = [shown for shown, _ in motion_of(entry).samples()]
    assert {shown.hip for shown in samples} == {0j}
    for shown, after in pairwise(samples):
        pairs = zip(shown.joints(), after.joints(), strict=True)
        assert all(abs(here - there) < 0.2 for here, there in pairs)


@pytest.mark.parametrize("entry", BEHIND, ids=label)
def test_seen_from_behind_hips_and_legs_stay_while_the_trunk_leans(entry):
    frames = tuple(FIGURES.frames[name] for name in entry.frames)
    rows = from_behind.samples(frames)
    assert rows[0] == rows[-1]
    first = from_behind.joints(FIGURES.body, frames[0], rows[0])
    still = {name for name in first if name.endswith(("hip", "knee", "ankle"))}
    for row in rows:
        assert _is_human(row)
        at = from_behind.joints(FIGURES.body, frames[0], row)
        assert all(at[name] == first[name] for name in still)
        if frames[0].posture in from_behind.MATS:
            low, high = from_behind.MATS[frames[0].posture]
            assert all(low <= spot.imag <= high for spot in at.values())


def _is_human(row):
    """At most 40 degrees to the side, and elbows that bend no further than an elbow can."""
    bend, _, *arms = row
    elbows = (wrap(arms[at + 1] - arms[at]) for at in (0, 3))
    return abs(bend) <= 40 and all(abs(elbow) <= 150 for elbow in elbows)


def test_leaning_right_is_the_mirror_of_leaning_left():
    right, left = (FIGURES.frames[f"tail_wag.{side}"] for side in ("right", "left"))
    here = from_behind.joints(FIGURES.body, right, from_behind.numbers(right))
    there = from_behind.joints(FIGURES.body, left, from_behind.numbers(left))
    for name in ("hip", "waist", "neck", "head"):
        assert here[name].real == pytest.approx(-there[name].real)
        assert here[name].imag == pytest.approx(there[name].imag)


@pytest.mark.parametrize("practice", ["walking", "swimming"])
def test_who_walks_stands_on_the_floor_in_every_sample(practice):
    for shown, _ in motion_of(FIGURES.movement(practice, "standing", 1)).samples():
        assert abs(lowest_sole(shown)) <= 0.002


@pytest.mark.parametrize(
    "entry",
    [entry for entry in SIDE if "seat" in entry.contacts and "chair" in entry.props],
    ids=label,
)
def test_the_seat_stays_on_the_chair(entry):
    for shown, _ in motion_of(entry).samples():
        assert shown.hip.imag == pytest.approx(0.285, abs=PERCENT)


@pytest.mark.parametrize("entry", SIDE, ids=label)
def test_no_sample_jumps(entry):
    """Between two samples no joint travels farther than a fifth of the body's height."""
    samples = motion_of(entry).samples()
    for (shown, _), (after, _) in pairwise(samples):
        for here, there in zip(shown.joints(), after.joints(), strict=True):
            assert abs(here - there) < 0.2


@pytest.mark.parametrize("entry", SIDE, ids=label)
def test_a_movement_ends_where_it_began_and_passes_its_frames(entry):
    motion = motion_of(entry)
    samples = [shown for shown, _ in motion.samples()]
    assert samples[0] == samples[-1] == motion.poses[0]
    assert all(pose in samples for pose in motion.poses)


@pytest.mark.parametrize("entry", TURNED, ids=label)
def test_turned_figures_keep_both_shoulders_and_the_seat(entry):
    frames = tuple(FIGURES.frames[name] for name in entry.frames)
    rows = turned.samples(frames)
    assert rows[0] == rows[-1]
    draw = in_space.lying if frames[0].view == "feet" else in_space.sitting
    for row in rows:
        spots = draw(FIGURES.body, row)
        assert all(spot.z >= -PERCENT for spot in spots.values())
        if "back" in entry.contacts:
            for side in ("left", "right"):
                assert spots[f"{side}_shoulder"].z == pytest.approx(in_space.ON_FLOOR, abs=PERCENT)
        if "seat" in entry.contacts:
            assert spots["left_hip"].z == pytest.approx(0.285, abs=PERCENT)


def test_a_bent_limb_ends_on_its_target():
    root, target = 0.1 + 0.4j, 0.25 + 0.2j
    for turn in (1.0, -1.0):
        first = bend(root, target, 0.186, 0.146, turn)
        elbow = root + 0.186 * direction(first)
        assert abs(abs(target - elbow) - 0.146) < 1e-9


def test_a_target_out_of_reach_is_reached_for_straight():
    first = bend(0j, 1 + 0j, 0.186, 0.146, 1.0)
    assert first == pytest.approx(0.0, abs=0.1)
