"""The map of pain: a body from behind and from the front, its regions, and how far down a leg.

A body is drawn once per page as a symbol; every map uses it and draws only what is marked.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Literal, NamedTuple

from spineflow.figures.body_map import STANDING
from spineflow.figures.frame import Body
from spineflow.figures.from_behind import joints, numbers, shapes
from spineflow.figures.path import Pen, Stage
from spineflow.knowledge.pain_map import LegReach, PainRegion

View = Literal["back", "front"]

VIEWS: tuple[View, View] = ("back", "front")
WIDE, TALL = 104, 204
STAGE = Stage(200.0, WIDE / 2, 201.0)
BEHIND_ONLY = frozenset({"fig-floor", "fig-spine"})
"""The floor is not drawn here, and the line of the spine is not seen from the front."""
FACE = (0.0, 0.925)
SIGN = {"left": -1, "middle": 0, "right": 1}


class Spot(NamedTuple):
    """One marked region: how strong in four steps from 1 to 4, and whether it is a lack of
    feeling."""

    region: str
    side: str
    step: int = 1
    is_numb: bool = False


def symbols(body: Body) -> str:
    """Both bodies as symbols, to stand once on a page before the maps that use them."""
    drawn = "".join(
        f'<symbol id="body-{view}" viewBox="0 0 {WIDE} {TALL}">{_body(body, view)}</symbol>'
        for view in VIEWS
    )
    return f'<svg class="unseen" aria-hidden="true" focusable="false">{drawn}</svg>'


def map_svg(
    view: View,
    regions: Mapping[str, PainRegion],
    reaches: Mapping[str, LegReach],
    spots: Iterable[Spot],
    legs: Iterable[tuple[str, str]],
    *,
    alt: str = "",
) -> str:
    """One view with what is marked. `legs` are pairs of side and reach, drawn from behind only.

    Without `alt` it says nothing to who does not see it: then a list stands beside it.
    """
    parts = [f'<use href="#body-{view}" width="{WIDE}" height="{TALL}"/>']
    if view == "back":
        parts += (_leg(reaches[reach], side) for side, reach in legs if reach in reaches)
    shown = (spot for spot in spots if spot.region in regions)
    parts += (
        f'<path class="{_css(spot)}" d="{_stripe(regions[spot.region], spot.side)}"/>'
        for spot in shown
        if regions[spot.region].view == view
    )
    return _framed("".join(parts), alt)


def open_map_svg(view: View, regions: Mapping[str, PainRegion]) -> str:
    """One view with every region as an outline to be touched; a script fills them. The list is the
    form, so this is hidden from who cannot see it."""
    outlines = (
        f'<path class="fig-region" data-region="{region.id}.{side}" d="{_stripe(region, side)}"/>'
        for region in regions.values()
        if region.view == view
        for side in region.sides
    )
    body = f'<use href="#body-{view}" width="{WIDE}" height="{TALL}"/>'
    return _framed(body + "".join(outlines), "")


def _framed(inside: str, alt: str) -> str:
    said = f'role="img" aria-label="{escape(alt)}"' if alt else 'aria-hidden="true"'
    box = f'class="fig pain-map" viewBox="0 0 {WIDE} {TALL}" focusable="false"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box} {said}>{inside}</svg>'


def _body(body: Body, view: View) -> str:
    drawn = shapes(joints(body, STANDING, numbers(STANDING)), STANDING, STAGE, ())
    hidden = BEHIND_ONLY if view == "front" else {"fig-floor"}
    paths = [f'<path class="{s.css}" d="{s.data}"/>' for s in drawn if s.css not in hidden]
    if view == "front":
        pen = Pen(STAGE)
        pen.capsule(complex(FACE[0], FACE[1] - 0.020), 0.041, complex(*FACE), 0.045)
        paths.append(f'<path class="fig-skin" d="{pen.data()}"/>')
    return "".join(paths)


def _css(spot: Spot) -> str:
    return f"fig-pain p{spot.step}" + (" numb" if spot.is_numb else "")


def _stripe(region: PainRegion, side: str) -> str:
    """From the front the person's right is on the viewer's left."""
    turn = SIGN[side] * (-1 if region.view == "front" else 1)
    points = [complex(x * turn, y) for x, y in region.points]
    pen = Pen(STAGE)
    pen.capsule(points[0], region.radius, points[-1], region.radius)
    return pen.data()


def _leg(reach: LegReach, side: str) -> str:
    """A line from the low back down the back of the leg, with an end that can be seen."""
    turn = SIGN[side]
    end = complex(reach.end[0] * turn, reach.end[1])
    way = [complex(0.028 * turn, 0.59), complex(0.056 * turn, 0.51), complex(0.060 * turn, 0.285)]
    pen = Pen(STAGE)
    pen.polyline([*(point for point in way if point.imag > end.imag), end])
    pen.circle(end, 0.009)
    return "".join(
        f'<path class="{css}" d="{pen.data()}"/>' for css in ("fig-halo", "fig-leg-line")
    )
