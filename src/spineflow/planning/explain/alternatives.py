"""What else there is for one item of a plan: shorter, at another time, or something else.

Each offer is tried out on the whole day and only made if no law is broken, so that nothing can be
offered that planning itself could not have planned. The best comes first. What was skipped or
swapped away may be chosen again: whoever taps it asks for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spineflow.planning.arrange.free_time import free_windows
from spineflow.planning.arrange.value import value_parts
from spineflow.planning.content import PlanContent
from spineflow.planning.day import Day
from spineflow.planning.day_plan import DayPlan, PlannedItem, PlannedSession
from spineflow.planning.items.candidate import Candidate
from spineflow.planning.items.choose import candidate_for
from spineflow.planning.progress.walking import climbs
from spineflow.planning.request import PlanRequest
from spineflow.planning.rules.laws import broken_laws
from spineflow.planning.rules.objections import objection
from spineflow.planning.rules.planned import place_of, stand_ins
from spineflow.vocabulary.ids import WALKING

Kind = Literal["shorter", "another_time", "swap"]
OFFERS = 3
TIMES_APART = 60


@dataclass(frozen=True, slots=True)
class Alternative:
    """One offer: the day as it would be, and what in it is different."""

    kind: Kind
    plan: DayPlan
    item: str
    starts: int
    seconds: int


def alternatives(
    request: PlanRequest, content: PlanContent, plan: DayPlan, sitting: str, item: str
) -> tuple[Alternative, ...]:
    """Offers for one item of one sitting; empty for what is not in the plan or done already."""
    day = Day(request, content)
    so_far = request.so_far
    done, skipped = (so_far.sessions, so_far.skipped) if so_far else ((), frozenset())
    session = next((s for s in plan.sittings if s.id == sitting and s not in done), None)
    planned = next((each for each in session.items if each.item == item), None) if session else None
    if session is None or planned is None:
        return ()
    offers = [
        *_first(day, _shorter(day, plan, session, planned)),
        *_first(day, _other_times(day, plan, session, planned)),
        *_first(willing := _willing(day), _swaps(willing, plan, session, planned, skipped)),
    ]
    return tuple(offers)


def _willing(day: Day) -> Day:
    """The same day for somebody who may take back what they skipped."""
    so_far = day.request.so_far
    if so_far is None:
        return day
    return Day(replace(day.request, so_far=replace(so_far, skipped=frozenset())), day.content)


def _first(day: Day, offers: Iterator[Alternative]) -> list[Alternative]:
    """The first few that break no law."""
    sound: list[Alternative] = []
    for offer in offers:
        if not broken_laws(day, offer.plan):
            sound.append(offer)
            if len(sound) == OFFERS:
                break
    return sound


def _shorter(
    day: Day, plan: DayPlan, session: PlannedSession, planned: PlannedItem
) -> Iterator[Alternative]:
    """Easier levels that take less time; a walk or a ride also for fewer minutes, longest first."""
    most = planned.seconds * (1 - day.content.number("least_shortening"))
    found = [each for each in _easier(day, planned) if each.seconds <= most]
    found += _fewer_minutes(day, planned)
    for item in sorted(found, key=_seconds, reverse=True):
        yield _offer("shorter", plan, session, planned, item)


def _seconds(item: PlannedItem) -> int:
    return item.seconds


def _easier(day: Day, planned: PlannedItem) -> list[PlannedItem]:
    slot = place_of(day.content, planned.item)
    if slot is None or planned.item == WALKING:
        return []
    found = []
    for level in range(planned.level):
        other = Day(day.request, day.content, {planned.item: level})
        candidate = candidate_for(other, "", slot, day.content.practices[planned.item])
        if isinstance(candidate, Candidate):
            found.append(replace(candidate.planned(), reasons=planned.reasons))
    return found


def _fewer_minutes(day: Day, planned: PlannedItem) -> list[PlannedItem]:
    if planned.item not in climbs(day.content) or planned.dose.minutes is None:
        return []
    least = day.content.minutes("shortest_walk")
    steps = range(least, round(planned.dose.minutes), 5)
    return [
        replace(planned, dose=replace(planned.dose, minutes=float(m)), seconds=m * 60)
        for m in steps
    ]


def _other_times(
    day: Day, plan: DayPlan, session: PlannedSession, planned: PlannedItem
) -> Iterator[Alternative]:
    """Other starts of the whole sitting, nearest first, an hour apart from each other."""
    if not session.uses_minutes:
        return
    grid = day.content.minutes("time_grid")
    starts = sorted(
        {
            at
            for window in free_windows(day)
            for at in range(-(-window.start // grid) * grid, window.end, grid)
        },
        key=lambda at: (abs(at - session.starts), at),
    )
    offered = [session.starts]
    for at in starts:
        if all(abs(at - other) >= TIMES_APART for other in offered):
            moved = _with_session(plan, session, replace(session, starts=at))
            if not broken_laws(day, moved):
                offered.append(at)
                yield Alternative("another_time", moved, planned.item, at, planned.seconds)


def _swaps(
    day: Day,
    plan: DayPlan,
    session: PlannedSession,
    planned: PlannedItem,
    skipped: frozenset[str],
) -> Iterator[Alternative]:
    """Other practices: of the same place in the programme, what stands in for it, its own kind."""
    slot = place_of(day.content, planned.item)
    if slot is None or not session.uses_minutes:
        return
    practices, group = day.content.practices, day.content.group(planned.item)
    near = [*slot.practices, *stand_ins(day.content, (planned.item, *slot.practices))]
    names = dict.fromkeys([*near, *(n for n in practices if day.content.group(n) == group)])
    taken = {item.item for each in plan.sittings for item in each.items}
    found = []
    for name in names:
        if name not in taken and not objection(day, practices[name], slot):
            candidate = candidate_for(day, session.id, place_of(day.content, name) or slot,
                                      practices[name])  # fmt: skip
            if isinstance(candidate, Candidate):
                worth = sum(value_parts(day, candidate).values())
                found.append((name not in near, name in skipped, -worth, candidate.planned()))
    for *_rank, item in sorted(found, key=lambda each: each[:3]):
        yield _offer("swap", plan, session, planned, item)


def _offer(
    kind: Kind, plan: DayPlan, session: PlannedSession, was: PlannedItem, item: PlannedItem
) -> Alternative:
    items = tuple(item if each is was else each for each in session.items)
    changed = _with_session(plan, session, replace(session, items=items))
    left_out = tuple(each for each in changed.left_out if each.item != item.item)
    return Alternative(
        kind, replace(changed, left_out=left_out), item.item, session.starts, item.seconds
    )


def _with_session(plan: DayPlan, was: PlannedSession, session: PlannedSession) -> DayPlan:
    sittings = [session if each is was else each for each in plan.sittings]
    ordered = tuple(sorted(sittings, key=lambda each: each.starts))
    return replace(plan, sittings=ordered, proof=None)
