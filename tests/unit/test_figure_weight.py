"""What the figures weigh on their way: the element that moves them, and every still picture."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from spineflow.catalogue.load import CONTENT
from spineflow.figures.draw import moving_svg, still_svg
from spineflow.figures.load import load_figures
from spineflow.knowledge.movement import Movement

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
@pytest.mark.parametrize("flip", [False, True], ids=["as drawn", "mirrored"])
def test_a_figure_is_small_still_and_moving(entry: Movement, flip: bool) -> None:
    form = (entry.practice, entry.variant, min(entry.levels, default=1))
    still = still_svg(FIGURES, *form, flip=flip)
    moving = moving_svg(FIGURES, *form, seconds_per_move=3.5, flip=flip)
    assert still and packed(still) < LARGEST
    assert moving and packed(moving) < LARGEST
