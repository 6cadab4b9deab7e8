"""Outcomes as the JSON of the contract; the same shape is stored with every plan."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NotRequired

from typing_extensions import TypedDict

from spineflow.planning.day_plan import (
    Clash,
    DayPlan,
    LeftOut,
    LevelStep,
    NoPlan,
    OtherWay,
    PlannedDose,
    PlannedItem,
    Proof,
    Wish,
)
from spineflow.screening.finding import ItemClearance, Screening
from spineflow.screening.question import Value
from spineflow.vocabulary.reason import Reason
from spineflow.vocabulary.timing import clock_of


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


class DoseOut(TypedDict):
    """How much; what a dose does not use is absent."""

    minutes: NotRequired[float]
    sets: NotRequired[int]
    reps: NotRequired[int]
    hold_s: NotRequired[int]
    side: NotRequired[str]
    glasses: NotRequired[int]


class OtherWayOut(TypedDict):
    """The easy movement that ends a bend (ADR 0013)."""

    item: str
    level: int
    variant: str
    reps: int
    tokens: list[str]


class ItemOut(TypedDict):
    """One planned practice; `food` stands on a food item only (ADR 0002).

    `then` stands on a bend, `at` on what recurs over the day (ADR 0013); `zones` on rolling, where
    some of the open zones rest today.
    """

    item: str
    level: int
    variant: str
    tokens: list[str]
    dose: DoseOut
    reasons: list[ReasonOut]
    food: NotRequired[str]
    then: NotRequired[OtherWayOut]
    at: NotRequired[list[str]]
    zones: NotRequired[list[str]]


class SittingOut(TypedDict):
    """A planned session."""

    id: str
    starts: str
    items: list[ItemOut]


class DayOut(TypedDict):
    """The planned sessions of one date."""

    on: str
    sittings: list[SittingOut]


class LeftOutOut(TypedDict):
    """A practice that is not planned, and why."""

    item: str
    reasons: list[ReasonOut]


class NoPlanOut(TypedDict):
    """Why there is no plan."""

    reason: str
    messages: list[str]


class StepOut(TypedDict):
    """The traffic light of one practice and the level that follows (ADR 0013)."""

    item: str
    light: str
    was: int
    to: int
    change: str
    reasons: list[ReasonOut]


class ProofOut(TypedDict):
    """How good the plan is (ADR 0014); `gap` null means not proven."""

    score: float
    gap: float | None
    solver: str


class WishOut(TypedDict):
    """Something asked of the day."""

    kind: str
    id: str


class RelaxationOut(TypedDict):
    """The smallest change to one wish; `minutes` null means giving it up."""

    wish: WishOut
    minutes: int | None


class ClashOut(TypedDict):
    """Wishes that cannot all be met (ADR 0013)."""

    wishes: list[WishOut]
    relaxations: list[RelaxationOut]


class PlanPart(TypedDict):
    """What `plan` prints beside the screening."""

    plan: DayOut | None
    left_out: list[LeftOutOut]
    no_plan: NoPlanOut | None
    progress: NotRequired[list[StepOut]]
    with_more: NotRequired[list[str]]
    clashes: NotRequired[list[ClashOut]]
    proof: NotRequired[ProofOut]


class PlanOut(ScreeningOut, PlanPart):
    """What `plan` prints."""


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


def plan_json(outcome: DayPlan | NoPlan) -> PlanPart:
    """A day plan, or the reason for none, as the contract prints it."""
    left_out = [_left_out(each) for each in outcome.left_out]
    if isinstance(outcome, NoPlan):
        why: NoPlanOut = {"reason": outcome.reason, "messages": list(outcome.messages)}
        closed: PlanPart = {"plan": None, "left_out": left_out, "no_plan": why}
        if outcome.clashes:
            closed["clashes"] = clashes_json(outcome.clashes)
        return closed
    part: PlanPart = {
        "plan": _day(outcome),
        "left_out": left_out,
        "no_plan": None,
        "progress": [_step(step) for step in outcome.steps],
        "with_more": list(outcome.with_more),
        "clashes": clashes_json(outcome.clashes),
    }
    if outcome.proof is not None:
        part["proof"] = _proof(outcome.proof)
    return part


def clashes_json(clashes: Sequence[Clash]) -> list[ClashOut]:
    """Clashes as the contract prints them."""
    return [_clash(clash) for clash in clashes]


def _clash(clash: Clash) -> ClashOut:
    return {
        "wishes": [_wish(wish) for wish in clash.wishes],
        "relaxations": [
            {"wish": _wish(each.wish), "minutes": each.minutes} for each in clash.relaxations
        ],
    }


def _wish(wish: Wish) -> WishOut:
    return {"kind": wish.kind, "id": wish.id}


def _step(step: LevelStep) -> StepOut:
    return {
        "item": step.item,
        "light": step.light,
        "was": step.was,
        "to": step.to,
        "change": step.change,
        "reasons": _reasons(step.reasons),
    }


def _proof(proof: Proof) -> ProofOut:
    gap = None if proof.gap is None else round(proof.gap, 6)
    return {"score": round(proof.score, 2), "gap": gap, "solver": proof.solver}


def _reasons(reasons: tuple[Reason, ...]) -> list[ReasonOut]:
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
        "reasons": _reasons(clearance.reasons),
    }


def _left_out(left_out: LeftOut) -> LeftOutOut:
    return {"item": left_out.item, "reasons": _reasons(left_out.reasons)}


def _day(plan: DayPlan) -> DayOut:
    return {
        "on": plan.on.isoformat(),
        "sittings": [
            {
                "id": sitting.id,
                "starts": clock_of(sitting.starts),
                "items": [_item(item) for item in sitting.items],
            }
            for sitting in plan.sittings
        ],
    }


def _item(item: PlannedItem) -> ItemOut:
    planned: ItemOut = {
        "item": item.item,
        "level": item.level,
        "variant": item.variant,
        "tokens": list(item.tokens),
        "dose": _dose(item.dose),
        "reasons": _reasons(item.reasons),
    }
    if item.food is not None:
        planned["food"] = item.food
    if item.then is not None:
        planned["then"] = _other_way(item.then)
    if item.at:
        planned["at"] = [clock_of(minutes) for minutes in item.at]
    if item.zones:
        planned["zones"] = list(item.zones)
    return planned


def _other_way(then: OtherWay) -> OtherWayOut:
    return {
        "item": then.item,
        "level": then.level,
        "variant": then.variant,
        "reps": then.reps,
        "tokens": list(then.tokens),
    }


def _dose(dose: PlannedDose) -> DoseOut:
    out: DoseOut = {}
    if dose.minutes is not None:
        out["minutes"] = _plain(dose.minutes)
    if dose.sets is not None:
        out["sets"] = dose.sets
    if dose.reps is not None:
        out["reps"] = dose.reps
    if dose.hold_s is not None:
        out["hold_s"] = dose.hold_s
    if dose.side is not None:
        out["side"] = dose.side
    if dose.glasses is not None:
        out["glasses"] = dose.glasses
    return out


def _plain(number: float) -> Any:
    """Whole numbers without a point: 15, not 15.0."""
    return int(number) if number == int(number) else number
