"""Twelve weeks of one synthetic person: adherence, busy weeks, flare-ups, pain that comes and goes.

What is simulated is the person; every plan is the planner's own, and what they did of it becomes
the history of the next day, levels and all.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from benchmarks.people import AILMENTS, MONDAY
from spineflow.catalogue import Catalogue
from spineflow.catalogue.check_cases import healthy_answers
from spineflow.planning.day import Day
from spineflow.planning.day_plan import DayPlan
from spineflow.planning.plan_day import plan_day
from spineflow.planning.request import PastItem, PlanRequest, Profile
from spineflow.planning.rules.laws import broken_laws
from spineflow.screening.evaluate import screen
from spineflow.vocabulary.ids import WALKING

DAYS, GRACE = 84, 14
"""Who had to repeat weeks after worse mornings is followed for two weeks more."""
GOAL, STEEPEST, STEP_MINUTES = 30.0, 1.2, 2.0
"""The method's own numbers, written here again so that content cannot move them unseen."""
FLARE_DAYS = 7
"""Days of a flare-up and of the way back, on which the walk is not the programme's."""


@dataclass
class Life:
    """What came of twelve weeks."""

    may_reach: bool
    reached_on: int | None = None
    """The first day with a walk of 30 minutes."""
    planned: int = 0
    broken: list[str] = field(default_factory=list)
    too_steep: list[str] = field(default_factory=list)

    def reached_within(self, days: int) -> bool:
        """Whether 30 minutes were reached in so many days."""
        return self.reached_on is not None and self.reached_on < days


@dataclass
class _Person:
    request: PlanRequest
    adherence: float
    flares: frozenset[int]
    busy_weeks: frozenset[int]
    lines: list[PastItem] = field(default_factory=list)
    walks: dict[date, float] = field(default_factory=dict)
    """Minutes planned to walk, on days that are the programme's own."""


def live(catalogue: Catalogue, chance: Random) -> Life:
    """Twelve weeks, one plan a day."""
    person = _born(catalogue, chance)
    limits = person.request.screening.clearance_of(WALKING).limits
    life = Life(may_reach=limits.get("minutes_max", GOAL) * 3 >= GOAL)
    for at in range(DAYS + GRACE):
        if at >= DAYS and life.reached_on is not None:
            break
        request = _today(person, at)
        outcome = plan_day(request, catalogue.planning)
        if isinstance(outcome, DayPlan):
            life.planned += 1
            broken = broken_laws(Day(request, catalogue.planning), outcome)
            life.broken += [f"day {at}: {name} {what}" for name, what in broken.items()]
            _look_at_walk(catalogue, person, request, outcome, life)
            _do(catalogue, person, outcome, at, chance)
    return life


def _born(catalogue: Catalogue, chance: Random) -> _Person:
    answers = {**healthy_answers(catalogue.safety), **chance.choice(AILMENTS)}
    request = PlanRequest(
        on=MONDAY,
        screening=screen(catalogue.safety, answers),
        profile=Profile(
            equipment=frozenset({"heating_pad", "towel", "roller", "chair", "bed", "mat"}),
            minutes=chance.choice([60, 75, 90]),
            meals=(450, 750, 1140),
            levels={WALKING: chance.choice([1, 1, 2, 3])},
        ),
        seed=chance.randrange(1000),
    )
    flares = frozenset(chance.sample(range(10, 60), chance.choice([0, 1, 1])))
    busy = frozenset(chance.sample(range(1, 11), chance.choice([0, 1, 2])))
    return _Person(request, chance.uniform(0.6, 1.0), flares, busy)


def _today(person: _Person, at: int) -> PlanRequest:
    """Day `at` as the person would ask for it."""
    on = MONDAY + timedelta(days=at)
    if at in person.flares:
        person.request = replace(person.request, flare_since=on)
    profile = person.request.profile
    if at // 7 in person.busy_weeks and at % 7 < 5:
        profile = replace(profile, minutes=20)
    history = tuple(line for line in person.lines if (on - line.on).days <= 28)
    return replace(person.request, on=on, history=history, profile=profile)


def _look_at_walk(
    catalogue: Catalogue, person: _Person, request: PlanRequest, plan: DayPlan, life: Life
) -> None:
    """Compare the walk with what was planned one to two weeks before: the law of the climb."""
    minutes = sum(i.seconds for s in plan.sittings for i in s.items if i.item == WALKING) / 60
    if Day(request, catalogue.planning).terms.phase != "usual":
        return
    if minutes >= GOAL and life.reached_on is None:
        life.reached_on = (request.on - MONDAY).days
    person.walks[request.on] = minutes
    ordered = sorted(person.walks)
    week_ago = [day for day in ordered if day <= request.on - timedelta(days=7)]
    longest = max((person.walks[day] for day in week_ago), default=None)
    if longest is None:
        limit = person.walks[MONDAY]
    else:
        limit = max(longest * STEEPEST, longest + STEP_MINUTES)
    if minutes > limit + 1e-9:
        life.too_steep.append(f"{request.on}: {minutes:g} min, at most {limit:g} allowed")


def _do(catalogue: Catalogue, person: _Person, plan: DayPlan, at: int, chance: Random) -> None:
    """What of the plan is done, and how it felt; levels that moved are kept."""
    levels = dict(person.request.profile.levels)
    levels.update((s.item, s.to) for s in plan.steps if s.change in ("up", "down"))
    profile = replace(person.request.profile, levels=levels)
    person.request = replace(person.request, profile=profile)
    if chance.random() > person.adherence:
        return
    usual = 4 if any(at - flare in range(FLARE_DAYS) for flare in person.flares) else 2
    for sitting in plan.sittings:
        for item in sitting.items:
            after = max(usual + chance.choice([-1, -1, 0, 0, 0, 0, 1]), 0)
            worse = chance.random() < 0.02
            person.lines.append(
                PastItem(
                    plan.on, item.item, item.seconds / 60,
                    pain_before=usual, pain_after=after,
                    pain_next_morning=usual + 2 if worse else usual,
                    level=item.level, at=sitting.starts,
                )
            )  # fmt: skip
