"""Events read strictly, corrections, and what a day comes to."""

from typing import Any

import pytest
from uuid_utils.compat import uuid7

from spineflow.records.event import Refused, read_event
from spineflow.records.payload import PAYLOADS
from spineflow.records.standing import standing
from spineflow.records.summary import (
    DaySummary,
    ItemDone,
    by_day,
    read_summary,
    summarise,
    summary_json,
)

FAMILIES = {"cat_cow": "stretching", "bridge": "stretching", "walking": "cardio"}


def told(kind: str, payload: dict[str, Any], **changes: Any) -> dict[str, Any]:
    own = str(uuid7())
    return {
        "id": own, "device": "", "sequence": 0, "kind": kind, "entity": own,
        "occurred_at": "2026-11-23T08:00:00Z", "time_zone": "UTC", "local_date": "2026-11-23",
        "content_version": "1", "replaces": None, "payload": payload, **changes,
    }  # fmt: skip


def step(kind: str, item: str, seconds: float, what: str = "move") -> dict[str, Any]:
    said = {"sitting": "mobility", "step": 1, "item": item, "kind": what, "seconds": seconds}
    return told(kind, said)


EXAMPLES: dict[str, dict[str, Any]] = {
    "session_started": {"sitting": "walk"},
    "session_finished": {"sitting": "walk", "minutes": 12.5},
    "session_stopped": {"sitting": "walk", "step": 3, "reason": "person"},
    "pain_rated": {"when": "after", "pain": 4},
    "water_drunk": {"glasses": 1},
    "walk_done": {"minutes": 20},
    "activity_done": {"practice": "swimming", "minutes": 20, "effort": "talk", "steps": None},
    "effort_told": {"practice": "cycling", "effort": "few_words", "steps": None},
    "illness_over": {},
    "needs_told": {"told": ["smokes"]},
    "therapist_found": {"findings": ["tight_glutes"]},
    "warmth_had": {
        "source": "heating_pad",
        "minutes": 15,
        "warmth": "low",
        "degrees_c": 40.5,
        "cloth": True,
        "skin": "pink",
    },
    "massage_had": {
        "practice": "foam_roller",
        "minutes": 4,
        "zones": ["glutes"],
        "pressure": 4,
        "tender_before": 5,
        "tender_after": None,
    },
    "quick_check": {"sitting": "walk", "yes": ["leg_change"], "pain": None},
    "signs_seen": {"sitting": "walk", "signs": ["dizziness"], "effect": "stop"},
    "adverse_event": {
        "sitting": "walk",
        "on": "2026-11-22",
        "what": "skin",
        "severity": "mild",
        "item": None,
    },
    "sweat_had": {"minutes": 20},
    "drink_taken": {"drink": "tea", "ml": 200},
    "food_eaten": {"parts": [{"food": "flaxseed_ground", "grams": 10.0}], "recipe": ""},
    "break_taken": {"item": "chin_nod", "seconds": 60.5},
    "break_skipped": {"item": None},
    "pain_mapped": {
        "marks": [{"region": "lower_back", "side": "left", "kinds": ["ache"], "strength": 4}],
        "legs": [{"side": "left", "reach": "calf"}],
    },
    "measure_taken": {"measure": "peg", "version": 1, "answers": {"pain": 4, "activity": 5.5}},
    "correction": {"void": True},
    **{
        kind: {"sitting": "walk", "step": 0, "item": "walking", "kind": "walk", "seconds": 3}
        for kind in ("step_done", "step_skipped", "step_stopped", "step_eased")
    },
}


def test_every_kind_has_an_example() -> None:
    assert EXAMPLES.keys() == PAYLOADS.keys()


@pytest.mark.parametrize("kind", sorted(PAYLOADS))
def test_each_kind_is_read_and_refuses_what_it_does_not_know(kind: str) -> None:
    replaces = str(uuid7()) if kind == "correction" else None
    event = read_event(told(kind, EXAMPLES[kind], replaces=replaces))
    assert event.said() == PAYLOADS[kind].model_validate(EXAMPLES[kind])
    with pytest.raises(Refused, match=r"^payload\.surplus"):
        read_event(told(kind, {**EXAMPLES[kind], "surplus": 1}, replaces=replaces))


def test_the_same_telling_has_the_same_fingerprint_whatever_its_zone_or_order() -> None:
    one = told("water_drunk", {"glasses": 1})
    other = {**dict(reversed(one.items())), "occurred_at": "2026-11-23T09:00:00+01:00"}
    assert read_event(one).fingerprint() == read_event(other).fingerprint()
    assert read_event({**one, "sequence": 1}).fingerprint() != read_event(one).fingerprint()


def test_a_fingerprint_that_is_stored_somewhere_stays_what_it_was() -> None:
    event = {
        "id": "01935e3c-0000-7000-8000-000000000001", "device": "", "sequence": 1,
        "kind": "walk_done", "entity": "01935e3c-0000-7000-8000-000000000002",
        "occurred_at": "2026-11-25T12:00:00.123456+01:00", "time_zone": "Europe/Berlin",
        "local_date": "2026-11-25", "content_version": "ä\u2028", "replaces": None,
        "payload": {"minutes": 30},
    }  # fmt: skip
    stored = "e79da8e375ef3a0c1d9b97fcdc152cecc7dc1f81521c76a857cec7db3c3707a5"
    assert read_event(event).fingerprint() == stored
    assert read_event({**event, "payload": {"minutes": 30.0}}).fingerprint() == stored


@pytest.mark.parametrize("half", ["\ud800", {"a": "\ud800"}, [[[]]] * 3])
def test_what_no_json_can_carry_is_refused_and_not_quoted(half: Any) -> None:
    nested: Any = half
    for _ in range(600):
        nested = [nested]
    for payload in ({"glasses": half}, {"glasses": nested}):
        with pytest.raises(Refused) as refused:
            read_event(told("water_drunk", payload))
        assert "ud800" not in str(refused.value)


def test_a_refusal_never_quotes_what_was_told() -> None:
    with pytest.raises(Refused) as refused:
        read_event(told("pain_rated", {"when": "now", "pain": "my private words"}))
    assert "private" not in str(refused.value)


def test_what_is_no_object_at_all_is_refused() -> None:
    for nothing in (None, 3, "x", [], {}):
        with pytest.raises(Refused):
            read_event(nothing)


def test_a_day_in_numbers() -> None:
    day = [
        step("step_done", "cat_cow", 5, "ready"),
        step("step_done", "cat_cow", 60),
        step("step_skipped", "bridge", 0),
        step("step_stopped", "walking", 90, "walk"),
        told("session_finished", {"sitting": "mobility", "minutes": 1.1}),
        told("walk_done", {"minutes": 10}),
        told("water_drunk", {"glasses": 2}),
        told("pain_rated", {"when": "before", "pain": 5}),
    ]
    summary = summarise(map(read_event, day))
    assert (summary.sessions, summary.glasses, summary.walked_seconds) == (1, 2, 690)
    assert summary.items["cat_cow"] == ItemDone(seconds=65, done=2, worked=1)
    assert (summary.items["bridge"].skipped, summary.items["walking"].stopped) == (1, 1)
    assert summary.seconds_by(FAMILIES) == {"stretching": 65, "cardio": 690}
    assert summary.practised == {"cat_cow", "walking"}
    assert [mark.value for mark in summary.of("before", "after", "now")] == [5]
    assert read_summary(summary_json(summary)) == summary


def test_getting_ready_is_not_yet_practising() -> None:
    summary = summarise([read_event(step("step_done", "bridge", 9, "ready"))])
    assert summary.practised == frozenset()


def test_of_two_corrections_the_later_edit_stands() -> None:
    first = told("pain_rated", {"when": "now", "pain": 8})
    void = told(
        "correction", {"void": True}, replaces=first["id"], occurred_at="2026-11-23T12:00:00Z"
    )
    early = told("pain_rated", {"when": "now", "pain": 6}, replaces=first["id"])
    late = told(
        "pain_rated",
        {"when": "now", "pain": 4},
        replaces=first["id"],
        occurred_at="2026-11-23T10:00:00Z",
    )
    stands = standing(map(read_event, [late, void, first, early]))
    assert [event.payload["pain"] for event in stands] == [4]


def test_a_day_on_which_everything_was_taken_back_is_no_day() -> None:
    first = told("water_drunk", {"glasses": 1})
    void = told("correction", {"void": True}, replaces=first["id"])
    assert by_day(map(read_event, [first, void])) == {}
    assert summarise([]) == DaySummary()
