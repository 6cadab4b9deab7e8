"""The easy movement the other way that ends a bend (C.1)."""

from typing import NamedTuple

from spineflow.knowledge.practice import Practice
from spineflow.knowledge.programme import Slot
from spineflow.planning.day import Day
from spineflow.planning.day_plan import OtherWay
from spineflow.planning.form import Bounds, Form, choose_form
from spineflow.screening.forms import closed_words, open_variants


class TimedOtherWay(NamedTuple):
    """The movement and the seconds it takes."""

    planned: OtherWay
    seconds: int


def other_way(day: Day, slot: Slot, form: Form) -> TimedOtherWay | None:
    """The first practice of the slot's list that this person may do; None where none is."""
    if not slot.end_range_bend:
        return None
    for item in slot.then:
        if found := _easy(day, day.content.practices[item], form):
            return found
    return None


def _easy(day: Day, practice: Practice, after: Form) -> TimedOtherWay | None:
    """The easiest form at the same place, a few times; not where arching back is closed."""
    clearance = day.clearance_of(practice.id)
    tokens = [day.content.tokens[token] for token in clearance.tokens]
    excluded = closed_words(practice, clearance.closed)
    closed = day.content.words("bend_then_other_way")
    if clearance.barred or practice.id in day.profile.nevers:
        return None
    if any(token.asks_first for token in tokens) or closed & (excluded | set(clearance.tokens)):
        return None
    easiest = {practice.id: 0}
    variants = open_variants(practice, excluded)
    here = [variant for variant in variants if variant.id == after.variant.id]
    bounds = Bounds(clearance.limits, day.request.screening.spared, excluded)
    profile = day.profile_with_levels(easiest)
    form = choose_form(practice, here or variants, profile, bounds)
    if form is None or not form.level.dose.reps:
        return None
    return _few_times(day, practice, form, clearance.tokens)


def _few_times(day: Day, practice: Practice, form: Form, tokens: tuple[str, ...]) -> TimedOtherWay:
    dose = form.level.dose
    reps = day.content.minutes("bend_then_other_way")
    planned = OtherWay(practice.id, form.level.level, form.variant.id, reps, tokens)
    return TimedOtherWay(planned, reps * dose.rep_s)
