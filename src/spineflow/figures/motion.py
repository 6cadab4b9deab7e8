"""Movement: poses between key frames, with the declared contacts pinned.

A movement of up to three frames goes there and back with a rest at each frame (eased). Four or
more frames are a cycle, such as walking, and flow through without a rest.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from spineflow.figures import contact as touch
from spineflow.figures.frame import Body, Frame
from spineflow.figures.pace import CYCLE, eased, shares
from spineflow.figures.skeleton import (
    FAR_ARM,
    FAR_LEG,
    THIGH,
    UPPER_ARM,
    Angles,
    Pose,
    direction,
    frame_pose,
    heading,
    pose,
    wrap,
)
from spineflow.knowledge.movement import Contact

Numbers = tuple[float, ...]
Places = dict[str, Numbers]


def between(window: Sequence[Numbers], share: float) -> Numbers:
    """Numbers `share` of the way through a move.

    Two rows are a move with a rest at both ends; four rows are a cycle, and the way goes from the
    second to the third with the first and last giving the run-up, without overshooting.
    """
    if len(window) == 2:
        way = eased(share)
        return tuple(a + (b - a) * way for a, b in zip(*window, strict=True))
    t2, t3 = share * share, share * share * share
    start, end = t3 - 2 * t2 + share, t3 - t2
    here, there = 2 * t3 - 3 * t2 + 1, 3 * t2 - 2 * t3
    return tuple(
        here * b + there * c + start * _slope(b - a, c - b) + end * _slope(c - b, d - c)
        for a, b, c, d in zip(*window, strict=True)
    )


def _slope(before: float, after: float) -> float:
    """The speed at a key frame: none at a turning point (harmonic mean, monotone cubic)."""
    return 2 * before * after / (before + after) if before * after > 0 else 0.0


def window(rows: Sequence[Numbers], move: int) -> list[Numbers]:
    """The rows that one move needs."""
    count = len(rows)
    around = (0, 1) if count < CYCLE else (-1, 0, 1, 2)
    return [rows[(move + at) % count] for at in around]


def unwound(rows: list[Numbers]) -> list[Numbers]:
    """Angles of successive frames, each the shorter way round from the one before."""
    out = [rows[0]]
    for row in rows[1:]:
        last = out[-1]
        out.append(tuple(b + wrap(a - b) for a, b in zip(row, last, strict=True)))
    return out


@dataclass(frozen=True, slots=True)
class Motion:
    """A movement made ready for sampling."""

    body: Body
    frames: tuple[Frame, ...]
    poses: tuple[Pose, ...]
    pinned: frozenset[tuple[Contact, int]]
    """Contacts by side (0 near, 1 far) that stay in all frames."""
    places: tuple[Places, ...]
    """Where things are in each frame; a thing named in one frame is there in all of them."""

    @classmethod
    def of(cls, body: Body, frames: tuple[Frame, ...], contacts: tuple[Contact, ...]) -> "Motion":
        """The frames with the contacts that hold in all of them."""
        poses = tuple(frame_pose(body, frame) for frame in frames)
        pinned = frozenset(
            (name, side) for name in contacts for side in (0, 1) if touch.held(poses, name, side)
        )
        everything: Places = {}
        for frame in reversed(frames):
            everything |= places_of(frame)
        places = tuple({**everything, **places_of(frame)} for frame in frames)
        return cls(body, frames, poses, pinned, places)

    def samples(self) -> list[tuple[Pose, Places]]:
        """Poses and places of movable things at the shares of `pace`; the first stands once more
        at the end. At a key frame the pose is the key frame itself."""
        first = (self.poses[0], self.places[0])
        if len(self.frames) == 1:
            return [first]
        angles = [shown.angles for shown in self.poses]
        bases = [(shown.hip.real, shown.hip.imag, shown.breath) for shown in self.poses]
        out = []
        for move, shown in enumerate(self.poses):
            out.append((shown, self.places[move]))
            turns, moves = unwound(window(angles, move)), window(bases, move)
            for share in shares(len(self.frames))[1:]:
                x, y, breath = between(moves, share)
                turned = self._pinned(between(turns, share), complex(x, y), breath, move, share)
                out.append((turned, self._places(move, share)))
        return [*out, first]

    def _places(self, move: int, share: float) -> Places:
        here, there = self.places[move], self.places[(move + 1) % len(self.places)]
        if here == there:
            return here
        return {name: between([where, there[name]], share) for name, where in here.items()}

    def _pinned(self, angles: Angles, hip: complex, breath: float, move: int, share: float) -> Pose:
        body, first = self.body, self.poses[0]
        if self.frames[0].view == "above":
            return pose(body, hip, angles, breath)
        turned = list(angles)
        for side, thigh in ((0, THIGH), (1, FAR_LEG)):
            if ("knees", side) in self.pinned:
                hip = first.legs[side].knee - body.thigh * direction(turned[thigh])
                break
        else:
            if ("back", 0) in self.pinned and ("seat", 0) not in self.pinned:
                free = pose(body, hip, angles)
                hip += first.shoulder - free.shoulder
            elif not self.pinned:
                hip = self._grounded(hip, angles)
        free = pose(body, hip, tuple(turned))
        for side, at in ((0, THIGH), (1, FAR_LEG)):
            if ("feet", side) in self.pinned or ("toes", side) in self.pinned:
                if ("knees", side) not in self.pinned:
                    target = first.legs[side].toe - body.foot * direction(turned[at + 2])
                    self._reach(turned, at, hip, target, body.thigh, body.shank, -1.0)
            elif free.legs[side].ankle.imag < body.ankle_height * 0.7:
                ankle = free.legs[side].ankle
                target = complex(ankle.real, body.ankle_height * 0.7)
                self._reach(turned, at, hip, target, body.thigh, body.shank, -1.0)
        for side, at in ((0, UPPER_ARM), (1, FAR_ARM)):
            if ("hands", side) in self.pinned or ("forearms", side) in self.pinned:
                target = first.arms[side].wrist
            elif free.arms[side].elbow.imag < self._lowest(touch.ELBOW_HEIGHT, side, "elbow"):
                self._rest_forearm(turned, at, free.shoulder)
                continue
            elif free.arms[side].wrist.imag < (
                height := self._lowest(touch.WRIST_HEIGHT, side, "wrist")
            ):
                target = complex(free.arms[side].wrist.real, height)
            else:
                continue
            lean = self._lean(at, move, share)
            self._reach(turned, at, free.shoulder, target, body.upper_arm, body.forearm, lean)
            turned[at + 2] = _above_floor(target.imag, body.hand, turned[at + 2])
        return pose(body, hip, tuple(turned), breath)

    def _lowest(self, height: float, side: int, joint: Literal["elbow", "wrist"]) -> float:
        """How low a joint of the arm may go: as the floor says, or as low as a key frame has it."""
        arms = [shown.arms[side] for shown in self.poses]
        spots = [arm.elbow if joint == "elbow" else arm.wrist for arm in arms]
        return min(height, *(spot.imag for spot in spots))

    def _rest_forearm(self, turned: list[float], at: int, shoulder: complex) -> None:
        """An arm that would sink elbow first lies on the floor from the elbow on."""
        down = (touch.ELBOW_HEIGHT - shoulder.imag) / self.body.upper_arm
        lean = math.degrees(math.asin(max(-1.0, min(1.0, down))))
        turned[at] = lean if math.cos(math.radians(turned[at])) >= 0 else -180.0 - lean
        ahead = math.cos(math.radians(turned[at + 1])) >= 0
        turned[at + 1] = turned[at + 2] = 0.0 if ahead else 180.0

    def _grounded(self, hip: complex, angles: Angles) -> complex:
        """A figure that carries itself on changing feet stands on the lower one."""
        return hip - 1j * lowest_sole(pose(self.body, hip, angles))

    def _lean(self, at: int, move: int, share: float) -> float:
        """To which side the elbow bends, as the frames on both sides do."""
        here = self.poses[move].angles
        there = self.poses[(move + 1) % len(self.poses)].angles
        bent = wrap(here[at + 1] - here[at]) * (1 - share) + wrap(there[at + 1] - there[at]) * share
        return bent if abs(bent) > 1e-6 else 1.0

    @staticmethod
    def _reach(
        turned: list[float], at: int, root: complex, target: complex,
        upper: float, lower: float, turn: float,
    ) -> None:  # fmt: skip
        first = touch.bend(root, target, upper, lower, turn)
        turned[at] = first
        turned[at + 1] = heading(target - root - upper * direction(first))


def lowest_sole(shown: Pose) -> float:
    """Height of the lowest point of both soles."""
    low = 1.0
    for leg in shown.legs:
        along = leg.toe - leg.ankle
        along /= abs(along)
        down = along * -1j
        heel = leg.ankle + 0.039 * down - 0.012 * along
        ball = leg.ankle + 0.039 * down + 0.085 * along
        low = min(low, heel.imag, ball.imag)
    return low


def _above_floor(wrist: float, length: float, hand: float) -> float:
    """The hand's direction, level enough that its fingertips stay above the floor."""
    lowest = math.asin(max(-1.0, min(0.0, (0.004 - wrist) / length)))
    if math.sin(math.radians(hand)) >= math.sin(lowest):
        return hand
    down = math.degrees(lowest)
    return down if math.cos(math.radians(hand)) >= 0 else 180.0 - down


def places_of(frame: Frame) -> Places:
    """Where the things of a frame are."""
    return {name: where for name, where in frame.places.items()}
