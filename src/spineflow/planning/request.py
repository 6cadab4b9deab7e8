"""What planning needs to know: everything is an argument, nothing is looked up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from spineflow.planning.day_plan import PlannedSession
from spineflow.screening.clinician import ClearanceRecord
from spineflow.screening.finding import Screening
from spineflow.vocabulary.timing import TimeWindow

Position = Literal["floor", "chair", "bed"]
PlaceName = Literal["home", "desk", "travel"]
DayKind = Literal["work", "rest", "travel", "flare", "half", "sore"]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person has, wants and can; times in minutes after midnight."""

    equipment: frozenset[str] = frozenset()
    position: Position = "floor"
    minutes: int | None = 60
    """Minutes for today; None means as many as there are."""
    windows: tuple[TimeWindow, ...] = ()
    wake: int = 7 * 60
    sleep: int = 23 * 60
    glass_ml: int = 250
    body_mass_kg: float | None = None
    breast_feeding: bool = False
    levels: Mapping[str, int] = field(default_factory=dict)
    avoided_foods: frozenset[str] = frozenset()
    meals: tuple[int, ...] = ()
    goals: frozenset[str] = frozenset()
    likes: frozenset[str] = frozenset()
    dislikes: frozenset[str] = frozenset()
    nevers: frozenset[str] = frozenset()
    desk: tuple[TimeWindow, ...] = ()
    """Hours spent sitting at a desk."""
    place: PlaceName = "home"


@dataclass(frozen=True, slots=True)
class PastItem:
    """One line of history: what was done on a day. Pain from 0 to 10, None when not told."""

    on: date
    item: str
    minutes: float = 0
    done: bool = True
    pain_before: int | None = None
    """Pain before, after and on the next morning, from 0 to 10; None where it was not told."""
    pain_after: int | None = None
    pain_next_morning: int | None = None
    hard: bool = False
    """Whether only a few words were left on the way: the talk test failed (D.2)."""
    eased: bool = False
    """Whether a sign of that session asked to ease off or to stop (A.7)."""
    level: int | None = None
    at: int | None = None
    """When it began, in minutes after midnight."""
    zones: frozenset[str] = frozenset()
    """Zones that were rolled; empty means all the practice has."""
    sitting: str = ""
    """The sitting it was done in, where a line of today tells when; empty: beside the plan."""


@dataclass(frozen=True, slots=True)
class DaySoFar:
    """A day that has begun: what is done stays, the rest is planned anew from `now` on."""

    now: int
    sessions: tuple[PlannedSession, ...] = ()
    """Sessions done or begun, with what of them was done."""
    skipped: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """One person, one date, one seed."""

    on: date
    screening: Screening
    sex: str | None = None
    pregnant: bool = False
    profile: Profile = field(default_factory=Profile)
    cleared: ClearanceRecord | None = None
    """A clinician's clearance in force on the date."""
    history: tuple[PastItem, ...] = ()
    seed: int = 0
    day_type: DayKind | None = None
    flare_since: date | None = None
    """The first day of the latest flare-up."""
    flare_until: date | None = None
    """The first day of the way back from it; None: after the days the rule gives."""
    ill_until: date | None = None
    """The last day of the latest illness that is over."""
    wants: frozenset[str] = frozenset()
    """Practices asked for today."""
    times: Mapping[str, int] = field(default_factory=dict)
    """Starts chosen for sittings of this date."""
    declined: frozenset[str] = frozenset()
    """Practices whose change of level the person said no to."""
    so_far: DaySoFar | None = None
