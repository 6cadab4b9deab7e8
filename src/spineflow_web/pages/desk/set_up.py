"""The desk set-up check: a picture with numbers, and the points behind them."""

from dataclasses import dataclass
from functools import cache

from django.utils.html import escape
from django.utils.translation import gettext as _

from spineflow_web.pages.sentences import say
from spineflow_web.store import figures
from spineflow_web.store.catalogue import catalogue

PARTS = ("desk", "leaning", "standing", "walking")
FORM = ("posture_desk", "chair", 1)
RADIUS = 7.5


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to look at."""

    title: str
    text: str


def points_of(part: str) -> list[Point]:
    """The points of one part, in the order of the content."""
    found = [point for point in catalogue().check_points if point.part == part]
    return [Point(say(point.title), say(point.text)) for point in found]


def set_up_figure() -> str:
    """The desk with a number at every point; the list beside it says the same."""
    alt = escape(_("A person at a desk. The numbers stand in the list."))
    return _figure().replace("@alt@", alt)


@cache
def _figure() -> str:
    drawn = figures.still(*FORM, 0, "@alt@", False)
    spots = [each.spot for each in catalogue().check_points if each.part == "desk"]
    marks = "".join(_mark(n, *spot) for n, spot in enumerate(spots, start=1) if spot)
    return drawn.replace("</svg>", f"{marks}</svg>")


def _mark(number: int, x: float, y: float) -> str:
    return (
        f'<circle class="fig-spot" cx="{x}" cy="{y}" r="{RADIUS}"/>'
        f'<text class="fig-number" x="{x}" y="{y}" dy="3.4" text-anchor="middle">{number}</text>'
    )
