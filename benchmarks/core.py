"""CPU-milliseconds of `screen`, `plan` and reading 2,000 characters: in process, warm, beside a
floor of the same run.

The floor is reading the same input with `json.loads` and writing the same answer with `json.dumps`:
what any program that speaks the contract must pay.

    python benchmarks/core.py
"""

import json
import sys
from pathlib import Path

from measure import median_cpu_ms

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from spineflow.__main__ import plan_verb, screen_verb
from spineflow.catalogue import load
from spineflow.catalogue.check_cases import healthy_answers

ROUNDS = 200
GOALS_MS = {"screen": 1.0, "plan": 10.0, "free text": 2.0}
WORDS = (
    "My back has been stiff for about three weeks now. It started after I helped a friend move "
    "house, and sitting at my desk makes it worse. No fever, no weight loss, I sleep fine. I walk "
    "the dog every morning and that seems to help a bit. I can't bend far. "
)
AILMENTS = {
    "osteoporosis": True, "diabetes": "no_insulin", "hypertension": True, "hip_replacement": True,
    "reflux": True, "age": 70, "glaucoma_or_retina": True,
}  # fmt: skip
"""Many conditions at once: the slow case, not the healthy one."""


def main() -> int:
    """Print each figure with its floor and goal; 1 if a goal is missed."""
    catalogue = load()
    paper = {
        "answers": {**healthy_answers(catalogue.safety), **AILMENTS},
        "profile": {"equipment": ["heating_pad", "towel", "roller", "chair", "bed"]},
        "on": "2026-11-25",
    }
    text = json.dumps(paper).encode()
    missed = 0
    for name, verb in (("screen", screen_verb), ("plan", plan_verb)):
        answer = verb(catalogue, text)
        floor = median_cpu_ms(lambda answer=answer: (json.loads(text), json.dumps(answer)), ROUNDS)
        spent = median_cpu_ms(lambda verb=verb: verb(catalogue, text), ROUNDS)
        missed += spent > GOALS_MS[name]
        print(f"{name}: {spent:.2f} CPU-ms (goal {GOALS_MS[name]:g}, JSON floor {floor:.2f})")
    words, reader = (WORDS * 8)[:2000], catalogue.readers["en"]
    spent = median_cpu_ms(lambda: reader.read(words, catalogue.safety, paper["answers"]), ROUNDS)
    missed += spent > GOALS_MS["free text"]
    print(f"free text: {spent:.2f} CPU-ms (goal {GOALS_MS['free text']:g})")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
