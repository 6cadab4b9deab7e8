"""Figures that lean or reach to the side: standing or sitting seen from behind, on hands and knees
or folded down seen from above. The head is at the top of the picture, the person's right on the
viewer's right.
"""

from spineflow.figures.frame import BackFrame, Body
from spineflow.figures.motion import between, window
from spineflow.figures.outline import Shape
from spineflow.figures.pace import shares
from spineflow.figures.path import Pen, Stage
from spineflow.figures.skeleton import direction

Numbers = tuple[float, ...]
Joints = dict[str, complex]

SHOULDER, HIPS = 0.105, 0.058
SEAT = 0.285
WIDE = 0.30
MATS = {"kneeling": (-0.37, 0.56), "folded": (-0.20, 0.84)}
"""Half the width of the mat, and where it begins and ends, in body heights from the hips."""
SIDES = (("left", -1), ("right", 1))


def numbers(frame: BackFrame) -> Numbers:
    """What changes between two frames."""
    return (frame.bend, frame.dip, *frame.left_arm, *frame.right_arm)


def samples(frames: tuple[BackFrame, ...]) -> list[Numbers]:
    """At the shares of `pace`, with a rest at every frame."""
    rows = [numbers(frame) for frame in frames]
    if len(rows) == 1:
        return rows
    out = []
    for move, row in enumerate(rows):
        out.append(row)
        around = window(rows, move)
        rest = around if len(around) == 2 else around[1:3]
        out += [between(rest, share) for share in shares(len(rows))[1:]]
    return [*out, out[0]]


def joints(body: Body, frame: BackFrame, row: Numbers) -> Joints:
    """Joints on the picture. `bend` leans the trunk to the person's right, `dip` brings the right
    shoulder down to the floor and under."""
    bend, dip, *arms = row
    foot_of = {"standing": 0.53, "sitting": SEAT, "kneeling": 0.0, "folded": 0.0}[frame.posture]
    hip = complex(0, foot_of)
    low, high = direction(90 - bend * 0.35), direction(90 - bend)
    waist = hip + (body.pelvis + body.lumbar) * low
    neck = waist + body.thorax * high
    across = high * -1j
    spots = {"hip": hip, "waist": waist, "neck": neck, "head": neck + 0.115 * high + dip * across}
    for at, (name, side) in enumerate(SIDES):
        reach = SHOULDER - (0.35 * dip if side > 0 else 0)
        shoulder = neck + side * reach * across
        upper, fore, length = arms[3 * at : 3 * at + 3]
        elbow = shoulder + body.upper_arm * length * direction(upper)
        wrist = elbow + body.forearm * length * direction(fore)
        spots[f"{name}_shoulder"], spots[f"{name}_elbow"] = shoulder, elbow
        spots[f"{name}_wrist"] = wrist
        spots[f"{name}_tip"] = wrist + body.hand * max(length, 0.6) * 0.82 * direction(fore)
        spots |= _leg(body, frame.posture, name, side, hip)
    return spots


def _leg(body: Body, posture: str, name: str, side: int, hip: complex) -> Joints:
    root = hip + side * HIPS
    if posture == "standing":
        knee, ankle = root - 0.245j, root - 0.491j + side * 0.008
    elif posture == "sitting":
        knee, ankle = root + side * 0.03, complex(root.real + side * 0.03, body.ankle_height)
    elif posture == "kneeling":
        knee, ankle = root + side * 0.004, root - 0.246j + side * 0.004
    else:
        knee, ankle = root + side * 0.058 + 0.165j, root - 0.055j - side * 0.018
    return {f"{name}_hip": root, f"{name}_knee": knee, f"{name}_ankle": ankle}


def shapes(at: Joints, frame: BackFrame, stage: Stage, zones: tuple[str, ...]) -> list[Shape]:
    """Ground or chair, then the person: what is farther from the viewer first."""
    out = [_ground(at, frame, stage)]
    under = [Shape("fig-far fig-skin", _arm(at, name, stage)) for name in _under(frame)]
    legs = [
        shape
        for name, _ in SIDES
        for shape in (
            Shape("fig-near fig-skin", _foot(at, name, frame.posture, stage)),
            Shape("fig-near fig-legs", _thigh(at, name, stage)),
        )
    ]
    over = [
        Shape("fig-near fig-skin", _arm(at, name, stage))
        for name, _ in SIDES
        if name not in _under(frame)
    ]
    chair = [_backrest(at, stage)] if frame.posture == "sitting" else []
    top = [
        Shape("fig-near fig-skin", _neck(at, stage)),
        Shape("fig-near fig-top", _trunk(at, stage)),
        Shape("fig-near fig-legs", _seat(at, stage)),
        Shape("fig-spine", _spine(at, stage)),
        *(Shape("fig-zone", _zone(at, zone, stage)) for zone in zones),
        Shape("fig-near fig-hair", _head(at, stage)),
    ]
    return [*out, *under, *legs, *top, *over, *chair]


def ghost(at: Joints, frame: BackFrame, stage: Stage) -> list[str]:
    """The person as paths of one group."""
    sides = [name for name, _ in SIDES]
    return [
        _trunk(at, stage),
        _head(at, stage),
        *(_arm(at, name, stage) for name in sides),
        *(_thigh(at, name, stage) for name in sides),
    ]


def _under(frame: BackFrame) -> tuple[str, ...]:
    return ("right",) if frame.under else ()


def _ground(at: Joints, frame: BackFrame, stage: Stage) -> Shape:
    pen = Pen(stage)
    if frame.posture in MATS:
        low, high = MATS[frame.posture]
        pen.polygon(
            (complex(-WIDE, low), complex(WIDE, low), complex(WIDE, high), complex(-WIDE, high))
        )
        return Shape("fig-prop fig-mat", pen.data())
    if frame.posture == "sitting":
        pen.capsule(-0.13 + 0.225j, 0.02, 0.13 + 0.225j, 0.02)
        for side in (-1, 1):
            pen.capsule(complex(side * 0.125, 0.22), 0.011, complex(side * 0.14, 0.01), 0.009)
        return Shape("fig-prop", pen.data())
    pen.polyline((-0.3 - 0.004j, 0.3 - 0.004j))
    return Shape("fig-floor", pen.data())


def _backrest(at: Joints, stage: Stage) -> Shape:
    """The low back of the chair, between the viewer and the person."""
    pen = Pen(stage)
    for side in (-1, 1):
        pen.capsule(complex(side * 0.12, 0.235), 0.010, complex(side * 0.12, 0.40), 0.010)
    pen.capsule(-0.12 + 0.40j, 0.013, 0.12 + 0.40j, 0.013)
    return Shape("fig-prop", pen.data())


def _trunk(at: Joints, stage: Stage) -> str:
    hip, waist, neck = at["hip"], at["waist"], at["neck"]
    up = (neck - waist) / abs(neck - waist)
    low = (waist - hip) / abs(waist - hip)
    left, right = at["left_shoulder"], at["right_shoulder"]
    pen = Pen(stage)
    pen.soft(
        (
            hip + low * 1j * 0.082 + low * 0.02,
            waist + up * 1j * 0.072,
            left + up * 1j * 0.024 - up * 0.03,
            left + up * 1j * 0.010 + up * 0.035,
            neck + up * 0.036,
            right - up * 1j * 0.010 + up * 0.035,
            right - up * 1j * 0.024 - up * 0.03,
            waist - up * 1j * 0.072,
            hip - low * 1j * 0.082 + low * 0.02,
            hip - low * 0.03,
        )
    )
    return pen.data()


def _seat(at: Joints, stage: Stage) -> str:
    """The trousers over the pelvis."""
    hip, waist = at["hip"], at["waist"]
    low = (waist - hip) / abs(waist - hip)
    pen = Pen(stage)
    pen.capsule(at["left_hip"], 0.054, at["right_hip"], 0.054)
    pen.capsule(
        hip + low * 0.03 + low * 1j * 0.036, 0.046, hip + low * 0.03 - low * 1j * 0.036, 0.046
    )
    return pen.data()


def _spine(at: Joints, stage: Stage) -> str:
    pen = Pen(stage)
    hip, waist, neck = at["hip"], at["waist"], at["neck"]
    up = (waist - hip) / abs(waist - hip)
    pen.curve((hip + up * 0.075, (hip + waist) / 2 + up * 0.03, waist, neck))
    return pen.data()


def _zone(at: Joints, zone: str, stage: Stage) -> str:
    pen = Pen(stage)
    hip, waist, neck = at["hip"], at["waist"], at["neck"]
    across = (neck - waist) / abs(neck - waist) * -1j
    if zone == "upper_back":
        pen.polyline(
            (
                waist + (neck - waist) * 0.7 - across * 0.05,
                waist + (neck - waist) * 0.7 + across * 0.05,
            )
        )
    else:
        pen.polyline(
            (waist * 0.75 + hip * 0.25 - across * 0.035, waist * 0.75 + hip * 0.25 + across * 0.035)
        )
    return pen.data()


def _neck(at: Joints, stage: Stage) -> str:
    pen = Pen(stage)
    pen.capsule(at["neck"], 0.030, at["head"], 0.028)
    return pen.data()


def _head(at: Joints, stage: Stage) -> str:
    up = at["head"] - at["neck"]
    up /= abs(up)
    pen = Pen(stage)
    pen.capsule(at["head"] - up * 0.018, 0.050, at["head"] + up * 0.012, 0.056)
    return pen.data()


def _arm(at: Joints, name: str, stage: Stage) -> str:
    pen = Pen(stage)
    elbow, wrist = at[f"{name}_elbow"], at[f"{name}_wrist"]
    pen.capsule(at[f"{name}_shoulder"], 0.031, elbow, 0.023)
    pen.capsule(elbow, 0.023, wrist, 0.017)
    pen.capsule(wrist, 0.018, at[f"{name}_tip"], 0.012)
    return pen.data()


def _thigh(at: Joints, name: str, stage: Stage) -> str:
    pen = Pen(stage)
    pen.capsule(at[f"{name}_hip"], 0.053, at[f"{name}_knee"], 0.040)
    pen.capsule(at[f"{name}_knee"], 0.040, at[f"{name}_ankle"], 0.025)
    return pen.data()


def _foot(at: Joints, name: str, posture: str, stage: Stage) -> str:
    """The heel from behind, or the sole of who kneels."""
    pen = Pen(stage)
    ankle = at[f"{name}_ankle"]
    length = 0.075 if posture in {"kneeling", "folded"} else 0.018
    pen.capsule(ankle, 0.024, ankle - length * 1j, 0.022)
    return pen.data()
