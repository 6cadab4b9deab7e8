"""What the events of a session come to, in whatever order they are read."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from spineflow.records.event import Event
from spineflow.records.payload import PAYLOADS
from spineflow.records.problems import problems_told
from spineflow.records.session_told import SessionTold, sessions_told

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FIRST, SECOND = uuid7(), uuid7()


def event(
    name: str, session: UUID, minute: int = 0, *, day: int = 0, replaces: UUID | None = None,
    **payload: Any,
) -> Event:  # fmt: skip
    at = MORNING + timedelta(days=day, minutes=minute)
    return Event(
        id=uuid7(),
        sequence=0,
        kind=name,
        entity=session,
        occurred_at=at,
        time_zone="UTC",
        local_date=at.date(),
        content_version="1",
        replaces=replaces,
        payload=PAYLOADS[name].model_validate(payload).model_dump(mode="json"),
    )


def step(session: UUID, item: str, minute: int, kind: str = "move") -> Event:
    told = {"sitting": "mobility", "step": minute, "item": item, "kind": kind, "seconds": 30.0}
    return event("step_done", session, minute, **told)


def a_day() -> list[Event]:
    return [
        event("quick_check", FIRST, sitting="mobility", pain=3),
        event("pain_rated", FIRST, when="before", pain=3),
        step(FIRST, "cat_cow", 1),
        step(FIRST, "bridge", 2, "ready"),
        event("session_finished", FIRST, 20, sitting="mobility", minutes=20.0),
        event("pain_rated", FIRST, 21, when="after", pain=6),
        event("signs_seen", FIRST, 21, sitting="mobility", signs=["pain_rises"], effect="ease_off"),
        event("quick_check", SECOND, 300, sitting="walk", pain=4),
        event("pain_rated", SECOND, 300, when="before", pain=4),
        event("session_stopped", SECOND, 310, sitting="walk", step=1, reason="person"),
        event("pain_rated", SECOND, 0, day=1, when="next_morning", pain=5),
    ]


def test_a_session_is_gathered_from_its_events_in_any_order() -> None:
    events = a_day()
    expected = sessions_told(events)
    chance = random.Random(3)
    for _ in range(20):
        chance.shuffle(events)
        assert sessions_told(events) == expected
    first, second = expected
    assert (first.sitting, first.before, first.after, first.ended) == ("mobility", 3, 6, "finished")
    assert (first.effect, first.signs, first.was_fine) == ("ease_off", ("pain_rises",), False)
    assert (second.ended, second.after, second.was_fine) == ("stopped", None, True)
    assert first.next_morning == second.next_morning == 5, "the morning speaks for the whole day"


def test_a_check_that_stopped_the_session_is_no_session() -> None:
    stopped = event("quick_check", FIRST, sitting="mobility", yes=["leg_change"])
    assert sessions_told([stopped]) == []


def test_the_strictest_effect_of_a_session_stands() -> None:
    day = a_day()
    day.append(
        event("signs_seen", FIRST, 30, sitting="mobility", signs=["dizziness"], effect="stop")
    )
    day.append(event("signs_seen", FIRST, 31, sitting="mobility", effect="carry_on"))
    first = sessions_told(day)[0]
    assert first.effect == "stop" and first.signs == ("pain_rises", "dizziness")


def test_what_was_taken_back_is_not_told() -> None:
    day = a_day()
    sign = next(each for each in day if each.kind == "signs_seen")
    undo = event("correction", FIRST, 40, replaces=sign.id, void=True)
    assert sessions_told([*day, undo])[0].was_fine


def test_something_that_went_wrong_is_told_with_its_session_and_listed() -> None:
    told = {"sitting": "mobility", "on": date(2026, 11, 23), "what": "skin", "severity": "moderate"}
    wrong = event("adverse_event", FIRST, 0, day=2, item="heating_pad", **told)
    first: SessionTold = sessions_told([*a_day(), wrong])[0]
    assert first.went_wrong and first.on == date(2026, 11, 23)
    (listed,) = problems_told([*a_day(), wrong])
    assert (listed.on, listed.told_on) == (date(2026, 11, 23), date(2026, 11, 25))
    assert (listed.sitting, listed.item, listed.what) == ("mobility", "heating_pad", "skin")
    undo = event("correction", FIRST, 40, replaces=wrong.id, void=True)
    assert problems_told([wrong, undo]) == []
