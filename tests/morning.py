"""Where it is morning now: late in a day a first look plans only what is left of that day."""

from __future__ import annotations

from datetime import UTC, datetime

MORNING = 7
WESTMOST = -12


def morning_zone() -> str:
    """A time zone of UTC's own date in which it is seven, or in UTC's last hours at most eleven."""
    ahead = max(MORNING - datetime.now(UTC).hour, WESTMOST)
    return f"Etc/GMT{-ahead:+d}" if ahead else "UTC"  # these names turn the sign round
