"""CPU-milliseconds of the Library, beside a bare Django page of the same size, and its bytes.

The Library is asked as a browser asks it, packed; the floor (`bare_page.py`) is not packed. What
goes over the wire is the page with all its figures and the styles only the Library loads.

    python benchmarks/library.py
"""

from __future__ import annotations

import gzip
import os
import sys
import tempfile
from statistics import median

from measure import cpu_ns
from today import BLOCKS, ROOT, ROUNDS, bare_page, page_of

GOAL_RATIO, GOAL_KB = 2.5, 150
STYLES = ("tokens", "base", "forms", "pages", "figure", "practices")


def main() -> int:
    """Print figures, floor and goals; 1 if a goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SPINEFLOW_DATA"] = folder
        answer, queries, size = page_of("practices", HTTP_ACCEPT_ENCODING="gzip")
        packed = len(answer().content)
        spent: list[int] = []
        floor: list[int] = []
        with bare_page(size) as bare:
            cpu_ns(answer, ROUNDS)
            bare(ROUNDS)
            for _ in range(BLOCKS):
                spent += cpu_ns(answer, ROUNDS)
                floor += bare(ROUNDS)
    library_ms, floor_ms = median(spent) / 1e6, median(floor) / 1e6
    ratio = library_ms / floor_ms
    print(
        f"Library: {library_ms:.2f} CPU-ms packed, floor {floor_ms:.2f}, "
        f"ratio {ratio:.2f} (goal {GOAL_RATIO}), {queries} queries"
    )
    styles = sum(
        len(gzip.compress((ROOT / f"frontend/styles/{name}.css").read_bytes())) for name in STYLES
    )
    wire = (packed + styles) / 1000
    print(
        f"Library: {wire:.0f} kB over the wire (goal {GOAL_KB}): page {packed / 1000:.0f} kB with "
        f"all figures, styles {styles / 1000:.0f} kB; unpacked {size / 1000:.0f} kB"
    )
    return int(ratio > GOAL_RATIO or wire > GOAL_KB)


if __name__ == "__main__":
    sys.exit(main())
