"""What clashes in a day, said at once: by trying small changes on the plan that is made at once.

The solver names clashes with a proof (`planning.solve.clash`); this is what a page can say before
it has, and where there is no solver at all.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from spineflow.planning.content import PlanContent
from spineflow.planning.day_plan import (
    WAY_OUT_STEP,
    WIDEST_WINDOW,
    Clash,
    DayPlan,
    NoPlan,
    Relaxation,
    Wish,
)
from spineflow.planning.plan_day import plan_day
from spineflow.planning.request import PlanRequest
from spineflow.vocabulary.timing import MINUTES_PER_DAY, TimeWindow

MINUTES, WINDOWS = Wish("minutes"), Wish("windows")
MOST_MINUTES = 60
"""How many more minutes are tried at most."""


def clashes_at_once(
    request: PlanRequest, content: PlanContent, outcome: DayPlan | NoPlan
) -> tuple[Clash, ...]:
    """Every wish that the plan does not meet, with what stands against it and the ways out."""
    if isinstance(outcome, NoPlan):
        return _no_room(request, content) if outcome.reason == "no_time" else ()
    missing = sorted(request.wants - _items(outcome))
    return tuple(_clash(request, content, outcome, item) for item in missing)


def _no_room(request: PlanRequest, content: PlanContent) -> tuple[Clash, ...]:
    """Nothing fits at all: the minutes and the windows are the wishes there are."""
    ways = [
        *_first(_with_minutes(request, content), lambda plan: True),
        *_first(_with_windows(request, content), lambda plan: True),
    ]
    wishes = (MINUTES, WINDOWS) if request.profile.windows else (MINUTES,)
    return (Clash(wishes, tuple(ways)),) if ways else ()


def _clash(request: PlanRequest, content: PlanContent, plan: DayPlan, item: str) -> Clash:
    want = Wish("want", item)
    rule = next((out.reasons[-1].id for out in plan.left_out if out.item == item), "cleared_only")
    if rule == "never_asked_for":
        never = Wish("never", item)
        return Clash((want, never), (Relaxation(never), Relaxation(want)))

    def has(found: DayPlan) -> bool:
        return item in _items(found)

    more = _first(_with_minutes(request, content), has)
    wider = _first(_with_windows(request, content), has)
    wishes = [want, *([MINUTES] if more else []), *([WINDOWS] if wider else [])]
    if len(wishes) == 1:
        wishes.append(Wish("rule", rule))
    return Clash(tuple(wishes), (*more, *wider, Relaxation(want)))


def _with_minutes(
    request: PlanRequest, content: PlanContent
) -> Iterator[tuple[Relaxation, DayPlan | NoPlan]]:
    given = request.profile.minutes
    if given is None:
        return
    first = -(-(given + 1) // WAY_OUT_STEP) * WAY_OUT_STEP
    for minutes in range(first, given + MOST_MINUTES + 1, WAY_OUT_STEP):
        profile = replace(request.profile, minutes=minutes)
        yield Relaxation(MINUTES, minutes), plan_day(replace(request, profile=profile), content)


def _with_windows(
    request: PlanRequest, content: PlanContent
) -> Iterator[tuple[Relaxation, DayPlan | NoPlan]]:
    if not request.profile.windows:
        return
    for more in range(WAY_OUT_STEP, WIDEST_WINDOW + 1, WAY_OUT_STEP):
        wider = tuple(_wider(window, more) for window in request.profile.windows)
        profile = replace(request.profile, windows=wider)
        yield Relaxation(WINDOWS, more), plan_day(replace(request, profile=profile), content)


def _first(
    tried: Iterable[tuple[Relaxation, DayPlan | NoPlan]], met: Callable[[DayPlan], bool]
) -> list[Relaxation]:
    """The smallest change after which the wish is met; none where no change does."""
    return next(([way] for way, out in tried if isinstance(out, DayPlan) and met(out)), [])


def _wider(window: TimeWindow, minutes: int) -> TimeWindow:
    return TimeWindow(max(window.start - minutes, 0), min(window.end + minutes, MINUTES_PER_DAY))


def _items(plan: DayPlan) -> set[str]:
    return {item.item for sitting in plan.sittings for item in sitting.items}
