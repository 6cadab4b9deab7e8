"""The terms of a day: what its kind, its place and a flare-up leave of the person's profile."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from spineflow.knowledge.day_terms import DayType
from spineflow.planning.content import PlanContent
from spineflow.planning.request import PlanRequest, Position, Profile

FLARE = "flare"
Phase = Literal["usual", "flare", "ramp"]


@dataclass(frozen=True, slots=True)
class Terms:
    """The profile as it holds today, and the kind of day behind it."""

    profile: Profile
    kind: DayType | None
    phase: Phase
    ramp_share: float
    """Share of the usual walk while coming back from a flare-up; 1 otherwise."""

    def allows(self, item: str) -> bool:
        """Whether this kind of day holds the practice at all."""
        return self.kind is None or not self.kind.only or item in self.kind.only

    def eased(self, group: str, level: int) -> int:
        """A level under the cap of the day."""
        kind = self.kind
        if kind is None or kind.level_max is None or group not in kind.eases:
            return level
        return min(level, kind.level_max)

    def share_of(self, minutes: int) -> int:
        """What this kind of day takes of the minutes that a person has."""
        return _share(self.kind, minutes)


def terms_of(request: PlanRequest, content: PlanContent) -> Terms:
    """What holds on the date of a request."""
    phase, ramp_share = _phase(request, content)
    name = phase if phase != "usual" else request.day_type
    kind = content.days.day_types.get(name) if name else None
    return Terms(_profile(request, content, kind), kind, phase, ramp_share)


def _phase(request: PlanRequest, content: PlanContent) -> tuple[Phase, float]:
    """A flare-up holds for its days, then a ramp leads back; a new one begins today."""
    since = request.on if request.day_type == FLARE else None
    if request.flare_since is not None and request.flare_since <= request.on:
        since = request.flare_since
    if since is None:
        return "usual", 1.0
    day = (request.on - _way_back(request, content, since)).days
    ramp = content.minutes("flare_ramp_days")
    if day < 0:
        return "flare", 1.0
    if day < ramp:
        # Even steps to all of it on the day after: of four days 3, 4, 5 and 6 sevenths.
        return "ramp", (day + ramp / 2 + 1) / (ramp * 1.5 + 1)
    return ("flare", 1.0) if request.day_type == FLARE else ("usual", 1.0)


def _way_back(request: PlanRequest, content: PlanContent, since: date) -> date:
    """The first day of coming back: as told, or after the days of a flare-up."""
    if request.flare_until is not None and request.flare_until >= since:
        return request.flare_until
    return since + timedelta(days=content.minutes("flare_days"))


def flare_dates(request: PlanRequest, content: PlanContent) -> tuple[int, int]:
    """First and last day of the latest flare-up and its way back, as ordinals; empty as (1, 0)."""
    if request.flare_since is None or request.flare_since > request.on:
        return 1, 0
    back = _way_back(request, content, request.flare_since)
    last = back + timedelta(days=content.minutes("flare_ramp_days") - 1)
    return request.flare_since.toordinal(), last.toordinal()


def _profile(request: PlanRequest, content: PlanContent, kind: DayType | None) -> Profile:
    given = request.profile
    place = content.days.places.get((kind and kind.place) or given.place)
    equipment, position = given.equipment, given.position
    if place is not None:
        at_hand = equipment.intersection(place.carries) if place.carries else equipment
        equipment = frozenset(at_hand | set(place.gives))
        if position not in place.positions:
            position = _first(place.positions, position)
    minutes = None if given.minutes is None else _share(kind, given.minutes)
    desk = given.desk if kind is None or kind.desk else ()
    return replace(given, equipment=equipment, position=position, minutes=minutes, desk=desk)


def _share(kind: DayType | None, minutes: int) -> int:
    return minutes if kind is None else int(minutes * kind.minutes_share)


def _first(positions: tuple[str, ...], otherwise: Position) -> Position:
    for name in positions:
        if name in ("floor", "chair", "bed"):
            return name  # type: ignore[return-value]
    return otherwise
