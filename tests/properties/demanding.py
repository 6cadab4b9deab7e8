"""The real safety content with practices made for the laws beside the real ones.

Some ask for several things, in several forms, and may be chosen in words; and each demand has a
practice that asks for it alone, so that what bars it is seen at once.
"""

from dataclasses import replace
from typing import Any

from spineflow.knowledge.practice import Practice
from spineflow.screening.rule import Replacement
from spineflow.screening.safety import Safety
from tests.properties.strategies import SAFETY

PASSPORT: dict[str, Any] = {"source": ["D"], "review": "draft"}


def made(name: str, forms: dict[str, list[str]], **more: Any) -> Practice:
    """A practice with one level in each variant, asking for what is named there."""
    return Practice.model_validate(
        {
            **PASSPORT,
            "id": name,
            "title": "A made practice",
            "family": "stretching",
            "group": "stretch",
            "purpose": "It is made for a test.",
            "blood_flow": ["a_claim"],
            "pain": ["a_claim"],
            "variants": [
                {"id": variant, "start": "Begin.", "steps": ["Move."], "demands": demands}
                for variant, demands in forms.items()
            ],
            "levels": [
                {"level": 1, "variant": variant, "title": "One", "sentence": "Do.", "dose": {}}
                for variant in forms
            ],
            **more,
        }
    )


ALONE = {f"asks_{demand}": made(f"asks_{demand}", {"chair": [demand]}) for demand in SAFETY.demands}
"""One practice for each demand, asking for nothing else."""

MADE = {
    practice.id: practice
    for practice in (
        made(
            "two_ways",
            {
                "floor": ["getting_down_to_floor", "supine", "flexion_mid"],
                "chair": ["sitting", "balance"],
            },
        ),
        made("curl", {"bed": ["side_lying", "flexion_end", "hip_flexion_deep", "held_stretch"]}),
        made(
            "sphinx_like",
            {"floor": ["getting_down_to_floor", "prone", "weight_on_arms", "extension_mid"]},
        ),
        made("turn", {"chair": ["sitting", "rotation_mid", "movement_gentle"]}),
        made("march", {"standing": ["balance", "exertion_light"], "chair": ["exertion_light"]}),
        made("slow_breath", {"chair": ["breath_slow"], "bed": ["supine", "breath_slow"]}),
        made(
            "rock",
            {"standing": ["on_feet", "movement_gentle"]},
            choices={"direction": ["flexion", "extension"]},
            word_demands={"flexion": ["flexion_small"], "extension": ["extension_small"]},
        ),
        made(
            "kneading", {"chair": ["pressure_by_hand"]}, choices={"zone": ["glutes", "hamstrings"]}
        ),
        made("capsule", {"chair": ["supplement_iron"]}, supplement=True),
    )
}
REPLACED = Replacement.model_validate({**PASSPORT, "item": "cobra", "instead": list(MADE)})


def with_practices(made_practices: dict[str, Practice]) -> Safety:
    """The real safety content with more practices."""
    return replace(
        SAFETY,
        practices={**SAFETY.practices, **made_practices},
        replacements={**SAFETY.replacements, "cobra": REPLACED},
    )


DEMANDING = with_practices(MADE)
SINGLE = with_practices({**MADE, **ALONE})
