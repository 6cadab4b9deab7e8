"""Which form of a practice fits a person: the variant for the place, the level for the limits."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from spineflow.knowledge.practice import Level, Practice, Variant
from spineflow.planning.request import Position, Profile

PREFERRED: Mapping[Position, tuple[str, ...]] = {
    "floor": ("floor", "standing", "wall", "chair", "bed"),
    "chair": ("chair", "standing", "wall", "bed"),
    "bed": ("bed", "chair", "standing", "wall"),
}
"""Variants in order of preference for where a person practises; the floor only if they can."""

GROUND = "floor"
"""A practice that has a form on the floor follows the person's place; any other (walking, heat)
keeps its own order and only leaves out what the place rules out."""


class Form(NamedTuple):
    """One variant at one level."""

    variant: Variant
    level: Level


class Bounds(NamedTuple):
    """What the screening sets: limits by name, words to leave out where another form exists, and
    words that are closed whatever else there is."""

    limits: Mapping[str, float]
    spared: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()


def choose_form(
    practice: Practice, variants: Iterable[Variant], profile: Profile, bounds: Bounds
) -> Form | None:
    """The first variant in order of preference with a level inside every limit.

    If no level fits inside all limits, the easiest one stands and the token's sentence limits it;
    None when no variant suits the place and what is at home.
    """
    suitable = _sparing(_suitable(practice, variants, profile, bounds.spared), bounds.spared)
    wanted = profile.levels.get(practice.id, practice.default_level)
    for variant in suitable:
        fitting = [
            level
            for level in practice.levels
            if level.variant == variant.id
            and bounds.closed.isdisjoint(level.demands)
            and _fits(level, wanted, bounds.limits)
        ]
        if fitting:
            return Form(variant, max(fitting, key=lambda level: level.level))
    return _easiest(practice, suitable, bounds.closed)


def _suitable(
    practice: Practice, variants: Iterable[Variant], profile: Profile, spared: frozenset[str]
) -> list[Variant]:
    """Variants for the person's place; who spares the floor practises on a chair instead."""
    place = "chair" if profile.position == GROUND and GROUND in spared else profile.position
    preferred = PREFERRED[place]
    at_home = profile.equipment | {place}
    suitable = [
        variant
        for variant in variants
        if variant.id in preferred and at_home.issuperset(variant.needs)
    ]
    if all(variant.id != GROUND for variant in practice.variants):
        return suitable
    return sorted(suitable, key=lambda variant: preferred.index(variant.id))


def _sparing(suitable: list[Variant], spared: frozenset[str]) -> list[Variant]:
    """Without what is to be spared, unless that leaves nothing."""
    kinder = [v for v in suitable if v.id not in spared and spared.isdisjoint(v.demands)]
    return kinder or suitable


def _fits(level: Level, wanted: int, limits: Mapping[str, float]) -> bool:
    return (
        level.level <= min(wanted, limits.get("level_max", wanted))
        and level.range_fraction <= limits.get("range_fraction_max", 1)
        and level.dose.hold_s <= limits.get("hold_s_max", level.dose.hold_s)
    )


def _easiest(practice: Practice, suitable: list[Variant], closed: frozenset[str]) -> Form | None:
    forms = [
        Form(variant, level)
        for variant in suitable
        for level in practice.levels
        if level.variant == variant.id and closed.isdisjoint(level.demands)
    ]
    return min(forms, key=lambda form: form.level.level, default=None)
