"""Random people for the laws: answers, profiles and histories that the contract allows."""

from datetime import date, timedelta
from typing import Any, get_args

from hypothesis import strategies as st

from spineflow.catalogue.check_cases import healthy_answers
from spineflow.knowledge.practice import Equipment
from spineflow.screening.question import UNSURE, Question
from tests.the_catalogue import CATALOGUE

SAFETY = CATALOGUE.safety
HEALTHY = healthy_answers(SAFETY)
TODAY = date(2026, 11, 23)


def values(question: Question) -> list[Any]:
    """Certain answers worth trying: all words, and a number's edges and rule boundaries."""
    match question.answer:
        case "yes_no":
            return [False, True]
        case "choice":
            return [choice.value for choice in question.choices]
        case "number":
            low, high = question.minimum or 0, question.maximum or 0
            edges = [15, 16, 17, 18, 64, 65, 80, 99, 100, 109, 110, 119, 120, 159, 160, 179, 180]
            return sorted({low, high, *(edge for edge in edges if low <= edge <= high)})


KEYS = tuple(SAFETY.questions)
TOLD = {key: (*values(question), UNSURE) for key, question in SAFETY.questions.items()}
"""Everything that may be told of each question."""


def _any_of(drawn: bytes) -> dict[str, Any]:
    """One byte for each question: nothing told, or one of its answers."""
    told = {}
    for key, byte in zip(KEYS, drawn, strict=True):
        at = byte % (len(TOLD[key]) + 1)
        if at:
            told[key] = TOLD[key][at - 1]
    return told


def _a_few_of(drawn: bytes) -> dict[str, Any]:
    """Two bytes for each answer that is not the healthy one."""
    changed = zip(drawn[::2], drawn[1::2], strict=False)
    told = {KEYS[which % len(KEYS)]: byte for which, byte in changed}
    return {**HEALTHY, **{key: TOLD[key][byte % len(TOLD[key])] for key, byte in told.items()}}


# Bytes are drawn at once; a dictionary of a hundred keys takes longer than to screen it.
answers = st.binary(min_size=len(KEYS), max_size=len(KEYS)).map(_any_of)
"""Any answers at all: some missing, some unsure."""

mostly_healthy = st.binary(max_size=12).map(_a_few_of)
"""A healthy person with a few answers changed: most of these get a plan."""

profiles = st.fixed_dictionaries(
    {},
    optional={
        "equipment": st.lists(st.sampled_from(get_args(Equipment)), unique=True),
        "position": st.sampled_from(["floor", "chair", "bed"]),
        "minutes": st.integers(0, 150),
        "windows": st.lists(
            st.tuples(st.integers(0, 22), st.integers(1, 3)).map(
                lambda pair: {
                    "from": f"{pair[0]:02d}:15",
                    "to": f"{min(pair[0] + pair[1], 23):02d}:45",
                }
            ),
            max_size=3,
        ),
        "wake": st.sampled_from(["05:00", "07:00", "09:30", "23:00"]),
        "sleep": st.sampled_from(["21:00", "23:00", "01:00"]),
        "glass_ml": st.sampled_from([150, 200, 250, 330, 500]),
        "body_mass_kg": st.sampled_from([40.0, 70.0, 120.0]),
        "levels": st.dictionaries(
            st.sampled_from(sorted(CATALOGUE.practices)), st.integers(0, 5), max_size=5
        ),
        "avoids": st.lists(st.sampled_from(["fish", "nut", "not_vegan", "milk", "gluten"])),
    },
)

days = st.integers(0, 6).map(lambda ahead: TODAY + timedelta(days=ahead))
