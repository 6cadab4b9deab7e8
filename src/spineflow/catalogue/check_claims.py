"""That practices and claims fit together: two groups, none mixed, none idle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

from spineflow.entries.problem import Problem
from spineflow.knowledge.evidence import SUREST_FIRST
from spineflow.knowledge.practice import Family

if TYPE_CHECKING:
    from spineflow.catalogue.load import Catalogue

CLAIMS = "evidence/claims.toml"


def check_claims(catalogue: Catalogue) -> Iterator[Problem]:
    """Every claim is carried and tells a true range; every practice carries both groups."""
    carried: set[str] = set()
    for practice in catalogue.practices.values():
        for group, names in (("blood_flow", practice.blood_flow), ("pain", practice.pain)):
            carried.update(names)
            for name in names:
                claim = catalogue.claims.get(name)
                if claim is None or claim.about != group:
                    reason = f"there is no claim {name!r} about {group}"
                    yield Problem(f"practices/{practice.id}.toml", group, reason)
    for claim in catalogue.claims.values():
        if claim.whole_method == (claim.id in carried):
            reason = "no practice carries it; if it is about all, say whole_method"
            yield Problem(CLAIMS, claim.id, reason)
        if claim.up_to and SUREST_FIRST.index(claim.up_to) >= SUREST_FIRST.index(claim.certainty):
            yield Problem(CLAIMS, claim.id, "up_to must be surer than certainty")
        if claim.certainty == "none" and claim.direction != "unknown":
            yield Problem(CLAIMS, claim.id, "without a study the direction is unknown")
    for family in sorted(set(get_args(Family)) ^ catalogue.families.keys()):
        yield Problem("evidence/families.toml", family, "one entry for each family, no other")
