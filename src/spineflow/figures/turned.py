"""Figures that turn about their long axis: lying, seen from the feet; sitting, from the front."""

from spineflow.figures.frame import Body, TurnedFrame
from spineflow.figures.in_space import FEET, Numbers, joints
from spineflow.figures.motion import between, window
from spineflow.figures.outline import Shape
from spineflow.figures.pace import shares
from spineflow.figures.path import Pen, Stage


def numbers(frame: TurnedFrame) -> Numbers:
    """What changes between two frames."""
    return (
        frame.knees, frame.feet, frame.pelvis, frame.thorax, frame.head,
        frame.hip_flex, frame.knee_flex, *frame.arms,
    )  # fmt: skip


def samples(frames: tuple[TurnedFrame, ...]) -> list[Numbers]:
    """At the shares of `pace`, as for the figures from the side."""
    rows = [numbers(frame) for frame in frames]
    if len(rows) == 1:
        return rows
    out = []
    for move, row in enumerate(rows):
        out.append(row)
        around = window(rows, move)
        # A turn to both sides rests in the middle and at each end.
        rest = around if len(around) == 2 else around[1:3]
        out += [between(rest, share) for share in shares(len(rows))[1:]]
    return [*out, out[0]]


def shapes(
    body: Body, view: str, row: Numbers, stage: Stage, props: tuple[str, ...], cushions: float
) -> list[Shape]:
    """One sample: ground, person, and what covers the person."""
    at = joints(body, view, row)
    if view == "feet":
        return _lying_shapes(at, stage, props, cushions)
    return _sitting_shapes(at, stage)


def ghost(body: Body, view: str, row: Numbers, stage: Stage) -> list[str]:
    """The person as paths of one group."""
    at = joints(body, view, row)
    return [
        _trunk(at, stage),
        _head(at, stage),
        *(_arm(at, name, stage) for name in ("left", "right")),
        *(_leg(at, name, stage) for name in ("left", "right")),
    ]


def _lying_shapes(
    at: dict[str, complex],
    stage: Stage,
    props: tuple[str, ...],
    cushions: float,
) -> list[Shape]:
    ground = Pen(stage)
    half = 0.30 if "bed" in props else 0.27
    near, far = -0.40 * FEET[1], 0.56 * FEET[1]
    ground.polygon(
        (
            complex(-half - 0.06, near), complex(half + 0.06, near),
            complex(half - 0.01, far), complex(-half + 0.01, far),
        )
    )  # fmt: skip
    out = [Shape("fig-prop fig-mat", ground.data())]
    if "bed" in props:
        edge = Pen(stage)
        edge.polygon(
            (
                complex(-half - 0.06, near), complex(half + 0.06, near),
                complex(half + 0.06, near - 0.06), complex(-half - 0.06, near - 0.06),
            )
        )  # fmt: skip
        out.append(Shape("fig-prop", edge.data()))
    if cushions:
        pillows = Pen(stage)
        for side in (-1, 1):
            middle = complex(side * 0.245, 0.04 * FEET[0] - cushions * FEET[1])
            pillows.capsule(middle - 0.05, 0.046, middle + 0.05, 0.046)
        out.append(Shape("fig-prop fig-thing", pillows.data()))
    zone = Pen(stage)
    right, left = at["right_shoulder"] * 0.45, at["left_shoulder"] * 0.45
    zone.polyline((at["right_hip"] * 0.55 + right, at["left_hip"] * 0.55 + left))
    # The right side of the body is the near one, so that no limb changes its place in the order.
    return [
        *out,
        Shape("fig-near fig-skin", _arm(at, "left", stage)),
        Shape("fig-near fig-skin", _head(at, stage)),
        Shape("fig-near fig-hair", _hair(at, stage)),
        Shape("fig-near fig-skin", _arm(at, "right", stage)),
        Shape("fig-near fig-top", _trunk(at, stage)),
        Shape("fig-zone", zone.data()),
        Shape("fig-far fig-skin", _sole(at, "left", stage)),
        Shape("fig-far fig-legs", _leg(at, "left", stage)),
        Shape("fig-near fig-skin", _sole(at, "right", stage)),
        Shape("fig-near fig-legs", _leg(at, "right", stage)),
    ]


def _sitting_shapes(at: dict[str, complex], stage: Stage) -> list[Shape]:
    floor = Pen(stage)
    floor.polyline((complex(-0.30, -0.085), complex(0.30, -0.085)))
    chair = Pen(stage)
    chair.capsule(-0.10 + 0.245j, 0.028, 0.10 + 0.245j, 0.028)
    chair.capsule(-0.10 + 0.555j, 0.018, 0.10 + 0.555j, 0.018)
    for side in (-1, 1):
        chair.capsule(complex(side * 0.11, 0.25), 0.012, complex(side * 0.105, 0.56), 0.012)
        chair.capsule(complex(side * 0.115, 0.24), 0.012, complex(side * 0.125, -0.03), 0.010)
    zone = Pen(stage)
    zone.polyline(
        (
            at["right_hip"] * 0.5 + at["right_shoulder"] * 0.5,
            at["left_hip"] * 0.5 + at["left_shoulder"] * 0.5,
        )
    )
    return [
        Shape("fig-floor", floor.data()),
        Shape("fig-prop", chair.data()),
        Shape("fig-near fig-skin", _head(at, stage)),
        Shape("fig-near fig-hair", _hair(at, stage)),
        Shape("fig-near fig-top", _trunk(at, stage)),
        Shape("fig-zone", zone.data()),
        Shape("fig-near fig-skin", _arm(at, "right", stage)),
        Shape("fig-near fig-skin", _arm(at, "left", stage)),
        Shape("fig-near fig-skin", _sole(at, "right", stage) + _sole(at, "left", stage)),
        Shape("fig-near fig-legs", _leg(at, "right", stage) + _leg(at, "left", stage)),
    ]


def _trunk(at: dict[str, complex], stage: Stage) -> str:
    left, right = at["left_shoulder"], at["right_shoulder"]
    low_left, low_right = at["left_hip"], at["right_hip"]
    middle, low = (left + right) / 2, (low_left + low_right) / 2
    up = middle - low
    up /= abs(up)
    pen = Pen(stage)
    pen.soft(
        (
            low_left + (low_left - low) * 0.75 - up * 0.05,
            low_left * 0.55 + left * 0.45 + (left - middle) * 0.08,
            left + (left - middle) * 0.34 - up * 0.02,
            left + (left - middle) * 0.06 + up * 0.05,
            middle + up * 0.045,
            right + (right - middle) * 0.06 + up * 0.05,
            right + (right - middle) * 0.34 - up * 0.02,
            low_right * 0.55 + right * 0.45 + (right - middle) * 0.08,
            low_right + (low_right - low) * 0.75 - up * 0.05,
            low - up * 0.075,
        )
    )
    # Seen along a body that lies on its side, the trunk is as deep as it is thick.
    pen.capsule(low + up * 0.03, 0.050, middle - up * 0.03, 0.056)
    return pen.data()


def _head(at: dict[str, complex], stage: Stage) -> str:
    pen = Pen(stage)
    skull, nose = at["head"], at["nose"]
    pen.capsule(at["neck"], 0.030, skull - 0.02j, 0.029)
    pen.capsule(skull + 0.008j, 0.053, skull - 0.030j + (nose - skull).real * 0.3, 0.034)
    pen.circle(complex(nose.real, skull.imag - 0.012), 0.009)
    return pen.data()


def _hair(at: dict[str, complex], stage: Stage) -> str:
    skull = at["head"] + 0.008j - (at["nose"] - at["head"]).real * 0.35
    pen = Pen(stage)
    pen.soft(
        (
            skull - 0.060 - 0.012j,
            skull - 0.064 + 0.058j,
            skull + 0.066j,
            skull + 0.064 + 0.058j,
            skull + 0.060 - 0.012j,
            skull + 0.044 + 0.030j,
            skull + 0.028j,
            skull - 0.044 + 0.030j,
        )
    )
    return pen.data()


def _arm(at: dict[str, complex], name: str, stage: Stage) -> str:
    pen = Pen(stage)
    elbow, wrist = at[f"{name}_elbow"], at[f"{name}_wrist"]
    pen.capsule(at[f"{name}_shoulder"], 0.032, elbow, 0.024)
    pen.capsule(elbow, 0.024, wrist, 0.018)
    pen.capsule(wrist, 0.019, at[f"{name}_tip"], 0.014)
    return pen.data()


def _leg(at: dict[str, complex], name: str, stage: Stage) -> str:
    pen = Pen(stage)
    knee = at[f"{name}_knee"]
    pen.capsule(at[f"{name}_hip"], 0.056, knee, 0.043)
    pen.capsule(knee, 0.043, at[f"{name}_ankle"], 0.026)
    return pen.data()


def _sole(at: dict[str, complex], name: str, stage: Stage) -> str:
    pen = Pen(stage)
    ankle = at[f"{name}_ankle"]
    pen.capsule(ankle, 0.026, ankle - 0.034j, 0.030)
    return pen.data()
