"""Safety answers from two devices are never merged: where they differ, the stricter one stands.

A page of safety questions says which answers it stood on when it was opened. Where one of them was
changed since, on another device or in another tab, what this page tells of it was told without
knowing that.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from spineflow.screening.question import Question


@dataclass(frozen=True, slots=True)
class Agreed:
    """What counts of the answers that a page tells."""

    taken: dict[str, Any] = field(default_factory=dict)
    left: frozenset[str] = frozenset()
    """Milder than what stands, or, where none is milder, only repeated by the page: not taken."""
    open: frozenset[str] = frozenset()
    """Two answers of which neither is the milder: the question is asked anew."""


def answered_text(questions: tuple[Question, ...], draft: Mapping[str, Any]) -> str:
    """The answers a page stands on, to be sent back with it; an open question is null."""
    return json.dumps({each.key: draft.get(each.key) for each in questions}, sort_keys=True)


def read_answered(text: str) -> Mapping[str, Any]:
    """What the page stood on; nothing where it does not say, and then all it tells counts."""
    try:
        answered = json.loads(text or "{}")
    except ValueError:
        return {}
    return answered if isinstance(answered, dict) else {}


def agree(
    told: Mapping[str, Any],
    answered: Mapping[str, Any],
    stands: Mapping[str, Any],
    questions: Mapping[str, Question],
) -> Agreed:
    """Hold what a page tells against what was changed since it was opened.

    `answered` is what it stood on, `stands` what counts by now.
    """
    taken, left, asked = {}, set(), set()
    for key, value in told.items():
        now = stands.get(key)
        neutral = questions[key].neutral
        if key not in answered or now == answered[key] or value == now:
            taken[key] = value
        elif value == neutral or (neutral is None and value == answered[key]):
            left.add(key)
        elif now is None or now == neutral:
            taken[key] = value
        else:
            asked.add(key)
    return Agreed(taken, frozenset(left), frozenset(asked))
