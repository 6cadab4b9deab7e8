"""Looking practices up: what of each is left to a person today, and whether it is planned."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from spineflow.knowledge.practice import Practice
from spineflow.planning.open_ways import NOTHING, OpenWays, open_ways
from spineflow.planning.request import Profile
from spineflow.screening.clinician import ClearanceRecord
from spineflow.screening.finding import ItemClearance, Screening
from spineflow_web.actions.planning import request_for, stands
from spineflow_web.store import plans
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.preferences import Preferences
from spineflow_web.store.screening import Screened


class Standing(Enum):
    """How a practice stands to a person."""

    OPEN = "open"
    CARE = "care"
    INFO = "info"
    """A supplement: something to know, never something to do."""
    ASK_FIRST = "ask"
    """A clinician must have allowed it, and none has yet. Shown like what is barred."""
    BARRED = "barred"

    @property
    def shows_steps(self) -> bool:
        """Whether its steps and figures may be seen at all."""
        return self not in (Standing.ASK_FIRST, Standing.BARRED)


@dataclass(frozen=True)
class Looked:
    """One practice as it stands to one person. `ways` is empty where no step may be shown."""

    practice: Practice
    cleared: ItemClearance
    standing: Standing
    ways: OpenWays


@dataclass(frozen=True)
class Library:
    """All practices as they stand to one person on one date."""

    screening: Screening
    profile: Profile
    allowed: ClearanceRecord | None
    plan: Mapping[str, Any] | None
    """The stored plan of the date, as it is; looking makes none."""
    said: Preferences

    @cached_property
    def all(self) -> tuple[Looked, ...]:
        """In the order of the content."""
        return tuple(self._look(practice) for practice in catalogue().practices.values())

    def practice(self, item: str) -> Looked | None:
        """One of them; None for an id that is none."""
        practice = catalogue().practices.get(item)
        return None if practice is None else self._look(practice)

    def instead(self, looked: Looked) -> tuple[str, ...]:
        """What to do instead of a practice, as far as it is open itself."""
        found = (self.practice(item) for item in looked.cleared.replacements)
        return tuple(each.practice.id for each in found if each and each.ways.forms)

    @cached_property
    def planned(self) -> Mapping[str, Mapping[str, Any]]:
        """The items of today's plan by practice."""
        day = self.plan["plan"] if self.plan else None
        sittings = day["sittings"] if day else ()
        return {item["item"]: item for sitting in sittings for item in sitting["items"]}

    @cached_property
    def left_out(self) -> Mapping[str, Mapping[str, Any]]:
        """What is not in today's plan, with its reasons."""
        return {each["item"]: each for each in (self.plan["left_out"] if self.plan else ())}

    def _look(self, practice: Practice) -> Looked:
        cleared = self.screening.clearance_of(practice.id)
        standing = self._standing(practice, cleared)
        if not standing.shows_steps:
            return Looked(practice, cleared, standing, NOTHING)
        ways = open_ways(practice, cleared, self.screening.spared, self.profile)
        if not ways.forms:  # inside no limit at all: the same as not open
            return Looked(practice, cleared, Standing.BARRED, NOTHING)
        return Looked(practice, cleared, standing, ways)

    def _standing(self, practice: Practice, cleared: ItemClearance) -> Standing:
        if cleared.barred:
            return Standing.BARRED
        tokens = catalogue().safety.tokens
        asks = any(tokens[token].asks_first for token in cleared.tokens)
        if asks and not (self.allowed and self.allowed.allows(practice.id)):
            return Standing.ASK_FIRST
        if practice.supplement:
            return Standing.INFO
        return Standing.CARE if cleared.tokens or cleared.reasons else Standing.OPEN


def library(person: KnownPerson, screened: Screened, on: date) -> Library:
    """Everything looked up by what planning would plan by on this date, so that the two never
    disagree about what is open."""
    request = request_for(person, screened, on)
    profile = request.profile
    saved = plans.current(person.id, on)
    return Library(
        screening=request.screening,
        profile=profile,
        allowed=request.cleared,
        plan=saved.plan if saved and stands(saved, screened) else None,
        said=Preferences(profile.likes, profile.dislikes, profile.nevers),
    )
