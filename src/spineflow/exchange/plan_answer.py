"""A day plan, or the reason for none, as the JSON of the contract."""

from collections.abc import Sequence
from typing import Any

from spineflow.exchange.plan_shapes import (
    ClashOut,
    DayOut,
    DoseOut,
    ItemOut,
    LeftOutOut,
    LevelStepOut,
    NoPlanOut,
    OtherWayOut,
    PlanPart,
    ProofOut,
    WishOut,
)
from spineflow.exchange.screening_answer import reasons_json
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
from spineflow.vocabulary.timing import clock_of


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


def _step(step: LevelStep) -> LevelStepOut:
    return {
        "item": step.item,
        "light": step.light,
        "was": step.was,
        "to": step.to,
        "change": step.change,
        "reasons": reasons_json(step.reasons),
    }


def _proof(proof: Proof) -> ProofOut:
    gap = None if proof.gap is None else round(proof.gap, 6)
    return {"score": round(proof.score, 2), "gap": gap, "solver": proof.solver}


def _left_out(left_out: LeftOut) -> LeftOutOut:
    return {"item": left_out.item, "reasons": reasons_json(left_out.reasons)}


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
        "reasons": reasons_json(item.reasons),
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
