"""Key frames: forward kinematics gives the angles of the clinical reference; joints stay human."""

import json
from pathlib import Path

import pytest

from spineflow.entries.problem import BrokenContent
from spineflow.figures.frame import Frame
from spineflow.figures.load import load_figures
from spineflow.figures.motion import Motion
from spineflow.figures.skeleton import (
    angles_of,
    camera_angles,
    frame_pose,
    joint_angles,
    wrap,
)

CONTENT = Path(__file__).resolve().parents[2] / "content"
GOLDEN = Path(__file__).parent / "golden" / "figures"

REFERENCE = json.loads((GOLDEN / "reference_frames.json").read_text(encoding="utf-8"))
"""The 31 frames of clinical reference C.3: segments, and the angles printed there for each."""

TOLERANCE = 1.5
"""Degrees. The reference prints whole degrees, of segments (0.5 each, two per joint) and of the
angles themselves (0.5), so 1.5 is the largest difference that rounding alone can make."""

FIGURES = load_figures(CONTENT)
SIDE = {name: frame for name, frame in FIGURES.frames.items() if isinstance(frame, Frame)}
JOINTS = {
    "hip_flex": "hip", "knee_flex": "knee", "ankle_dorsi": "ankle", "lumbar_flex": "lumbar",
    "thoracic_flex": "thoracic", "neck_flex": "neck", "shoulder_flex": "shoulder",
    "elbow_flex": "elbow", "wrist_ext": "wrist",
}  # fmt: skip


def motions():
    for entry in FIGURES.movements:
        frames = tuple(FIGURES.frames[name] for name in entry.frames)
        if all(isinstance(frame, Frame) for frame in frames):
            yield entry, Motion.of(FIGURES.body, frames, entry.contacts)


def test_the_reference_has_31_frames():
    assert len(REFERENCE) == 31


@pytest.mark.parametrize("name", REFERENCE)
def test_frames_of_the_reference_stand_in_content_unchanged(name):
    assert list(SIDE[name].seg) == REFERENCE[name]["seg"]
    assert list(SIDE[name].hip) == REFERENCE[name]["hip"]


@pytest.mark.parametrize("name", REFERENCE)
def test_joint_angles_are_those_of_the_reference(name):
    shown = joint_angles(angles_of(SIDE[name]))
    for key, expected in REFERENCE[name]["joint"].items():
        assert abs(wrap(shown[JOINTS[key]] - expected)) <= TOLERANCE, key


@pytest.mark.parametrize("name", REFERENCE)
def test_camera_angles_are_those_of_the_reference(name):
    shown = camera_angles(frame_pose(FIGURES.body, SIDE[name]))
    for key, expected in REFERENCE[name]["cam"].items():
        assert abs(wrap(shown[key] - expected)) <= TOLERANCE, key


def test_segments_keep_their_lengths_in_every_sample():
    body = FIGURES.body
    for entry, motion in motions():
        for shown, _ in motion.samples():
            for leg, arm in zip(shown.legs, shown.arms, strict=True):
                lengths = (
                    (abs(shown.sacrum - shown.hip), body.pelvis),
                    (abs(shown.waist - shown.sacrum), body.lumbar),
                    (abs(shown.shoulder - shown.waist), body.thorax),
                    (abs(leg.knee - shown.hip), body.thigh),
                    (abs(leg.ankle - leg.knee), body.shank),
                    (abs(arm.elbow - shown.shoulder), body.upper_arm),
                    (abs(arm.wrist - arm.elbow), body.forearm),
                )
                for length, expected in lengths:
                    assert length == pytest.approx(expected, abs=1e-9), entry.practice


@pytest.mark.parametrize("name", SIDE)
def test_no_joint_of_a_frame_leaves_the_human_range(name):
    _human(name, angles_of(SIDE[name]))


def test_no_joint_leaves_the_human_range_on_the_way():
    for entry, motion in motions():
        for at, (shown, _) in enumerate(motion.samples()):
            _human(f"{entry.practice}/{entry.variant}/{entry.levels} sample {at}", shown.angles)


def _human(where, angles):
    for far in (False, True):
        for joint, angle in joint_angles(angles, far=far).items():
            low, high = FIGURES.body.ranges[joint]
            assert low <= angle <= high, f"{where}: {joint} {angle:.0f}, far={far}"


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("frames.json", '"cat_cow.cat":', '"cat_cow.dog":', "no frame 'cat_cow.cat'"),
        ("frames.json", "[51, 22, -3", '["x", 22, -3', "valid number"),
        ("movements.toml", 'highlight = ["calves"]', 'highlight = ["tail"]', "no zone 'tail'"),
        ("movements.toml", 'contacts = ["toes"]', 'contacts = ["feet"]', "not at one place"),
        ("bodies.toml", "[[body]]", "[[bodies]]", "unknown table"),
    ],
)
def test_broken_figures_are_named_by_file(tmp_path, file, old, new, reason):
    folder = tmp_path / "figures"
    folder.mkdir()
    for path in (CONTENT / "figures").iterdir():
        text = path.read_text(encoding="utf-8")
        if path.name == file:
            assert old in text
            text = text.replace(old, new, 1)
        (folder / path.name).write_text(text, encoding="utf-8")
    with pytest.raises(BrokenContent, match=reason) as caught:
        load_figures(tmp_path)
    assert any(file in problem.file for problem in caught.value.problems) or file == "frames.json"
