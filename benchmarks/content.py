"""CPU-milliseconds of loading all of `content/` and its figures, beside the floor of parsing it.

The floor is reading the same files with the TOML parser and doing nothing with them.

    python benchmarks/content.py
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import tomli
from measure import median_cpu_ms

from spineflow.catalogue import load
from spineflow.catalogue.load import CONTENT
from spineflow.figures.load import load_figures

ROUNDS = 15
GOAL_MS = 150.0
NOT_LOADED = {"cases", "held_out"}
"""Sentences and cases that prove the content and are no part of it."""


def parse() -> None:
    """Every file that loading reads, parsed and dropped."""
    for path in CONTENT.rglob("*.toml"):
        if not NOT_LOADED & {*path.parts}:
            tomli.loads(path.read_text(encoding="utf-8"))


def main() -> int:
    """Print the figures; 1 if the goal is missed."""
    floor, loading = median_cpu_ms(parse, ROUNDS), median_cpu_ms(load, ROUNDS)
    figures = median_cpu_ms(lambda: load_figures(CONTENT), ROUNDS)
    print(f"content: {loading:.0f} CPU-ms (goal {GOAL_MS:g}, parsing alone {floor:.0f})")
    print(f"figures: {figures:.0f} CPU-ms")
    return int(loading > GOAL_MS)


if __name__ == "__main__":
    sys.exit(main())
