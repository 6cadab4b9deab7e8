"""A token that changes something must be obeyed by something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

from spineflow.entries.problem import Problem
from spineflow.knowledge.food import FoodFlag

if TYPE_CHECKING:
    from spineflow.catalogue.load import Catalogue

FILE = "screening/tokens.toml"

OBEYED_LIMITS = frozenset(
    {"minutes_max", "hold_s_max", "spot_s_max", "range_fraction_max", "level_max", "temp_c_max"}
)
"""`planning.dose` caps minutes, holds and spots; `planning.form` obeys range and level; no planned
dose holds a temperature, so `temp_c_max` acts through the sentence on the item and in `limits`."""

OBEYED_HIDES = frozenset({"glasses", "minutes", "targets", "tracking"})
"""`planning.dose.without_hidden` takes off glasses and minutes; no page shows a nutrient target or
offers tracking to whoever carries `targets` or `tracking`."""


def check_tokens_obeyed(catalogue: Catalogue) -> Iterator[Problem]:
    """Every limit, level, variant and hide token acts on something; every token is used."""
    known = _known_words(catalogue)
    used = {token for row in catalogue.safety.rows for token in row.tokens}
    used |= {token for tokens in catalogue.safety.hold_plan.values() for token in tokens}
    conditions = catalogue.safety.conditions.values()
    used |= {token for each in conditions for tokens in each.limits.values() for token in tokens}
    for token in catalogue.safety.tokens.values():
        if token.limit and token.limit not in OBEYED_LIMITS:
            yield Problem(FILE, token.id, f"no code obeys the limit {token.limit!r}")
        for hidden in sorted(set(token.hides) - OBEYED_HIDES):
            yield Problem(FILE, token.id, f"no code hides {hidden!r}")
        for word in sorted(set(token.excludes) - known):
            yield Problem(FILE, token.id, f"excludes {word!r}, which no practice or food has")
        for item in sorted(set(token.only_for) - catalogue.practices.keys()):
            yield Problem(FILE, token.id, f"there is no practice {item!r}")
        if token.id not in used:
            yield Problem(FILE, token.id, "no matrix row, no limit and no hold plan carries it")
    for condition in conditions:
        for word in sorted(set(condition.spares) - known):
            reason = f"spares {word!r}, which no practice has"
            yield Problem("screening/conditions.toml", condition.id, reason)


def _known_words(catalogue: Catalogue) -> set[str]:
    words = set(get_args(FoodFlag)) - {"vegan"} | catalogue.safety.demands.keys()
    for practice in catalogue.practices.values():
        for variant in practice.variants:
            words.add(variant.id)
        for choice in practice.choices.values():
            words.update(choice)
    return words
