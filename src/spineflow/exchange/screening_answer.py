"""A screening as the JSON of the contract; the same shape is stored."""

from collections.abc import Sequence
from functools import cache

from typing_extensions import TypedDict

from spineflow.screening.finding import ItemClearance, Screening
from spineflow.screening.question import Value
from spineflow.vocabulary.reason import Reason


class ReasonOut(TypedDict):
    """Why, by kind and id."""

    kind: str
    id: str


class ClearanceOut(TypedDict):
    """What may be done with one item now."""

    item: str
    clearance: str
    tokens: list[str]
    limits: dict[str, float]
    replacements: list[str]
    reasons: list[ReasonOut]


class TextMatchOut(TypedDict):
    """A sentence that led to a question. `raised`: it counts as `value` until that is answered."""

    sentence: str
    family: str
    key: str
    value: Value
    raised: bool
    question: str


class ScreeningOut(TypedDict):
    """What `screen` prints."""

    disposition: str | None
    unanswered: list[str]
    fired: list[str]
    conditions: list[str]
    messages: list[str]
    clearances: list[ClearanceOut]
    further_clearances: list[ClearanceOut]
    """The practices outside the matrix, cleared by their demands (ADR 0008)."""
    text_matches: list[TextMatchOut]
    """What free text led to (ADR 0007)."""
    content_version: str


def screening_json(
    screening: Screening, content_version: str, text_matches: Sequence[TextMatchOut] = ()
) -> ScreeningOut:
    """A screening as the contract prints it."""
    return {
        "disposition": screening.disposition,
        "unanswered": list(screening.unanswered),
        "fired": list(screening.fired),
        "conditions": list(screening.conditions),
        "messages": list(screening.messages),
        "clearances": [_clearance(clearance) for clearance in screening.clearances],
        "further_clearances": [_clearance(clearance) for clearance in screening.further],
        "text_matches": list(text_matches),
        "content_version": content_version,
    }


def reasons_json(reasons: tuple[Reason, ...]) -> list[ReasonOut]:
    """Why, by kind and id."""
    return [_reason(reason) for reason in reasons]


@cache
def _reason(reason: Reason) -> ReasonOut:
    """One shared row per entry of content; an answer names hundreds of them."""
    return {"kind": reason.kind, "id": reason.id}


def _clearance(clearance: ItemClearance) -> ClearanceOut:
    return {
        "item": clearance.item,
        "clearance": clearance.clearance,
        "tokens": list(clearance.tokens),
        "limits": dict(clearance.limits),
        "replacements": list(clearance.replacements),
        "reasons": reasons_json(clearance.reasons),
    }
