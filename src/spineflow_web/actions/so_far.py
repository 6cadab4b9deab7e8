"""What of a saved day is done or under way: the part that no new plan may move."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from spineflow.exchange.stored_plan import read_day
from spineflow.planning.day_plan import DayPlan, PlannedSession, in_parts
from spineflow.planning.request import DaySoFar
from spineflow.records.summary import DaySummary
from spineflow.screening.finding import Screening
from spineflow.vocabulary.timing import minute_of_day
from spineflow_web.actions.told_today import Told
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.plans import SavedPlan


def done_so_far(
    saved: SavedPlan, told: Told, outcome: Screening, now: datetime, *, breaks_off: bool = False
) -> DaySoFar:
    """Only what was done or is under way stays; what was left lying may come later today.

    What is barred by now is shown no more, even where it was done: the log keeps it. A finished
    session keeps its place, without what was skipped in it. Where the day `breaks_off`, nothing
    is under way any more: of a session that was begun, too, only what was done stays.
    """
    spread = _in_parts(saved)
    whole = {*told.summary.finished, *(() if breaks_off else told.open_sittings)}
    kept = []
    for session in day_of(saved).sittings:
        items = session.items
        if session.id not in whole:
            practised = _practised(told.summary) - spread
            items = tuple(item for item in items if item.item in practised)
        items = tuple(i for i in items if not outcome.clearance_of(i.item).barred)
        items = tuple(i for i in items if (session.id, i.item) not in told.skipped)
        if items or session.id in told.summary.finished:
            kept.append(replace(session, items=items))
    return DaySoFar(minute_of_day(now), tuple(kept))


def begun_so_far(saved: SavedPlan, told: Told, now: datetime, asked: str = "") -> DaySoFar | None:
    """Sittings whose time has come stay as well, whole; None for a day that lies ahead.

    The sitting that is asked about stays only where it was really done.
    """
    if saved.on > now.date():
        return None
    minutes = minute_of_day(now)
    sessions = tuple(
        session
        for session in day_of(saved).sittings
        if (session.starts <= minutes and session.id != asked) or _is_touched(session, saved, told)
    )
    return DaySoFar(minutes, sessions)


def day_of(saved: SavedPlan) -> DayPlan:
    """The stored day as values; empty where there is none, or where its content is gone."""
    content = catalogue()
    stored: Mapping[str, Any] | None = saved.plan["plan"]
    try:
        if stored is not None:
            return read_day(stored, content.practices, content.programme)
    except (KeyError, StopIteration, TypeError, ValueError):
        if saved.content_version == content.version:
            raise
    return DayPlan(saved.on, (), ())


def _is_touched(session: PlannedSession, saved: SavedPlan, told: Told) -> bool:
    summary = told.summary
    if session.id in (*summary.finished, *summary.stopped, *told.open_sittings):
        return True
    return any(i.item in _practised(summary) - _in_parts(saved) for i in session.items)


def _practised(summary: DaySummary) -> frozenset[str]:
    """Practices of which a step was done; a walk told by hand belongs to no sitting."""
    return frozenset(item for item, done in summary.items.items() if done.worked)


def _in_parts(saved: SavedPlan) -> frozenset[str]:
    return in_parts([i.item for i in session.items] for session in day_of(saved).sittings)
