"""That demands exist, are graded, are said, and never clear what the matrix bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, get_args

from spineflow.entries.problem import Problem
from spineflow.knowledge.food import FoodFlag
from spineflow.knowledge.practice import Practice, PracticeForm, VariantName
from spineflow.screening.demand import with_higher_grades
from spineflow.screening.forms import closed_words, excluded_words, leaves_nothing, open_forms

if TYPE_CHECKING:
    from spineflow.catalogue.load import Catalogue
    from spineflow.screening.safety import Safety

DEMANDS = "screening/demands.toml"
CONDITIONS = "screening/conditions.toml"
OVERLAY = "screening/overlay.toml"

FLOOR_DEMAND = "getting_down_to_floor"
EFFORT_AXIS = "exertion"
OF_THE_BODY = frozenset({"stretch", "cardio", "yoga", "heat", "massage", "breathing"})
EXERCISES = frozenset({"stretch", "cardio", "yoga"})
"""Groups whose every form asks for some effort: else a fever would not bar it."""


def check_demands(catalogue: Catalogue) -> Iterator[Problem]:
    """Every problem between demands, practices, conditions and the matrix."""
    yield from _vocabulary(catalogue)
    yield from _practices(catalogue)
    yield from _conditions(catalogue.safety)
    yield from _tokens(catalogue.safety)
    yield from _overlay(catalogue.safety)
    yield from _covered(catalogue.safety)


def _vocabulary(catalogue: Catalogue) -> Iterator[Problem]:
    """A demand is no variant, choice word or food flag, and has its own place on its axis."""
    taken = {*get_args(VariantName), *get_args(FoodFlag)}
    for practice in catalogue.practices.values():
        taken.update(word for words in practice.choices.values() for word in words)
    places: dict[tuple[str | None, int], str] = {}
    for demand in catalogue.safety.demands.values():
        if demand.id in taken:
            yield Problem(DEMANDS, demand.id, "a variant, choice or food flag has this name")
        other = places.setdefault((demand.axis, demand.grade), demand.id)
        if demand.axis and other != demand.id:
            yield Problem(DEMANDS, demand.id, f"stands on the same grade as {other!r}")


def _practices(catalogue: Catalogue) -> Iterator[Problem]:
    """Every form asks for something that exists; word demands belong to words of a choice."""
    for practice in catalogue.practices.values():
        file = f"practices/{practice.id}.toml"
        yield from _missing(file, "demands", practice.demands, catalogue.safety)
        for form in practice.forms:
            path = f"levels.{form.level.level}.{form.variant.id}"
            for missing in _forgotten(practice, form, catalogue.safety):
                yield Problem(file, path, f"must name {missing}")
        words = {word for choice in practice.choices.values() for word in choice}
        for word in sorted(practice.word_demands.keys() - words):
            yield Problem(file, "word_demands", f"{word!r} is no word of its choices")


def _forgotten(practice: Practice, form: PracticeForm, safety: Safety) -> Iterator[str]:
    """What every form of its kind asks for, and this one does not name."""
    axes = {safety.demands[word].axis for word in form.words if word in safety.demands}
    if form.words == {form.variant.id}:
        yield "a demand"
    elif practice.group in EXERCISES and EFFORT_AXIS not in axes:
        yield f"a demand of the axis {EFFORT_AXIS!r}"
    if form.variant.id == "floor" and FLOOR_DEMAND not in form.words:
        yield repr(FLOOR_DEMAND)


def _conditions(safety: Safety) -> Iterator[Problem]:
    """What conditions bar and limit exists."""
    for condition in safety.conditions.values():
        named = {*condition.bars, *condition.limits}
        yield from _missing(CONDITIONS, condition.id, named, safety)
        for tokens in condition.limits.values():
            for token in sorted(set(tokens) - safety.tokens.keys()):
                yield Problem(CONDITIONS, condition.id, f"there is no token {token!r}")


def _missing(file: str, path: str, names: Iterable[str], safety: Safety) -> Iterator[Problem]:
    for name in sorted(set(names) - safety.demands.keys()):
        yield Problem(file, path, f"there is no demand {name!r}")


def _tokens(safety: Safety) -> Iterator[Problem]:
    """A token that takes away a graded demand takes away the higher grades too."""
    for token in safety.tokens.values():
        more = with_higher_grades(safety.demands, token.excludes) - set(token.excludes)
        for demand in sorted(more):
            yield Problem("screening/tokens.toml", token.id, f"must exclude {demand!r} as well")


def _overlay(safety: Safety) -> Iterator[Problem]:
    """Demands and matrix against each other, cell by cell."""
    held = {(each.condition, each.item): frozenset(each.forms) for each in safety.overlay}
    avoided = {
        (row.condition, item) for row in safety.rows if row.cell == "avoid" for item in row.items
    }
    for condition, item in sorted(held.keys() - avoided):
        yield Problem(OVERLAY, f"{condition}.{item}", "the matrix does not bar this")
    taken = _words_taken(safety)
    nothing: frozenset[str] = frozenset()
    for condition in safety.conditions:
        barred = safety.barred_by[condition]
        for item, practice in safety.practices.items():
            by_tokens = taken.get((condition, item), nothing)
            if (condition, item) in avoided:
                left = left_open(practice, barred)
                yield from _held(condition, item, left, held.get((condition, item), frozenset()))
            elif not leaves_nothing(practice, barred | by_tokens):
                yield from _said(condition, practice, barred, by_tokens)
            elif item in safety.matrix_items and safety.conditions[condition].when:
                reason = f"its bars leave nothing of {item!r}, which the matrix does not bar"
                yield Problem(CONDITIONS, condition, reason)


def left_open(practice: Practice, barred: frozenset[str]) -> frozenset[str]:
    """Forms that demands alone would leave, as `variant.level`."""
    if leaves_nothing(practice, barred):
        return frozenset()
    forms = open_forms(practice, closed_words(practice, barred))
    return frozenset(f"{form.variant.id}.{form.level.level}" for form in forms)


def _held(
    condition: str, item: str, left: frozenset[str], listed: frozenset[str]
) -> Iterator[Problem]:
    """What only the overlay holds is listed with its reason, and nothing else is."""
    if missing := sorted(left - listed):
        reason = f"the matrix bars it, demands leave {', '.join(missing)}: bar a demand, or list it"
        yield Problem(OVERLAY, f"{condition}.{item}", reason)
    if stale := sorted(listed - left):
        yield Problem(OVERLAY, f"{condition}.{item}", f"demands bar {', '.join(stale)} already")


def _words_taken(safety: Safety) -> dict[tuple[str, str], frozenset[str]]:
    """Words that a condition's tokens take away from a practice, by condition and practice."""
    named: dict[tuple[str, str], list[str]] = {}
    for row in safety.rows:
        for item in row.items:
            named.setdefault((row.condition, item), []).extend(row.tokens)
    for condition, limits in safety.limits_of.items():
        for item, tokens in limits.items():
            named.setdefault((condition, item), []).extend(tokens)
    known = safety.tokens
    return {
        cell: excluded_words(known[token] for token in tokens if token in known)
        for cell, tokens in named.items()
    }


def _said(
    condition: str, practice: Practice, barred: frozenset[str], by_tokens: frozenset[str]
) -> Iterator[Problem]:
    """A word that a demand closes is also taken away by a token, so that the person is told."""
    silent = closed_words(practice, barred) - barred
    for word in sorted(silent - by_tokens):
        reason = f"closes {word!r} of {practice.id!r}, and no token says so"
        yield Problem(CONDITIONS, condition, reason)


def _covered(safety: Safety) -> Iterator[Problem]:
    """Where the matrix modifies an item, the condition bars or limits one of its demands too.

    Else a practice outside the matrix that asks for the same would pass without any change. Foods
    and supplements are told apart by their flags and names, not by what they ask of the body.
    """
    for condition in safety.conditions.values():
        answered = safety.barred_by[condition.id] | condition.limits.keys()
        rows = (row for row in safety.rows_of[condition.id] if row.cell == "modify")
        for item in sorted({item for row in rows for item in row.items} & safety.practices.keys()):
            practice = safety.practices[item]
            if practice.group not in OF_THE_BODY:
                continue
            if answered.isdisjoint(practice.demands):
                reason = f"modifies {item!r} in the matrix, and none of its demands"
                yield Problem(CONDITIONS, condition.id, reason)
