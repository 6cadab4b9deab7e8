"""Whether a person may have warmth now, outside the plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from spineflow.planning.content import PlanContent

TOO_HOT = "high"
"""The setting of a pad that the method knows no level for (C.4.12)."""


@dataclass(frozen=True, slots=True)
class WarmthAsked:
    """What somebody is about to put on."""

    at: float
    """Minutes after midnight."""
    minutes: float
    warmth: str
    degrees_c: float | None
    cloth: bool
    awake: bool


def refused(
    asked: WarmthAsked,
    had: Iterable[tuple[float | None, float]],
    hottest_c: float | None,
    content: PlanContent,
) -> tuple[str, ...]:
    """Ids of the constraints that speak against it; none: go ahead.

    `had` is today's warmth, when it began (None: not told) and its minutes; `hottest_c` is the
    person's own limit, where one is smaller than the method's.
    """
    used = list(had)
    told = [(at, at + lasted) for at, lasted in used if at is not None]
    apart = content.number("heat_spacing")
    ends = asked.at + asked.minutes
    against = {
        "warmth_awake": not asked.awake,
        "warmth_cloth": not asked.cloth,
        "warmth_hottest": _is_too_hot(asked, hottest_c, content),
        "heat_minutes_max": asked.minutes > content.number("heat_minutes_max"),
        "heat_three_a_day": len(used) >= content.number("heat_three_a_day"),
        "heat_spacing": any(asked.at < end + apart and at < ends + apart for at, end in told),
    }
    return tuple(constraint for constraint, holds in against.items() if holds)


def _is_too_hot(asked: WarmthAsked, hottest_c: float | None, content: PlanContent) -> bool:
    limit = min(content.number("warmth_hottest"), hottest_c or float("inf"))
    return asked.warmth == TOO_HOT or (asked.degrees_c is not None and asked.degrees_c > limit)
