"""What follows from a screening, and what may be done with one practice."""

from enum import StrEnum


class Disposition(StrEnum):
    """What follows for the person; declared from mild to severe (clinical reference A.1)."""

    OK = "OK"
    OK_WITH_MODIFICATIONS = "OK_WITH_MODIFICATIONS"
    CLINICIAN_BEFORE_START = "CLINICIAN_BEFORE_START"
    URGENT_SAME_DAY = "URGENT_SAME_DAY"
    EMERGENCY_NOW = "EMERGENCY_NOW"

    @property
    def severity(self) -> int:
        """Rank from 0 (`OK`) to 4 (`EMERGENCY_NOW`); the highest that fires wins."""
        return _DISPOSITIONS.index(self)

    @property
    def stops_everything(self) -> bool:
        """Whether the programme ends for now, clearances or not."""
        return self.severity >= Disposition.URGENT_SAME_DAY.severity


_DISPOSITIONS = tuple(Disposition)


class Clearance(StrEnum):
    """The answer for one practice and one person, from free to barred."""

    PERMITTED = "permitted"
    WITH_PRECAUTION = "with_precaution"
    BARRED = "barred"

    @property
    def strictness(self) -> int:
        """Rank from 0 (permitted) to 2 (barred); the strictest cell wins (B.1)."""
        return _CLEARANCES.index(self)


_CLEARANCES = tuple(Clearance)
