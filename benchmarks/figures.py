"""CPU-milliseconds of drawing one figure, still and moving, beside the floor of parsing its SVG.

The floor is the standard library reading back the same picture. Figures are drawn once and kept,
so this is the cost of a first picture and of `run.py figures`.

    python benchmarks/figures.py
"""

import sys
from pathlib import Path
from statistics import median
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from measure import median_cpu_ms

from spineflow.catalogue import load
from spineflow.catalogue.check_figures import drawn_forms
from spineflow.catalogue.load import CONTENT
from spineflow.figures.draw import moving_svg, still_svg
from spineflow.figures.load import Figures, load_figures

ROUNDS = 3
GOAL_STILL_MS, GOAL_MOVING_MS = 1.0, 15.0
PACE = 3
"""Seconds of one move."""


def measured(figures: Figures, form: tuple[str, str, int]) -> tuple[float, float, float]:
    """Of one form: its still figure, its moving one, and reading the still one back."""
    picture = still_svg(figures, *form)
    works = (
        lambda: still_svg(figures, *form),
        lambda: moving_svg(figures, *form, seconds_per_move=PACE),
        lambda: ElementTree.fromstring(picture),
    )
    still, moving, floor = (median_cpu_ms(work, ROUNDS) for work in works)
    return still, moving, floor


def main() -> int:
    """Print the medians over all forms; 1 if a goal is missed."""
    figures, forms = load_figures(CONTENT), drawn_forms(load().practices.values())
    still, moving, floor = zip(*(measured(figures, form) for form in forms), strict=True)
    print(
        f"still {median(still):.2f} CPU-ms (goal {GOAL_STILL_MS:g}, "
        f"parsing it alone {median(floor):.2f}), "
        f"moving {median(moving):.2f} (goal {GOAL_MOVING_MS:g}), slowest {max(moving):.1f}"
    )
    return int(median(still) > GOAL_STILL_MS or median(moving) > GOAL_MOVING_MS)


if __name__ == "__main__":
    sys.exit(main())
