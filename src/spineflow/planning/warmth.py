"""Whether a person may have warmth now, outside the plan."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from spineflow.planning.caution import Caution, spoken_against
from spineflow.planning.content import PlanContent

TOO_HOT = "high"
"""The setting of a pad that the method knows no level for (C.4.12)."""
WARMER = ("medium", TOO_HOT)
"""The settings above the lowest."""


@dataclass(frozen=True, slots=True)
class WarmthAsked:
    """What somebody is about to put on."""

    item: str
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
    own: Mapping[str, float],
    content: PlanContent,
) -> tuple[str, ...]:
    """Ids of the constraints that speak against it; none: go ahead.

    `had` is today's warmth, when it began (None: not told) and its minutes; `own` are the limits of
    this person's clearance. Where one of them is smaller than the method's, it is the one named.
    """
    used = list(had)
    told = [(at, at + lasted) for at, lasted in used if at is not None]
    apart = content.number("heat_spacing")
    ends = asked.at + asked.minutes
    against = {
        "warmth_awake": not asked.awake,
        **dict.fromkeys(
            spoken_against(warmth_cautions(asked.item, own, content), asdict(asked)), True
        ),
        "heat_three_a_day": len(used) >= content.number("heat_three_a_day"),
        "heat_spacing": any(asked.at < end + apart and at < ends + apart for at, end in told),
    }
    return tuple(constraint for constraint, holds in against.items() if holds)


def warmth_cautions(item: str, own: Mapping[str, float], content: PlanContent) -> list[Caution]:
    """What speaks against a warmth by itself, whatever else the day had."""
    hottest = _limit("warmth_hottest", own.get("temp_c_max"), "warmth_yours_cooler", content)
    longest = _limit("heat_minutes_max", own.get("minutes_max"), "warmth_yours_shorter", content)
    lowest = _only_lowest(item, own, content)
    return [
        Caution("warmth_cloth", "cloth", words=(False,)),
        Caution(hottest.named, "warmth", words=(TOO_HOT,)),
        Caution(hottest.named, "degrees_c", over=hottest.value),
        *([Caution("warmth_yours_lowest", "warmth", words=WARMER)] if lowest else []),
        Caution(longest.named, "minutes", over=longest.value),
    ]


@dataclass(frozen=True, slots=True)
class _Limit:
    named: str
    """The constraint whose sentence says it."""
    value: float


def _limit(everybodys: str, own: float | None, named: str, content: PlanContent) -> _Limit:
    """The smaller one of the method's and the person's own: no answer ever allows more."""
    value = content.number(everybodys)
    return _Limit(everybodys, value) if own is None or own >= value else _Limit(named, own)


def _only_lowest(item: str, own: Mapping[str, float], content: PlanContent) -> bool:
    """Whether the person's limit leaves out the warmest level, the medium setting of a pad."""
    warmest = max(level.level for level in content.practices[item].levels)
    return own.get("level_max", warmest) < warmest
