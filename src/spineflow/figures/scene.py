"""A movement on its stage: seen from the side or above, turned, or from behind."""

from spineflow.figures import from_behind, in_space, props, turned
from spineflow.figures.frame import BackFrame, Frame, TurnedFrame
from spineflow.figures.load import Figures
from spineflow.figures.motion import Motion, Places
from spineflow.figures.outline import Shape, figure, silhouette
from spineflow.figures.pace import CYCLE
from spineflow.figures.path import HEIGHT, WIDTH, Stage
from spineflow.figures.skeleton import Pose, frame_pose
from spineflow.knowledge.movement import Movement

MARGIN = 7
LARGEST = 205.0
"""Units of the view box per body height at most, so that limbs look alike in all figures."""

AROUND = 0.062
"""How far flesh reaches around a joint."""


class SideScene:
    """A movement seen from the side."""

    def __init__(self, figures: Figures, entry: Movement, frames: tuple[Frame, ...], flip: bool):
        self.entry = entry
        self.motion = Motion.of(figures.body, frames, entry.contacts)
        self.partner = [
            frame_pose(figures.body, partner)
            for frame in frames[:1]
            if frame.partner and isinstance(partner := figures.frames[frame.partner], Frame)
        ]
        poses = self.motion.poses
        first = self.motion.places[0]
        spread = [joint for shown in (*poses, *self.partner) for joint in shown.joints()]
        for frame, places in zip(frames, self.motion.places, strict=True):
            spread += props.extent(places, entry.props, complex(*frame.hip))
        self.above = frames[0].view == "above"
        low = min(each.imag for each in spread) if self.above else props.floor_level(entry.props)
        self.low, self.high = low, max(each.imag for each in spread)
        self.stage, self.span = _fit(spread, low - 0.09 * self.above, flip)
        own = [joint.real for shown in poses for joint in shown.joints()]
        self.ground = (
            (min(own) - 0.07, max(own) + 0.07) if {"mat", "bed"} & set(entry.props) else self.span
        )
        self.first = first
        self.telling = _telling(poses)
        self.ghost_frames = len(frames) in range(2, CYCLE)

    def shapes(self, shown: Pose, places: Places) -> list[Shape]:
        """Furniture, far limbs, body, near limbs, things before the body."""
        stage = self.stage
        still = self.motion.poses[0]
        ground = self.ground
        if self.above:
            behind = props.beneath(places, self.entry.props, stage, (self.low, self.high), ground)
        else:
            where = {**places, **_fixed(self.first)}
            behind = props.behind(still, where, self.entry.props, stage, ground)
        return [
            *behind,
            *(
                Shape(css.replace("fig-near", "fig-far"), data)
                for other in self.partner
                for css, data in figure(other, stage, ())
            ),
            *figure(shown, stage, self.entry.highlight),
            *props.beside(shown, places, self.entry.props, stage),
        ]

    def shapes_of(self, frame: int) -> list[Shape]:
        """One key frame."""
        return self.shapes(self.motion.poses[frame], self.motion.places[frame])

    def all_shapes(self) -> list[list[Shape]]:
        """All samples."""
        return [self.shapes(shown, places) for shown, places in self.motion.samples()]

    def ghost(self, frame: int) -> list[str]:
        """A key frame as a ghost."""
        return silhouette(self.motion.poses[frame], self.stage)


class TurnedScene:
    """A movement that turns, seen from the feet or the front."""

    def __init__(
        self, figures: Figures, entry: Movement, frames: tuple[TurnedFrame, ...], flip: bool
    ):
        self.entry, self.body, self.frames = entry, figures.body, frames
        self.view = frames[0].view
        self.rows = [turned.numbers(frame) for frame in frames]
        spread = [
            joint
            for row in self.rows
            for joint in in_space.joints(self.body, self.view, row).values()
        ]
        spread.append(max(spread, key=lambda point: point.imag) + 0.06j)
        if len({frame.arms for frame in frames}) > 1:
            spread.append(complex(0, spread[0].imag + 0.55))
        low = -0.24 if self.view == "feet" else -0.085
        if "bed" in entry.props:
            low -= 0.06
        self.stage, self.span = _fit(spread, low, flip)
        self.telling = max(
            range(len(frames)),
            key=lambda at: sum(
                abs(a - b) for a, b in zip(self.rows[at], self.rows[0], strict=True)
            ),
        )
        self.ghost_frames = len(frames) in range(2, CYCLE)

    def shapes(self, row: tuple[float, ...]) -> list[Shape]:
        """One sample."""
        return turned.shapes(
            self.body, self.view, row, self.stage, self.entry.props, self.frames[0].cushions
        )

    def shapes_of(self, frame: int) -> list[Shape]:
        """One key frame."""
        return self.shapes(self.rows[frame])

    def all_shapes(self) -> list[list[Shape]]:
        """All samples."""
        return [self.shapes(row) for row in turned.samples(self.frames)]

    def ghost(self, frame: int) -> list[str]:
        """A key frame as a ghost."""
        return turned.ghost(self.body, self.view, self.rows[frame], self.stage)


class BackScene:
    """A movement to the side, seen from behind or from above."""

    def __init__(
        self, figures: Figures, entry: Movement, frames: tuple[BackFrame, ...], flip: bool
    ):
        self.entry, self.body, self.frames = entry, figures.body, frames
        self.rows = [from_behind.numbers(frame) for frame in frames]
        spread = [joint for row in self.rows for joint in self._at(row).values()]
        top = max(point.imag for point in spread) + 0.04
        low, top = from_behind.MATS.get(frames[0].posture, (-0.02, top))
        spread += [complex(side * 0.25, top - 0.03) for side in (-1, 1)]
        self.stage, self.span = _fit(spread, low, flip)
        self.telling = max(
            range(len(frames)), key=lambda at: abs(self.rows[at][0]) + frames[at].dip
        )
        self.ghost_frames = len(frames) in range(2, CYCLE)

    def _at(self, row: tuple[float, ...]) -> dict[str, complex]:
        return from_behind.joints(self.body, self.frames[0], row)

    def shapes(self, row: tuple[float, ...]) -> list[Shape]:
        """One sample."""
        zones = self.entry.highlight
        return from_behind.shapes(self._at(row), self.frames[0], self.stage, zones)

    def shapes_of(self, frame: int) -> list[Shape]:
        """One key frame."""
        return self.shapes(self.rows[frame])

    def all_shapes(self) -> list[list[Shape]]:
        """All samples."""
        return [self.shapes(row) for row in from_behind.samples(self.frames)]

    def ghost(self, frame: int) -> list[str]:
        """A key frame as a ghost."""
        return from_behind.ghost(self._at(self.rows[frame]), self.frames[0], self.stage)


Scene = SideScene | TurnedScene | BackScene


def scene_of(figures: Figures, entry: Movement, flip: bool) -> Scene:
    """The movement, ready to be drawn from its own side."""
    frames = [figures.frames[name] for name in entry.frames]
    side = tuple(frame for frame in frames if isinstance(frame, Frame))
    if side:
        return SideScene(figures, entry, side, flip)
    backs = tuple(frame for frame in frames if isinstance(frame, BackFrame))
    if backs:
        return BackScene(figures, entry, backs, flip)
    turns = tuple(frame for frame in frames if isinstance(frame, TurnedFrame))
    return TurnedScene(figures, entry, turns, flip)


def _fixed(places: Places) -> Places:
    """Furniture that does not move with the person."""
    return {name: places[name] for name in ("chair", "table", "wall", "rail") if name in places}


def _fit(spread: list[complex], floor: float, flip: bool) -> tuple[Stage, tuple[float, float]]:
    """A stage on which all points have room, and the width of the ground."""
    left = min(point.real for point in spread) - AROUND
    right = max(point.real for point in spread) + AROUND
    top = max(point.imag for point in spread) + 0.03
    low = min(floor, *(point.imag for point in spread))
    scale = min((WIDTH - 2 * MARGIN) / (right - left), (HEIGHT - 2 * MARGIN) / (top - low), LARGEST)
    across = WIDTH / 2 - scale * (left + right) / 2
    down = HEIGHT / 2 + scale * (top + low) / 2
    return Stage(scale, across, down, flip), (left, right)


def _telling(poses: tuple[Pose, ...]) -> int:
    """What the movement is about: the frame farthest from the first, or the widest of a cycle."""
    if len(poses) >= CYCLE:
        return max(range(len(poses)), key=lambda at: _stride(poses[at]))
    start = poses[0].joints()
    return max(
        range(len(poses)),
        key=lambda at: sum(abs(a - b) for a, b in zip(poses[at].joints(), start, strict=True)),
    )


def _stride(shown: Pose) -> float:
    return abs(shown.near_leg.toe - shown.far_leg.toe)
