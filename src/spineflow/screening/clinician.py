"""What a clinician allowed or limited, with its dates."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ClearanceRecord:
    """Who cleared, when, and which items; `items` None means everything the matrix allows."""

    who: str
    on: date
    items: frozenset[str] | None = None

    def in_force(self, today: date | None, months: int) -> "ClearanceRecord | None":
        """This record while it holds, else None: not before its day, not after so many months."""
        if today is None or not self.on <= today < _months_later(self.on, months):
            return None
        return self

    def allows(self, item: str) -> bool:
        """Whether the clinician allowed this item."""
        return self.items is None or item in self.items


@dataclass(frozen=True, slots=True)
class ClinicianLimit:
    """A limit that acts as a condition of the matrix through its last day."""

    condition: str
    until: date
    by: str

    def in_force(self, today: date | None) -> bool:
        """Whether the limit still acts; without a date it does, as the stricter reading."""
        return today is None or today <= self.until


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
