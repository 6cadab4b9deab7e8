"""The limits that the code names must be there, in a unit it can count with; an age too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spineflow.entries.problem import Problem

if TYPE_CHECKING:
    from spineflow.catalogue.load import Catalogue

FILE = "screening/limits.toml"

USED_LIMITS = {
    "clearance_lasts": {"months"},
    "rescreen_every": {"days", "weeks"},
    "rescreen_after_away": {"days", "weeks"},
}
"""Each limit that is named, and the units it may have."""


def check_limits(catalogue: Catalogue) -> Iterator[Problem]:
    """Problems for limits that are missing, that nothing reads, or that have another unit."""
    limits = catalogue.safety.limits
    if not any(rule.no_plan for rule in catalogue.safety.rules.values()):
        yield Problem("screening/rules.toml", "no_plan", "no rule says who is too young")
    for name in sorted(USED_LIMITS.keys() - limits.keys()):
        yield Problem(FILE, name, "screening names it; it has no entry")
    for name, limit in limits.items():
        units = USED_LIMITS.get(name)
        if units is None:
            yield Problem(FILE, name, "nothing reads it")
        elif limit.unit not in units:
            yield Problem(FILE, f"{name}.unit", f"must be {' or '.join(sorted(units))}")
