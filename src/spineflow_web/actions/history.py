"""What planning knows of the days before: one line per practice and day."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from spineflow.planning.request import PastItem
from spineflow.records.event import Event
from spineflow.records.session_told import OUTLINE, SessionTold, sessions_told
from spineflow.records.standing import standing
from spineflow.records.summary import DaySummary
from spineflow.vocabulary.ids import WALKING
from spineflow.vocabulary.timing import minute_of_day, minutes_of
from spineflow_web.store import plans, records, summaries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.plans import SavedPlan

TALKED = ("activity_done", "effort_told")
"""Kinds that may hold a talk test."""
DAYS = 14
"""The longest look back of any planning rule is a week; two leave room for the next one."""


def history(person_id: UUID, on: date) -> tuple[PastItem, ...]:
    """The days before a date; today itself is not history yet."""
    first = on - timedelta(days=DAYS)
    days = summaries.between(person_id, first, on - timedelta(days=1))
    # The next morning of yesterday's session was told today.
    log = records.between(person_id, first, on, (*OUTLINE, *TALKED)) if days else []
    told, breathless = sessions_told(log), _breathless(log)
    items = records.items_by_session(person_id, first, on) if told else {}
    planned = plans.between(person_id, first, on - timedelta(days=1)) if days else {}
    lines = (
        _at_level(line, planned.get(day))
        for day, summary in days.items()
        for line in _lines(day, summary)
    )
    felt = (_with_pain(line, told, items) for line in lines)
    return tuple(replace(e, hard=(e.on, e.item) in breathless) for e in felt)


def _breathless(events: Iterable[Event]) -> set[tuple[date, str]]:
    """(day, practice) for what left a person with a few words at a time only."""
    return {
        (event.local_date, event.payload["practice"])
        for event in standing(events)
        if event.kind in TALKED and event.payload["effort"] == "few_words"
    }


def told_beside_plan(summary: DaySummary, on: date, zone: str) -> tuple[PastItem, ...]:
    """What was told today beside the plan: it takes nothing from its minutes. A walk shortens the
    walk that is left, warmth and rolling count for the rules that space them."""
    return tuple(
        PastItem(
            on,
            mark.item,
            mark.value / 60,
            at=_minute_of_day(mark.at, zone),
            zones=frozenset(mark.zones),
        )
        for mark in summary.told
        if mark.item in catalogue().practices
    )


def _minute_of_day(at: str, zone: str) -> int:
    return minute_of_day(datetime.fromisoformat(at).astimezone(ZoneInfo(zone)))


def _at_level(line: PastItem, saved: SavedPlan | None) -> PastItem:
    """The line with the level it was planned at, so that a step taken is not taken again."""
    day = saved.plan["plan"] if saved else None
    for sitting in day["sittings"] if day else ():
        for item in sitting["items"]:
            if item["item"] == line.item:
                return replace(
                    line,
                    level=item["level"],
                    at=minutes_of(sitting["starts"]),
                    zones=line.zones or frozenset(item.get("zones", ())),
                )
    return line


def _with_pain(
    line: PastItem, told: Iterable[SessionTold], items: Mapping[UUID, set[str]]
) -> PastItem:
    """The line with what the sessions of that day, in which the practice was done, say of pain."""
    same_day = (each for each in told if each.on == line.on)
    own = [each for each in same_day if line.item in items.get(each.session, ())]
    if not own:
        return line
    before = [each.before for each in own if each.before is not None]
    after = [each.after for each in own if each.after is not None]
    return replace(
        line,
        pain_before=before[0] if before else None,
        pain_after=after[-1] if after else None,
        pain_next_morning=own[-1].next_morning,
        eased=any(each.effect != "carry_on" for each in own),
    )


def _lines(day: date, summary: DaySummary) -> list[PastItem]:
    lines = [
        PastItem(day, item, done.seconds / 60, done=bool(done.worked))
        for item, done in summary.items.items()
        if item != WALKING and item in catalogue().practices
    ]
    if summary.walked_seconds:
        lines.append(PastItem(day, WALKING, summary.walked_seconds / 60))
    lines += [
        PastItem(day, mark.item, mark.value / 60, zones=frozenset(mark.zones))
        for mark in summary.told
        if mark.item != WALKING and mark.item in catalogue().practices
    ]
    return lines
