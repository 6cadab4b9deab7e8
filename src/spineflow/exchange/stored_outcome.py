"""A stored outcome, in the JSON of the contract, read back as far as it can be compared."""

from collections.abc import Mapping
from typing import Any

from spineflow.screening.difference import ItemStance, Stance
from spineflow.vocabulary.disposition import Clearance, Disposition


def read_stance(stored: Mapping[str, Any]) -> Stance:
    """Disposition and clearances of a stored screening."""
    disposition = stored["disposition"]
    return Stance(
        None if disposition is None else Disposition(disposition),
        {
            each["item"]: ItemStance(
                Clearance(each["clearance"]),
                frozenset(each["tokens"]),
                tuple(sorted(each["limits"].items())),
            )
            for each in stored["clearances"]
        },
    )
