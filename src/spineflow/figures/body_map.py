"""The body map of one tool: a back, where the tool may go, and crossed out where never."""

from html import escape

from spineflow.figures.frame import BackFrame, Body
from spineflow.figures.from_behind import joints, numbers, shapes
from spineflow.figures.load import Figures
from spineflow.figures.path import HEIGHT, WIDTH, Pen, Stage
from spineflow.knowledge.body_map import Area, Tool

STANDING = BackFrame(
    view="back",
    posture="standing",
    left_arm=(248, 258, 1.0),
    right_arm=(292, 282, 1.0),
    note="Standing, seen from behind",
    source=("D: drawn by the project",),
    review="draft",
)
SCALE = 205.0
"""Units per body height: from the head to below the knees."""
STAGE = Stage(SCALE, WIDTH / 2, HEIGHT * 1.28)


def areas_of(figures: Figures, tool: Tool) -> tuple[Area, ...]:
    """The areas of a tool, those where it may go first."""
    found = (area for area in figures.areas if tool in area.tools)
    return tuple(sorted(found, key=lambda area: not area.where))


def body_map_svg(
    figures: Figures, tool: Tool, *, alt: str, closed: frozenset[str] = frozenset()
) -> str:
    """The map of one tool. `closed` are zone words that the person's plan leaves out.

    The picture alone says nothing to who does not see it: pages list `areas_of` beside it.
    """
    parts = [f'<path class="{css}" d="{data}"/>' for css, data in _back(figures.body)]
    for area in areas_of(figures, tool):
        if area.zone is None or area.zone not in closed:
            parts += _drawn(area)
    box = f'class="fig fig-cropped" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img" '
        f'aria-label="{escape(alt)}">{"".join(parts)}</svg>'
    )


def _back(body: Body) -> list[tuple[str, str]]:
    at = joints(body, STANDING, numbers(STANDING))
    drawn = shapes(at, STANDING, STAGE, ())
    return [(shape.css, shape.data) for shape in drawn if shape.css != "fig-floor"]


def _drawn(area: Area) -> list[str]:
    """A soft patch where the tool may go; an outline with a cross where it never goes."""
    out = []
    for side in (1,) if area.one_sided else (1, -1):
        points = [complex(x * side, y) for x, y in area.points]
        pen = Pen(STAGE)
        if len(points) == 1:
            pen.circle(points[0], area.radius)
        else:
            pen.capsule(points[0], area.radius, points[-1], area.radius)
        if area.where:
            out.append(f'<path class="fig-may" d="{pen.data()}"/>')
            continue
        cross = Pen(STAGE)
        middle, arm = (points[0] + points[-1]) / 2, area.radius * 0.75
        for turn in (1 + 1j, 1 - 1j):
            cross.polyline((middle - turn * arm, middle + turn * arm))
        crossed = pen.data() + cross.data()
        out += (f'<path class="{css}" d="{crossed}"/>' for css in ("fig-halo", "fig-never"))
    return out
