"""Which practices could fill the programme's slots today, each in its form and dose."""

from dataclasses import dataclass, field, replace

from spineflow.knowledge.practice import Dose, Practice
from spineflow.knowledge.programme import Slot
from spineflow.planning.day import Day
from spineflow.planning.dose import (
    limited_dose,
    planned_dose,
    without_hidden,
)
from spineflow.planning.form import Bounds, Form, choose_form
from spineflow.planning.items.candidate import Candidate
from spineflow.planning.items.food import with_food
from spineflow.planning.items.other_way import other_way
from spineflow.planning.items.water import glass_times, water_glasses
from spineflow.planning.progress.walking import climbs, level_of, minutes_today
from spineflow.planning.reasons import Reasons, by_rule
from spineflow.planning.rules.objections import objection
from spineflow.planning.rules.planned import stand_ins
from spineflow.planning.rules.zones import open_zones, rests, zones_for_today
from spineflow.screening.forms import closed_words, open_variants
from spineflow.vocabulary.ids import HYDRATION, WALKING


@dataclass(slots=True)
class Choices:
    """For every open slot the practices that could fill it, best first; and why others cannot."""

    slots: list[tuple[Candidate, ...]] = field(default_factory=list)
    left_out: dict[str, Reasons] = field(default_factory=dict)


def choices(day: Day) -> Choices:
    """Look into every slot of the programme; what nothing suits is filled by a replacement."""
    found = Choices()
    taken = {item for sitting in day.content.programme.sittings for slot in sitting.slots
             for item in slot.practices}  # fmt: skip
    for sitting in day.content.programme.sittings:
        for slot in sitting.slots:
            if not _is_open(day, slot):
                continue
            candidates = [each for item in slot.practices
                          if (each := _look(day, sitting.id, slot, item, found))]  # fmt: skip
            if not candidates:
                candidates = _instead(day, sitting.id, slot, taken, found)
            if slot.rotates:
                candidates = with_food(day, candidates, found.left_out)
            taken |= {each.item for each in candidates}
            if candidates:
                found.slots.append(tuple(candidates))
    _explain_the_rest(day, taken, found)
    return found


def _is_open(day: Day, slot: Slot) -> bool:
    """Whether the slot is meant for this kind of day."""
    kind = day.terms.kind.id if day.terms.kind else ""
    return not slot.day_types or kind in slot.day_types


def _look(day: Day, sitting: str, slot: Slot, item: str, found: Choices) -> Candidate | None:
    practice = day.content.practices[item]
    if item in day.done_sessions_items and item != WALKING:
        found.left_out[item] = by_rule("already_done_today")
    elif reasons := objection(day, practice, slot):
        found.left_out[item] = reasons
    else:
        candidate = candidate_for(day, sitting, slot, practice)
        if isinstance(candidate, Candidate):
            return candidate
        found.left_out[item] = candidate
    return None


def _instead(
    day: Day, sitting: str, slot: Slot, taken: set[str], found: Choices
) -> list[Candidate]:
    """What stands in for a slot nobody can fill (B.4), unless it has a place already.

    By itself only what the gate's clearances list; anything else cleared when it is asked for.
    """
    if any(item in day.done_sessions_items for item in slot.practices):
        return []
    names = stand_ins(day.content, slot.practices)
    known = day.content.items | day.request.wants
    for name in dict.fromkeys(names):
        if name in known and name not in taken and (each := _look(day, sitting, slot, name, found)):
            return [each.because("one_alternative_chosen")]
    return []


def _explain_the_rest(day: Day, taken: set[str], found: Choices) -> None:
    anywhere = Slot(practices=(), priority=100)
    for item, practice in day.content.practices.items():
        if item in day.content.items and item not in taken and item not in found.left_out:
            found.left_out[item] = objection(day, practice, anywhere) or by_rule(
                "one_alternative_chosen"
            )


def candidate_for(day: Day, sitting: str, slot: Slot, practice: Practice) -> Candidate | Reasons:
    """The practice in the form that fits, or why no form does."""
    clearance = day.clearance_of(practice.id)
    tokens = [day.content.tokens[token] for token in clearance.tokens]
    excluded = closed_words(practice, clearance.closed)
    bounds = Bounds(clearance.limits, day.request.screening.spared, excluded)
    form = choose_form(practice, open_variants(practice, excluded), day.profile, bounds)
    if form is None:
        return by_rule("no_variant_here")
    dose = _zones_only(day, practice, form.level.dose)
    reasons: Reasons = (*by_rule("daily_programme"), *clearance.reasons)
    if practice.id in climbs(day.content):
        left, why = _minutes_left(day, practice.id, dose.minutes)
        if not left:
            return by_rule("already_done_today")
        dose, reasons = dose.model_copy(update={"minutes": left}), (*reasons, *why)
        if practice.id == WALKING:
            form = _grown_form(day, practice, form, bounds, left)
    if practice.id != WALKING:  # a walk may be split instead of cut
        dose = limited_dose(dose, clearance.limits)
    planned = planned_dose(dose)
    if practice.id == HYDRATION:
        planned = replace(planned, glasses=water_glasses(day))
    hidden = frozenset(word for token in tokens for word in token.hides)
    shown = without_hidden(planned, hidden)
    then = other_way(day, slot, form)
    candidate = Candidate(
        item=practice.id,
        sitting=sitting,
        slot=slot,
        form=form,
        tokens=clearance.tokens,
        dose=shown,
        seconds=dose.seconds + (then.seconds if then else 0),
        reasons=reasons,
        then=then.planned if then else None,
        at=glass_times(day, shown.glasses),
        zones=zones_for_today(day, practice),
    )
    return _explained(day, practice, candidate, hidden=shown != planned)


def _grown_form(day: Day, practice: Practice, form: Form, bounds: Bounds, minutes: float) -> Form:
    """The form for a walk that has grown past its level, as far as day and gate allow it."""
    asked = form.level.level
    level = day.terms.eased(practice.group, level_of(day.content, asked, minutes))
    if level <= asked:
        return form
    profile = day.profile_with_levels({practice.id: level})
    grown = choose_form(practice, open_variants(practice, bounds.closed), profile, bounds)
    return grown if grown and grown.level.level > asked else form


def _minutes_left(day: Day, item: str, start: float) -> tuple[int, Reasons]:
    """Minutes of a climb that today still holds, beside what was done of it already; 0 for none."""
    minutes, why = minutes_today(day.request, day.content, day.terms, start, item)
    left = int(minutes - day.minutes_today(item))
    return (left if left >= min(day.content.number("shortest_walk"), minutes) else 0), why


def _explained(day: Day, practice: Practice, candidate: Candidate, hidden: bool) -> Candidate:
    """The candidate with the rules that changed its form, level or dose."""
    if hidden:
        candidate = candidate.because("numbers_hidden")
    step = day.steps.get(practice.id)
    if step is not None and step.change != "hold":
        candidate = candidate.with_reasons(*step.reasons)
    asked = day.request.profile.levels.get(practice.id, practice.default_level)
    if candidate.form.level.level < asked:
        candidate = candidate.because("easier_level")
    if candidate.then is not None:
        candidate = candidate.because("bend_then_other_way")
    if candidate.at:
        candidate = candidate.because("water_over_the_day")
    return candidate


def _zones_only(day: Day, practice: Practice, dose: Dose) -> Dose:
    """Rolling repeats once per zone: a zone that is closed or rests is a repetition less."""
    if "zone" not in practice.choices or not dose.reps:
        return dose
    if rests(practice):
        left = len(open_zones(day, practice))
    else:
        closed = closed_words(practice, day.clearance_of(practice.id).closed)
        left = sum(zone not in closed for zone in practice.choices["zone"])
    return dose.model_copy(update={"reps": min(dose.reps, left)})
