"""What speaks against something that was done outside the plan, word by word or number by number.

The same list is judged here and by a device without a network, so it is plain data.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Caution:
    """It holds where the field is one of these words, or a number over the most."""

    named: str
    """The constraint whose sentence says it."""
    field: str
    over: float | None = None
    words: tuple[str | bool, ...] = ()

    def holds(self, told: Mapping[str, Any]) -> bool:
        """Whether it speaks against what was told; what was not told speaks against nothing."""
        value = told.get(self.field)
        if value is None:
            return False
        return value in self.words or (self.over is not None and value > self.over)


def spoken_against(cautions: Iterable[Caution], told: Mapping[str, Any]) -> list[str]:
    """The constraints that were passed, each once, in the order given."""
    return list(dict.fromkeys(each.named for each in cautions if each.holds(told)))
