"""Gives every sitting its time of day, inside the person's windows."""

from dataclasses import replace

from spineflow.knowledge.programme import Sitting
from spineflow.planning.candidate import Candidate
from spineflow.planning.choose import Chosen
from spineflow.planning.constraints import by_rule
from spineflow.planning.content import PlanContent
from spineflow.planning.day_plan import PlannedSession
from spineflow.planning.fit import drop_lonely_heat
from spineflow.planning.request import PlanRequest
from spineflow.vocabulary.timing import MINUTES_PER_DAY, TimeWindow, minutes_of


def place(request: PlanRequest, content: PlanContent, chosen: Chosen) -> tuple[PlannedSession, ...]:
    """Sittings with their starts, in the order of the day.

    A timed sitting goes to its usual time or the first later room in a window, else the first room
    anywhere; where none is long enough, its least important item gives way and it tries again.
    """
    free = list(_windows(request))
    sessions = []
    for sitting in content.programme.sittings:
        if not chosen.sittings[sitting.id]:
            continue
        if sitting.uses_minutes:
            starts = _place_timed(request, content, chosen, sitting, free)
        else:
            starts = _within_day(request, minutes_of(sitting.at))
        if starts is not None:
            items = tuple(each.planned() for each in chosen.sittings[sitting.id])
            sessions.append(PlannedSession(sitting.id, starts, items, sitting.uses_minutes))
    return tuple(sorted(sessions, key=lambda session: session.starts))


def _windows(request: PlanRequest) -> tuple[TimeWindow, ...]:
    wake, sleep = request.profile.wake, request.profile.sleep
    day = TimeWindow(wake, sleep if sleep > wake else MINUTES_PER_DAY)
    return tuple(sorted(request.profile.windows, key=lambda window: window.start)) or (day,)


def _within_day(request: PlanRequest, at: int) -> int:
    wake, sleep = request.profile.wake, request.profile.sleep
    return min(max(at, wake), sleep) if sleep > wake else max(at, wake)


def _place_timed(
    request: PlanRequest,
    content: PlanContent,
    chosen: Chosen,
    sitting: Sitting,
    free: list[TimeWindow],
) -> int | None:
    while chosen.sittings[sitting.id]:
        starts = _find_room(request, sitting, chosen.sittings[sitting.id], free)
        if starts is not None and _too_early_to_bend(request, content, starts):
            starts = _without_bends(request, chosen, sitting, free)
        if starts is not None and chosen.sittings[sitting.id]:
            _take(free, starts, _length(chosen.sittings[sitting.id]))
            return starts
        if chosen.sittings[sitting.id]:
            _give_way(content, chosen, sitting)
    return None


def _find_room(
    request: PlanRequest, sitting: Sitting, candidates: list[Candidate], free: list[TimeWindow]
) -> int | None:
    length = _length(candidates)
    wake = request.profile.wake
    usual = max(minutes_of(sitting.at), wake + round(sitting.hours_after_wake * 60))
    for earliest in (usual, wake + round(sitting.hours_after_wake * 60), 0):
        for window in free:
            start = max(window.start, earliest)
            if start + length <= window.end:
                return start
    return None


def _length(candidates: list[Candidate]) -> int:
    """Whole minutes a sitting takes."""
    return -(-sum(candidate.seconds for candidate in candidates) // 60)


def _too_early_to_bend(request: PlanRequest, content: PlanContent, starts: int) -> bool:
    hour = content.number("no_end_range_bend_first_hour")
    return 0 <= starts - request.profile.wake < hour


def _without_bends(
    request: PlanRequest, chosen: Chosen, sitting: Sitting, free: list[TimeWindow]
) -> int | None:
    """Leave out full forward bends, then look for room again."""
    for candidate in chosen.sittings[sitting.id]:
        if candidate.slot.end_range_bend:
            chosen.left_out[candidate.item] = by_rule("no_end_range_bend_first_hour")
    chosen.sittings[sitting.id] = [
        each for each in chosen.sittings[sitting.id] if not each.slot.end_range_bend
    ]
    return _find_room(request, sitting, chosen.sittings[sitting.id], free)


def _give_way(content: PlanContent, chosen: Chosen, sitting: Sitting) -> None:
    least = max(chosen.sittings[sitting.id], key=lambda candidate: candidate.slot.priority)
    chosen.sittings[sitting.id].remove(least)
    chosen.left_out[least.item] = by_rule("inside_your_windows")
    drop_lonely_heat(content, chosen, sitting)


def _take(free: list[TimeWindow], starts: int, length: int) -> None:
    """Cut the taken minutes out of the window they lie in."""
    for at, window in enumerate(free):
        if window.start <= starts and starts + length <= window.end:
            before = replace(window, end=starts)
            after = replace(window, start=starts + length)
            free[at : at + 1] = [part for part in (before, after) if part.minutes > 0]
            return
