"""The body map: what the reference allows is shown, what it forbids is crossed out."""

from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest

from spineflow.figures.body_map import areas_of, body_map_svg
from spineflow.figures.load import load_figures
from spineflow.knowledge.body_map import Tool

FIGURES = load_figures(Path(__file__).resolve().parents[2] / "content")
TOOLS = get_args(Tool)


def drawn(tool, css, **options):
    root = ElementTree.fromstring(body_map_svg(FIGURES, tool, alt="Map", **options))
    return [path for path in root if path.get("class") == css]


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_has_the_three_zones_of_the_method(tool):
    zones = {area.zone for area in areas_of(FIGURES, tool) if area.where}
    expected = {"glutes", "hamstrings", "lower_back"} - (
        {"lower_back"} if tool == "roller" else set()
    )
    assert zones == expected


@pytest.mark.parametrize("tool", TOOLS)
def test_spine_and_back_of_the_knee_are_never_for_any_tool(tool):
    never = {area.id for area in areas_of(FIGURES, tool) if not area.where}
    assert {"spine", "back_of_knee"} <= never
    assert tool in {"hand", "therapist"} or {"kidneys", "ribs", "neck"} <= never


@pytest.mark.parametrize("tool", TOOLS)
def test_where_and_never_do_not_touch(tool):
    """No allowed patch comes nearer to a forbidden one than their edges; the spine is 5 cm off."""
    areas = areas_of(FIGURES, tool)
    for may in (area for area in areas if area.where):
        for never in (area for area in areas if not area.where):
            gap = min(abs(a - b) for a in along(may) for b in along(never))
            assert gap >= may.radius + never.radius - 0.006, (may.id, never.id)
        if tool in {"ball", "gun"} and may.zone == "lower_back":
            assert min(x for x, _ in may.points) - may.radius >= 0.027, "5 cm of 1.8 m"


def along(area):
    (x0, y0), (x1, y1) = area.points[0], area.points[-1]
    return [complex(x0 + (x1 - x0) * at / 20, y0 + (y1 - y0) * at / 20) for at in range(21)]


def test_a_closed_zone_is_not_shown():
    assert len(drawn("gun", "fig-may", closed=frozenset({"lower_back"}))) == (
        len(drawn("gun", "fig-may")) - 2
    )
    assert len(drawn("gun", "fig-never")) == len(
        drawn("gun", "fig-never", closed=frozenset({"lower_back", "glutes"}))
    )


def test_areas_are_mirrored_and_labelled():
    assert len(drawn("roller", "fig-may")) == 2 * sum(
        area.where for area in areas_of(FIGURES, "roller")
    )
    assert 'aria-label="a &lt; b"' in body_map_svg(FIGURES, "ball", alt="a < b")
