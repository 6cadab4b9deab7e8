"""One day being planned: the request, the content, and what follows from both, worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from spineflow.planning.content import PlanContent
from spineflow.planning.day_plan import LevelStep
from spineflow.planning.progress.levels import level_steps
from spineflow.planning.request import PastItem, PlanRequest, Profile
from spineflow.planning.terms import Terms, terms_of
from spineflow.screening.finding import ItemClearance
from spineflow.vocabulary.timing import MINUTES_PER_DAY, TimeWindow


@dataclass(frozen=True)
class Day:
    """What every rule and every part of planning may look at."""

    request: PlanRequest
    content: PlanContent
    asked_levels: Mapping[str, int] = field(default_factory=dict)
    """Levels to try out: they stand before those that follow from progress."""

    @cached_property
    def terms(self) -> Terms:
        """The kind of day, and what it leaves."""
        return terms_of(self.request, self.content)

    @cached_property
    def steps(self) -> Mapping[str, LevelStep]:
        """The traffic light of every practice with a past, and the level that follows."""
        return level_steps(self.request, self.content, self.terms)

    @cached_property
    def profile(self) -> Profile:
        """The profile as it holds today, with today's levels."""
        levels = dict(self.terms.profile.levels)
        levels.update((item, step.to) for item, step in self.steps.items())
        levels.update(self.asked_levels)
        practices = self.content.practices
        for item, practice in practices.items():
            level = levels.get(item, practice.default_level)
            levels[item] = self.terms.eased(practice.group, level)
        return replace(self.terms.profile, levels=levels)

    def profile_with_levels(self, levels: Mapping[str, int]) -> Profile:
        """Today's profile with other levels for some practices."""
        return replace(self.profile, levels={**self.profile.levels, **levels})

    @cached_property
    def past(self) -> tuple[PastItem, ...]:
        """What was done before today, oldest first; a history from the future tells nothing."""
        done = (p for p in self.request.history if p.done and p.on < self.request.on)
        return tuple(sorted(done, key=lambda p: (p.on, p.at or 0)))

    @cached_property
    def earlier_today(self) -> tuple[PastItem, ...]:
        """What history says was done today already, beside the plan."""
        return tuple(p for p in self.request.history if p.done and p.on == self.request.on)

    def clearance_of(self, item: str) -> ItemClearance:
        """The clearance of one practice; KeyError for an unknown id."""
        return self.request.screening.clearance_of(item)

    @cached_property
    def awake(self) -> TimeWindow:
        """From getting up to going to bed, cut at midnight."""
        wake, sleep = self.profile.wake, self.profile.sleep
        return TimeWindow(wake, sleep if sleep > wake else MINUTES_PER_DAY)

    @cached_property
    def done_sittings(self) -> frozenset[str]:
        """Sittings of today that are done or begun: their names are taken."""
        so_far = self.request.so_far
        return frozenset(session.id for session in so_far.sessions) if so_far else frozenset()

    def minutes_today(self, item: str) -> float:
        """Minutes of a practice that today holds already, in sittings and beside the plan."""
        so_far = self.request.so_far
        sessions = so_far.sessions if so_far else ()
        told = sum(past.minutes for past in self.earlier_today if past.item == item)
        return told + sum(i.seconds for s in sessions for i in s.items if i.item == item) / 60

    @cached_property
    def done_sessions_items(self) -> frozenset[str]:
        """Practices of the sessions that are done or begun."""
        so_far = self.request.so_far
        sessions = so_far.sessions if so_far else ()
        return frozenset(item.item for session in sessions for item in session.items)
