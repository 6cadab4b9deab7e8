"""Fills the programme's slots: which practice, in which form, with which dose."""

from dataclasses import dataclass, field, replace

from spineflow.knowledge.food import Food
from spineflow.knowledge.practice import Dose, Practice
from spineflow.knowledge.programme import Sitting, Slot
from spineflow.planning.candidate import Candidate
from spineflow.planning.constraints import Reasons, by_rule, objection
from spineflow.planning.content import PlanContent
from spineflow.planning.dose import (
    HYDRATION,
    WALKING,
    duration_s,
    limited_dose,
    planned_dose,
    walking_minutes,
    water_glasses,
    without_hidden,
)
from spineflow.planning.form import Bounds, Form, choose_form
from spineflow.planning.request import PlanRequest
from spineflow.screening.finding import ItemClearance
from spineflow.screening.forms import open_variants


@dataclass(slots=True)
class Chosen:
    """Candidates by sitting, and why the other practices are out."""

    sittings: dict[str, list[Candidate]] = field(default_factory=dict)
    left_out: dict[str, Reasons] = field(default_factory=dict)


def choose(request: PlanRequest, content: PlanContent) -> Chosen:
    """Fill every slot of the programme, or say for each practice why not."""
    chosen = Chosen()
    for sitting in content.programme.sittings:
        filled = [_fill(request, content, slot, chosen) for slot in sitting.slots]
        candidates = [candidate for candidate in filled if candidate]
        chosen.sittings[sitting.id] = _heat_needs_movement(content, sitting, candidates, chosen)
    planned = {each.item for candidates in chosen.sittings.values() for each in candidates}
    for item, practice in content.practices.items():
        if item not in planned and item not in chosen.left_out:
            anywhere = Slot(practices=(item,), priority=100)
            chosen.left_out[item] = objection(request, content, practice, anywhere) or by_rule(
                "one_alternative_chosen"
            )
    return chosen


def _fill(
    request: PlanRequest, content: PlanContent, slot: Slot, chosen: Chosen
) -> Candidate | None:
    """The first practice of the slot that the day allows."""
    found: Candidate | None = None
    for item in _in_turn(slot, request):
        practice = content.practices[item]
        if reasons := objection(request, content, practice, slot):
            chosen.left_out[item] = reasons
        elif found is not None:
            chosen.left_out[item] = by_rule("one_alternative_chosen")
        else:
            candidate = _candidate(request, content, practice, slot)
            if isinstance(candidate, Candidate):
                found = candidate
            else:
                chosen.left_out[item] = candidate
    return found


def _in_turn(slot: Slot, request: PlanRequest) -> tuple[str, ...]:
    if not slot.rotates:
        return slot.practices
    turn = (request.on.toordinal() + request.seed) % len(slot.practices)
    return slot.practices[turn:] + slot.practices[:turn]


def _candidate(
    request: PlanRequest, content: PlanContent, practice: Practice, slot: Slot
) -> Candidate | Reasons:
    """The practice in the form that fits, or why no form does."""
    clearance = request.screening.clearance_of(practice.id)
    excluded = clearance.closed
    form = choose_form(
        practice,
        open_variants(practice, excluded),
        request.profile,
        Bounds(clearance.limits, request.screening.spared, excluded),
    )
    if form is None:
        return by_rule("no_variant_here")
    dose = _open_zones_only(practice, form.level.dose, excluded)
    candidate = _dosed(request, content, slot, form, clearance, dose)
    if slot.rotates:
        return _with_food(request, content, candidate, excluded)
    return candidate


def _open_zones_only(practice: Practice, dose: Dose, excluded: frozenset[str]) -> Dose:
    """Rolling repeats once per zone: a zone the tokens take away is a repetition less."""
    zones = practice.choices.get("zone", ())
    if not zones or not dose.reps:
        return dose
    left = sum(zone not in excluded for zone in zones)
    return dose.model_copy(update={"reps": min(dose.reps, left)})


def _dosed(
    request: PlanRequest,
    content: PlanContent,
    slot: Slot,
    form: Form,
    clearance: ItemClearance,
    dose: Dose,
) -> Candidate:
    item = clearance.item
    if item == WALKING:
        dose = dose.model_copy(update={"minutes": walking_minutes(request, content, dose.minutes)})
    dose = limited_dose(dose, clearance.limits)
    planned = planned_dose(dose)
    if item == HYDRATION:
        planned = replace(planned, glasses=water_glasses(request, content))
    hidden = frozenset(word for token in clearance.tokens for word in content.tokens[token].hides)
    candidate = Candidate(
        item=item,
        slot=slot,
        form=form,
        tokens=clearance.tokens,
        dose=without_hidden(planned, hidden),
        seconds=duration_s(dose),
        reasons=(*by_rule("daily_programme"), *clearance.reasons),
    )
    if candidate.dose != planned:
        candidate = candidate.because("numbers_hidden")
    wanted = request.profile.levels.get(item, content.practices[item].default_level)
    return candidate.because("easier_level") if form.level.level < wanted else candidate


def _with_food(
    request: PlanRequest, content: PlanContent, candidate: Candidate, excluded: frozenset[str]
) -> Candidate | Reasons:
    """One food idea that suits the person, a different one as the days go by."""
    avoided = request.profile.avoided_foods | request.screening.avoided_foods | excluded
    ideas = _ideas(content, candidate.item, avoided)
    if not ideas:
        return by_rule("food_suits_you")
    turn = request.on.toordinal() // max(len(candidate.slot.practices), 1) + request.seed
    food = ideas[turn % len(ideas)]
    return replace(candidate, food=food.id).because("one_food_idea")


def _ideas(content: PlanContent, item: str, avoided: frozenset[str]) -> list[Food]:
    return [
        food for food in content.foods.values() if item in food.good_for and food.suits(avoided)
    ]


def _heat_needs_movement(
    content: PlanContent, sitting: Sitting, candidates: list[Candidate], chosen: Chosen
) -> list[Candidate]:
    """Planned heat hands over to stretching; with nothing to hand over to, it is left out."""
    moves = any(_group(content, each) in {"stretch", "yoga", "cardio"} for each in candidates)
    kept = []
    for candidate in candidates:
        if _group(content, candidate) != "heat":
            kept.append(candidate)
        elif moves:
            kept.append(candidate.because("heat_ends_before_stretching"))
        else:
            chosen.left_out[candidate.item] = by_rule("heat_ends_before_stretching")
    return kept


def _group(content: PlanContent, candidate: Candidate) -> str:
    return content.practices[candidate.item].group
