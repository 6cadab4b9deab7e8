"""Small things: cushions, pads, a strap, a roller, a ball, water."""

from spineflow.figures.outline import Shape
from spineflow.figures.path import WIDTH, Pen, Stage
from spineflow.figures.skeleton import Pose

FLOOR = -0.004
Place = tuple[float, ...]


def sheet(place: Place, stage: Stage) -> Shape:
    """A pillow seen from above: middle, half width, half height."""
    x, y, wide, high = place
    pen = Pen(stage)
    pen.soft(
        (
            complex(x - wide, y - high), complex(x + wide, y - high),
            complex(x + wide, y + high), complex(x - wide, y + high),
        )
    )  # fmt: skip
    return Shape("fig-prop fig-thing", pen.data())


def block(place: Place, stage: Stage) -> Shape:
    """A low step or a box: middle, half width, half height."""
    x, y, wide, high = place
    pen = Pen(stage)
    pen.polygon(
        (
            complex(x - wide, y - high), complex(x + wide, y - high),
            complex(x + wide, y + high), complex(x - wide, y + high),
        )
    )  # fmt: skip
    return Shape("fig-prop fig-thing", pen.data())


def ball(place: Place, stage: Stage) -> Shape:
    """A ball or a roller: middle and radius."""
    x, y, radius = place
    pen = Pen(stage)
    pen.circle(complex(x, y), radius)
    return Shape("fig-prop fig-thing", pen.data())


def cushion(place: Place, stage: Stage) -> Shape:
    """A cushion from the side: middle, width and height."""
    x, y, wide, high = place
    pen = Pen(stage)
    wide, high = wide * 0.62, high * 0.62
    pen.soft(
        (
            complex(x - wide, y - high),
            complex(x, y - high * 1.1),
            complex(x + wide, y - high),
            complex(x + wide, y + high),
            complex(x, y + high * 1.1),
            complex(x - wide, y + high),
        )
    )
    return Shape("fig-prop fig-thing", pen.data())


def pillow(shown: Pose, stage: Stage) -> Shape:
    """A flat pillow under the head of who lies."""
    skull = shown.shoulder + (shown.crown - shown.shoulder) * 0.66
    pen = Pen(stage)
    pen.capsule(complex(skull.real - 0.07, 0.012), 0.014, complex(skull.real + 0.05, 0.012), 0.014)
    return Shape("fig-prop fig-thing", pen.data())


def pad(shown: Pose, stage: Stage) -> Shape:
    """A heating pad or warm towel over the lower back."""
    up = shown.waist - shown.sacrum
    back = up / abs(up) * 1j
    pen = Pen(stage)
    pen.curve(
        (
            shown.sacrum - up * 0.25 + back * 0.052,
            shown.sacrum + back * 0.056,
            shown.waist + back * 0.050,
            shown.waist + up * 0.25 + back * 0.056,
        )
    )
    return Shape("fig-pad", pen.data())


def layer(shown: Pose, stage: Stage) -> Shape:
    """A scarf or another warm layer round the lower trunk."""
    up = shown.waist - shown.sacrum
    back = up / abs(up) * 1j
    pen = Pen(stage)
    pen.polygon(
        (
            shown.sacrum - up * 0.30 + back * 0.062,
            shown.waist + up * 0.10 + back * 0.058,
            shown.waist + up * 0.10 - back * 0.058,
            shown.sacrum - up * 0.30 - back * 0.064,
        )
    )
    return Shape("fig-layer", pen.data())


def strap(shown: Pose, stage: Stage) -> Shape:
    """A strap from the near hand round the sole."""
    leg = shown.near_leg
    along = leg.toe - leg.ankle
    sole = leg.ankle + along * 0.5 + along / abs(along) * -1j * 0.043
    pen = Pen(stage)
    pen.polyline((shown.near_arm.wrist, sole))
    return Shape("fig-strap", pen.data())


def gun(shown: Pose, stage: Stage) -> Shape:
    """A massage gun in the near hand, its head toward the body."""
    hand = (shown.near_arm.wrist + shown.near_arm.tip) / 2
    along = shown.near_arm.tip - shown.near_arm.wrist
    along /= abs(along)
    pen = Pen(stage)
    barrel = hand + along * 0.005
    pen.capsule(barrel - along * 0.030, 0.020, barrel + along * 0.014, 0.017)
    pen.capsule(barrel + along * 0.02, 0.009, barrel + along * 0.04, 0.009)
    pen.circle(barrel + along * 0.046, 0.017)
    pen.capsule(barrel - along * 0.02, 0.013, barrel - along * 0.03 - 0.075j, 0.012)
    return Shape("fig-prop fig-thing", pen.data())


def water(place: Place, stage: Stage) -> Shape:
    """Water up to a height, over the whole width."""
    (top,) = place
    left, right = -stage.left / stage.scale, (WIDTH - stage.left) / stage.scale
    wave = (right - left) / 8
    pen = Pen(stage)
    pen.move(complex(left, FLOOR))
    pen.line(complex(left, top))
    for at in range(8):
        x = left + wave * at
        pen.quad(complex(x + wave / 2, top + (0.022 if at % 2 else -0.022)), complex(x + wave, top))
    pen.line(complex(right, FLOOR))
    pen.close()
    return Shape("fig-water", pen.data())
