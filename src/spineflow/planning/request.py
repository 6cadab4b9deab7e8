"""What planning needs to know: everything is an argument, nothing is looked up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from spineflow.screening.clinician import ClearanceRecord
from spineflow.screening.finding import Screening
from spineflow.vocabulary.timing import TimeWindow

Position = Literal["floor", "chair", "bed"]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person has, wants and can; times in minutes after midnight."""

    equipment: frozenset[str] = frozenset()
    position: Position = "floor"
    minutes: int = 60
    windows: tuple[TimeWindow, ...] = ()
    wake: int = 7 * 60
    sleep: int = 23 * 60
    glass_ml: int = 250
    body_mass_kg: float | None = None
    levels: Mapping[str, int] = field(default_factory=dict)
    avoided_foods: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PastItem:
    """One line of history: what was done on a day."""

    on: date
    item: str
    minutes: float = 0
    done: bool = True
    pain_before: int | None = None
    """Pain before, after and on the next morning, from 0 to 10; None where it was not told."""
    pain_after: int | None = None
    pain_next_morning: int | None = None
    eased: bool = False
    """Whether a sign of that session asked to ease off or to stop (A.7)."""


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
