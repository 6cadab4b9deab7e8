"""Why something is in, out, or changed: every outcome carries its reasons."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, order=True, slots=True)
class Reason:
    """One reason by kind and id; its sentence stands with the entry of that id in `content/`."""

    kind: Literal["rule", "condition", "demand", "constraint", "score"]
    id: str
