"""Short SVG path data: tenths of a unit, relative commands, the same commands for every sample."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 200, 160


@dataclass(frozen=True, slots=True)
class Stage:
    """From body heights to the view box, mirrored if asked."""

    scale: float
    left: float
    floor: float
    """Where x = 0 and y = 0 stand in the view box."""
    flip: bool = False

    def tenths(self, point: complex) -> tuple[int, int]:
        """A point in whole tenths of the view box."""
        x = round((self.left + self.scale * point.real) * 10)
        return (
            WIDTH * 10 - x if self.flip else x,
            round((self.floor - self.scale * point.imag) * 10),
        )

    def whole_tenths(self, way: complex) -> complex:
        """A way in body heights so long that it is drawn as whole tenths: what is drawn twice, once
        moved by it, has the same relative path data and packs to nothing."""
        tenth = self.scale * 10
        return complex(round(way.real * tenth), round(way.imag * tenth)) / tenth


def number(tenths: int) -> str:
    """Tenths as SVG writes numbers shortest: ``-.5``, ``12``, ``3.1``."""
    if -4096 < tenths < 4096:
        return _SHORT[tenths]
    return _shortest(tenths)


def _shortest(tenths: int) -> str:
    whole, part = divmod(abs(tenths), 10)
    digits = f"{whole or ''}.{part}" if part else str(whole)
    return f"-{digits}" if tenths < 0 else digits


_SHORT = {tenths: _shortest(tenths) for tenths in range(-4095, 4096)}


class Pen:
    """Draws one path on a stage."""

    __slots__ = ("_parts", "_stage", "_x", "_y")

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._parts: list[str] = []
        self._x = self._y = 0

    def move(self, point: complex) -> None:
        """Start a new outline."""
        self._x, self._y = self._stage.tenths(point)
        self._parts.append(f"M{number(self._x)} {number(self._y)}")

    def line(self, point: complex) -> None:
        """A straight line to a point."""
        self._parts.append(f"l{self._to(point)}")

    def quad(self, control: complex, point: complex) -> None:
        """A quadratic curve. One that follows another needs no letter, only a space."""
        x, y = self._stage.tenths(control)
        letter = " " if self._parts[-1][0] in "q " else "q"
        self._parts.append(f"{letter}{number(x - self._x)} {number(y - self._y)} {self._to(point)}")

    def arc(self, radius: float, point: complex) -> None:
        """Half a turn, or the smaller arc if the radius is larger, counter-clockwise in body
        space."""
        size = number(round(self._stage.scale * radius * 10))
        sweep = 1 if self._stage.flip else 0
        self._parts.append(f"a{size} {size} 0 0 {sweep} {self._to(point)}")

    def close(self) -> None:
        """Back to the start."""
        self._parts.append("z")

    def data(self) -> str:
        """The path's `d`."""
        return "".join(self._parts).replace(" -", "-")

    def capsule(self, a: complex, ra: float, b: complex, rb: float) -> None:
        """A limb: round at both ends, thicker or thinner toward `b`."""
        along = b - a
        size = abs(along) or 1.0
        side = along / size * 1j
        self.move(a - side * ra)
        self.line(b - side * rb)
        self.arc(rb, b + side * rb)
        self.line(a + side * ra)
        self.arc(ra, a - side * ra)
        self.close()

    def circle(self, centre: complex, radius: float) -> None:
        """A disc."""
        self.move(centre + radius)
        self.arc(radius, centre - radius)
        self.arc(radius, centre + radius)
        self.close()

    def polyline(self, points: Sequence[complex]) -> None:
        """Straight lines through all points."""
        self.move(points[0])
        for point in points[1:]:
            self.line(point)

    def polygon(self, points: Sequence[complex]) -> None:
        """Straight lines through all points and back."""
        self.polyline(points)
        self.close()

    def soft(self, points: Sequence[complex]) -> None:
        """A closed smooth outline drawn towards by its points (quadratic B-spline)."""
        last = points[-1]
        self.move((last + points[0]) / 2)
        for at, point in enumerate(points):
            following = points[at + 1] if at + 1 < len(points) else points[0]
            self.quad(point, (point + following) / 2)
        self.close()

    def curve(self, points: Sequence[complex]) -> None:
        """An open smooth line from the first point to the last."""
        self.move(points[0])
        for at in range(1, len(points) - 2):
            self.quad(points[at], (points[at] + points[at + 1]) / 2)
        self.quad(points[-2], points[-1])

    def _to(self, point: complex) -> str:
        x, y = self._stage.tenths(point)
        dx, dy = x - self._x, y - self._y
        self._x, self._y = x, y
        return f"{number(dx)} {number(dy)}"
