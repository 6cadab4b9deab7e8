"""CPU-seconds of screening 10,000 random people, one after the other, in process.

python benchmarks/gate.py
"""

import sys
import time
from collections import Counter
from random import Random

from people import random_answers

from spineflow.catalogue import load
from spineflow.screening.evaluate import screen

PEOPLE = 10_000
GOAL_S = 10.0


def main() -> int:
    """Print the figure and what became of them; 1 if the goal is missed."""
    catalogue, chance = load(), Random(20261125)
    crowd = [random_answers(catalogue, chance) for _ in range(PEOPLE)]
    screen(catalogue.safety, crowd[0])
    before = time.process_time()
    found = [screen(catalogue.safety, answers).disposition for answers in crowd]
    spent = time.process_time() - before
    print(f"{PEOPLE} people: {spent:.1f} CPU-s (goal {GOAL_S:g})")
    for disposition, how_many in Counter(found).most_common():
        print(f"  {disposition.value if disposition else 'not screened'}: {how_many}")
    return int(spent > GOAL_S)


if __name__ == "__main__":
    sys.exit(main())
