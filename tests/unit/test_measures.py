"""Scores as the instruments say them, what a change means, and what an event of one may hold."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from uuid_utils.compat import uuid7

from spineflow.measures.change import Meaning, change, feels_recovered, own_meaning
from spineflow.measures.score import score
from spineflow.measures.taken import all_taken, comparable, is_due
from spineflow.records.event import Event, Refused, read_event
from tests.the_catalogue import CATALOGUE

MEASURES = CATALOGUE.outcome_measures
PEG, RMDQ, OWN = MEASURES["peg"], MEASURES["rmdq"], MEASURES["own_activities"]
FLOOR, STAND, ALL_IN_ALL = (
    MEASURES[name] for name in ("fingertip_to_floor", "chair_stand", "global_change")
)
START = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)


def event(day: int, measure: str, answers: dict[str, Any], **more: Any) -> Event:
    """One entry so many days after the start."""
    at = START + timedelta(days=day)
    said = {"measure": measure, "version": 1, "answers": answers}
    told = {
        "id": str(uuid7()),
        "sequence": 0,
        "kind": "measure_taken",
        "entity": str(uuid7()),
        "occurred_at": at.isoformat(),
        "time_zone": "UTC",
        "local_date": at.date().isoformat(),
        "content_version": "a",
        "payload": said,
    }
    return read_event({**told, **more})


def peg(pain: int, enjoyment: int, activity: int) -> dict[str, int]:
    return {"pain": pain, "enjoyment": enjoyment, "activity": activity}


def test_the_score_of_peg_is_the_mean_of_three_to_one_decimal() -> None:
    assert score(PEG, peg(7, 5, 4)) == 5.3
    assert score(PEG, peg(0, 0, 0)) == 0 and score(PEG, peg(10, 10, 10)) == 10


@pytest.mark.parametrize(
    "answers",
    [
        {"pain": 7, "enjoyment": 5},  # a missing item: no score
        {},
        peg(11, 5, 4),
        peg(-1, 5, 4),
        {"pain": 7.5, "enjoyment": 5, "activity": 4},
        {**peg(7, 5, 4), "sleep": 3},
    ],
)
def test_what_cannot_be_has_no_score(answers: dict[str, float]) -> None:
    assert score(PEG, answers) is None


def test_ticks_are_counted_and_none_of_them_is_zero() -> None:
    assert score(RMDQ, {"r01": 1, "r24": 1, "r13": 1}) == 3
    assert score(RMDQ, {}) == 0
    assert score(RMDQ, {f"r{n:02d}": 1 for n in range(1, 25)}) == 24
    assert score(RMDQ, {"r01": 0}) is None and score(RMDQ, {"r25": 1}) is None


def test_of_picked_things_one_to_three_count() -> None:
    assert score(OWN, {"socks": 3, "walk_far": 6}) == 4.5
    assert score(OWN, {}) is None
    four = dict.fromkeys(("socks", "walk_far", "carry", "work"), 5)
    assert score(OWN, four) is None


def test_a_length_has_its_decimal() -> None:
    assert score(FLOOR, {"length": 12.5}) == 12.5
    assert score(FLOOR, {"length": -0.5}) is None, "nothing lies below the floor"
    assert score(MEASURES["chair_reach"], {"length": -4.5}) == -4.5


@pytest.mark.parametrize(
    ("measure", "first", "last", "meaning", "is_better"),
    [
        (PEG, 5.3, 3.0, Meaning.COUNTS, True),
        (PEG, 5.0, 3.5, Meaning.COUNTS, True),  # 30 % to the dot
        (PEG, 5.0, 3.6, Meaning.LESS, True),
        (PEG, 5.0, 5.0, Meaning.SAME, None),
        (PEG, 5.0, 7.0, Meaning.COUNTS, False),
        (PEG, 1.0, 0.3, Meaning.UNKNOWN, True),  # a share of little says little
        (PEG, 0.0, 2.3, Meaning.UNKNOWN, False),
        (PEG, 0.0, 3.0, Meaning.COUNTS, False),  # more than from 2, where shares begin
        (PEG, 1.0, 8.0, Meaning.COUNTS, False),
        (RMDQ, 15, 10, Meaning.COUNTS, True),
        (RMDQ, 10, 7, Meaning.COUNTS, True),
        (RMDQ, 15, 11, Meaning.LESS, True),
        (RMDQ, 3, 1, Meaning.LESS, True),
        (RMDQ, 3, 8, Meaning.COUNTS, False),
        (OWN, 3.0, 5.0, Meaning.COUNTS, True),
        (OWN, 3.0, 4.7, Meaning.LESS, True),
        (FLOOR, 14.0, 12.0, Meaning.WITHIN_ERROR, True),
        (FLOOR, 14.0, 9.5, Meaning.WITHIN_ERROR, True),  # "over 4.5 cm"
        (FLOOR, 14.0, 9.4, Meaning.BEYOND_ERROR, True),
        (FLOOR, 9.4, 14.0, Meaning.BEYOND_ERROR, False),
        (STAND, 9, 12, Meaning.UNKNOWN, True),
    ],
)
def test_what_a_change_means(
    measure: Any, first: float, last: float, meaning: Meaning, is_better: bool | None
) -> None:
    found = change(measure, first, last)
    assert (found.meaning, found.is_better) == (meaning, is_better)


def test_points_and_percent_are_told() -> None:
    found = change(PEG, 5.3, 3.0)
    assert found.points == -2.3
    assert found.percent is not None and round(found.percent, 1) == 43.4


def test_a_value_that_is_a_change_is_held_against_none() -> None:
    assert own_meaning(ALL_IN_ALL, 2).meaning is Meaning.COUNTS
    assert own_meaning(ALL_IN_ALL, 1).meaning is Meaning.LESS
    assert own_meaning(ALL_IN_ALL, -3).is_better is False


def test_recovered_is_what_the_study_says_and_nothing_else() -> None:
    assert feels_recovered(RMDQ, 2) and not feels_recovered(RMDQ, 3)
    assert not any(feels_recovered(each, each.lowest) for each in (PEG, OWN, FLOOR))


def test_the_last_value_of_a_day_counts_and_a_correction_counts() -> None:
    first, second = event(0, "peg", peg(6, 6, 6)), event(0, "peg", peg(5, 5, 5))
    later = event(20, "peg", peg(3, 3, 3))
    better = event(21, "peg", peg(4, 4, 4), replaces=str(later.id))
    gone = event(40, "peg", peg(1, 1, 1))
    void = event(41, "peg", {}, kind="correction", replaces=str(gone.id), payload={"void": True})
    told = all_taken(MEASURES.values(), [gone, void, better, later, second, first])
    assert [(each.on.day, each.value) for each in told["peg"]] == [(1, 5.0), (22, 4.0)]
    assert told["rmdq"] == []


def test_another_version_and_unknown_measures_are_left_out() -> None:
    old = event(0, "peg", {}, payload={"measure": "peg", "version": 2, "answers": peg(1, 1, 1)})
    strange = event(0, "not_here", {"a": 1})
    told = all_taken(MEASURES.values(), [old, strange])
    assert not any(told.values()) and told.keys() == MEASURES.keys()


def test_other_picks_begin_a_new_line() -> None:
    days = [{"socks": 3, "carry": 5}, {"carry": 6, "socks": 4}, {"sleep": 2}, {"sleep": 5}]
    events = [event(28 * n, "own_activities", each) for n, each in enumerate(days)]
    taken = all_taken(MEASURES.values(), events)["own_activities"]
    assert len(taken) == 4
    assert [each.value for each in comparable(OWN, taken)] == [2, 5]
    assert [each.value for each in comparable(OWN, taken[:2])] == [4, 5]


def test_what_was_never_taken_asks_for_nothing() -> None:
    taken = all_taken(MEASURES.values(), [event(0, "peg", peg(5, 5, 5))])
    assert not is_due(RMDQ, taken["rmdq"], date(2027, 1, 1))
    assert not is_due(PEG, taken["peg"], date(2026, 9, 14))
    assert is_due(PEG, taken["peg"], date(2026, 9, 15))


@pytest.mark.parametrize(
    ("payload", "sentence"),
    [
        ({"measure": "peg", "version": 1, "answers": {}, "score": 2}, "payload.score"),
        ({"measure": "peg", "version": 0, "answers": {}}, "payload.version"),
        ({"measure": "P E G", "version": 1, "answers": {}}, "payload.measure"),
        ({"measure": "peg", "version": 1, "answers": {"a": "7"}}, "payload.answers.a"),
        ({"measure": "peg", "version": 1, "answers": {"a": 1e9}}, "payload.answers.a"),
        ({"measure": "peg", "version": 1, "answers": {f"a{n}": 1 for n in range(41)}}, "payload"),
    ],
)
def test_an_event_holds_answers_and_never_a_score(payload: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        event(0, "peg", {}, payload=payload)
