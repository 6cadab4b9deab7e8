"""What the figures weigh on their way: the element that moves them, and every still picture."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from spineflow.catalogue.load import CONTENT
from spineflow.figures.draw import still_svg
from spineflow.figures.load import load_figures

ELEMENT = Path(__file__).parents[2] / "frontend/elements/body-figure"
FIGURES = load_figures(CONTENT)
LARGEST = 6_000
"""Bytes as they travel, packed."""


def packed(text: str) -> int:
    return len(gzip.compress(text.encode()))


def test_the_figure_element_is_small() -> None:
    assert packed("".join(path.read_text() for path in sorted(ELEMENT.glob("*.js")))) < LARGEST


@pytest.mark.parametrize(
    "entry", FIGURES.movements, ids=lambda each: f"{each.practice}.{each.variant}.{each.levels}"
)
def test_a_still_figure_is_small(entry: object) -> None:
    movement = next(each for each in FIGURES.movements if each is entry)
    level = movement.levels[0] if movement.levels else 1
    drawn = still_svg(FIGURES, movement.practice, movement.variant, level)
    assert drawn and packed(drawn) < LARGEST
