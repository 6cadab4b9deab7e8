"""Laws of the rest of the day: undo, sums, targets and limits of what is told by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spineflow.catalogue.check_cases import healthy_answers
from spineflow.planning.day import Day
from spineflow.planning.items.water import glass_times, water_glasses
from spineflow.planning.progress.climb import grown
from spineflow.planning.progress.walking import climbs, minutes_today
from spineflow.planning.request import PastItem, PlanRequest, Profile
from spineflow.planning.warmth import WarmthAsked, refused
from spineflow.records.event import Event, Refused, read_event
from spineflow.records.summary import summarise
from spineflow.screening.evaluate import screen
from spineflow.vocabulary.ids import WALKING
from spineflow_web.pages.food.amount import MOST_GRAMS, Unit, WrongAmount, read_grams
from tests.properties.strategies import TODAY
from tests.properties.test_record_laws import logs
from tests.the_catalogue import CATALOGUE

CONTENT = CATALOGUE.planning
UNITS = [Unit("g", "grams", 1), Unit("oz", "ounces", 28.349523125), Unit("m0", "1 cup", 244)]
LONGEST_DAY = {"minutes": 24 * 60, "glasses": 20, "ml": 2000, "grams": 2000}


# ---- undo


@given(logs(corrections=False), st.data())
def test_what_is_taken_back_is_as_if_it_had_never_been(
    log: list[Event], data: st.DataObject
) -> None:
    if not log:
        return
    gone = data.draw(st.sampled_from(log))
    others = [event for event in log if event.id != gone.id]
    void = correction(gone, 500)
    assert summarise([*log, void]) == summarise(others)
    assert summarise([*log, void, correction(gone, 501)]) == summarise(others), "twice is once"
    assert summarise([*log, void, correction(void, 502)]) == summarise(others), "and stays"


def correction(of: Event, n: int) -> Event:
    return of.model_copy(
        update={
            "id": UUID(int=n << 80 | 7 << 76 | 2 << 62 | n),
            "sequence": n,
            "kind": "correction",
            "replaces": of.id,
            "payload": {"void": True},
        }
    )


# ---- sums


@given(logs(corrections=False))
def test_glasses_and_walks_are_the_sum_of_what_was_told(log: list[Event]) -> None:
    summary = summarise(log)
    glasses = sum(e.payload["glasses"] for e in log if e.kind == "water_drunk")
    assert summary.glasses == glasses
    walked = [e.payload["minutes"] for e in log if e.kind == "walk_done"]
    walked += [
        e.payload["minutes"]
        for e in log
        if e.kind == "activity_done" and e.payload["practice"] == WALKING
    ]
    guided = [
        e.payload["seconds"] / 60
        for e in log
        if e.kind in ("step_done", "step_stopped") and e.payload["item"] == WALKING
    ]
    parts = [round(minutes * 60) for minutes in (*walked, *guided)]
    assert summary.walked_seconds == sum(parts) == summary.seconds_of(WALKING)


# ---- targets


@cache
def healthy() -> Any:
    return screen(CATALOGUE.safety, healthy_answers(CATALOGUE.safety))


drinkers = st.builds(
    lambda mass, glass, feeding, pregnant, sex, wake, awake: PlanRequest(
        TODAY,
        healthy(),
        sex=sex,
        pregnant=pregnant,
        profile=Profile(
            body_mass_kg=mass,
            glass_ml=glass,
            breast_feeding=feeding,
            wake=wake,
            sleep=(wake + awake) % 1440,
        ),
    ),
    st.one_of(st.none(), st.floats(30, 250)),
    st.sampled_from([150, 200, 250, 330, 500]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["male", "female", None]),
    st.integers(0, 1439),
    st.integers(8 * 60, 20 * 60),
)


@given(drinkers)
def test_water_is_six_to_eight_glasses_and_at_most_two_more(request: PlanRequest) -> None:
    day = Day(request, CONTENT)
    litres = water_glasses(day) * request.profile.glass_ml / 1000
    more = 0.5 if request.pregnant or request.profile.breast_feeding else 0.0
    half = request.profile.glass_ml / 2000
    assert 1.5 - half <= litres <= 2.0 + more + half
    if request.profile.body_mass_kg is not None:
        heavier = replace(request.profile, body_mass_kg=request.profile.body_mass_kg + 10)
        assert water_glasses(Day(replace(request, profile=heavier), CONTENT)) >= water_glasses(day)


@given(drinkers)
def test_every_glass_has_its_time_while_one_is_awake(request: PlanRequest) -> None:
    day = Day(request, CONTENT)
    times = glass_times(day, water_glasses(day))
    wake, sleep = request.profile.wake, request.profile.sleep
    awake = (sleep - wake) % 1440
    since = [(time - wake) % 1440 for time in times]
    assert len(times) == water_glasses(day)
    assert since == sorted(since) and all(each <= awake for each in since)
    assert glass_times(day, None) == (), "no number, no times: they would tell it"


lines = st.lists(
    st.builds(
        lambda back, item, minutes, hard, worse: PastItem(
            TODAY - timedelta(days=back),
            item,
            minutes,
            pain_before=2,
            pain_next_morning=4 if worse else 2,
            hard=hard,
        ),
        st.integers(-2, 20),
        st.sampled_from(climbs(CONTENT)),
        st.floats(1, 90),
        st.booleans(),
        st.booleans(),
    ),
    max_size=24,
)
illnesses = st.one_of(st.none(), st.integers(-1, 20).map(lambda n: TODAY - timedelta(days=n)))


@given(lines, illnesses, st.sampled_from(climbs(CONTENT)), st.sampled_from([5.0, 8.0, 10.0, 20.0]))
def test_a_climb_never_jumps_and_never_passes_the_goal(
    history: list[PastItem], ill: date | None, item: str, start: float
) -> None:
    request = PlanRequest(TODAY, healthy(), history=tuple(history), ill_until=ill)
    minutes = minutes_today(request, CONTENT, Day(request, CONTENT).terms, start, item)[0]
    days: dict[date, float] = {}
    for past in history:
        if past.item == item and past.on < TODAY:
            days[past.on] = days.get(past.on, 0) + past.minutes
    assert 0 < minutes <= CONTENT.number("walking_goal")
    assert minutes <= max(start, grown(CONTENT, max(days.values(), default=0.0)))
    if any(past.hard and past.item == item and TODAY - past.on <= timedelta(7) for past in history):
        assert minutes <= max(start, *days.values(), 0.0) + 1e-9, "out of breath never grows"


@given(lines, st.sampled_from(climbs(CONTENT)))
def test_an_illness_never_makes_a_climb_longer(history: list[PastItem], item: str) -> None:
    well = PlanRequest(TODAY, healthy(), history=tuple(history))
    newest = max((p.on for p in history if p.item == item and p.on < TODAY), default=None)
    if newest is None:
        return
    ill = replace(well, ill_until=newest)
    day = Day(well, CONTENT)
    after = minutes_today(ill, CONTENT, day.terms, 5.0, item)[0]
    week = [p.minutes for p in history if p.item == item and p.on < TODAY]
    assert after <= max(sum(week) / 2, CONTENT.number("shortest_walk"))


# ---- limits


@given(
    st.sampled_from(["minutes", "glasses", "ml", "grams"]),
    st.one_of(st.floats(allow_nan=True), st.integers(-(10**9), 10**9)),
)
def test_an_amount_outside_its_limits_is_never_kept(what: str, amount: float) -> None:
    kind, payload = {
        "minutes": ("walk_done", {"minutes": amount}),
        "glasses": ("water_drunk", {"glasses": amount}),
        "ml": ("drink_taken", {"drink": "tea", "ml": amount}),
        "grams": ("food_eaten", {"parts": [{"food": "orange", "grams": amount}]}),
    }[what]
    whole = what in ("glasses", "ml")
    fits = 0 < amount <= LONGEST_DAY[what] and (not whole or isinstance(amount, int))
    told = {
        "id": "01930000-0000-7000-8000-000000000001",
        "sequence": 0,
        "kind": kind,
        "entity": "01930000-0000-7000-8000-000000000001",
        "occurred_at": datetime(2026, 11, 23, tzinfo=UTC).isoformat(),
        "time_zone": "UTC",
        "local_date": "2026-11-23",
        "content_version": "1",
        "payload": payload,
    }
    if fits:
        assert summarise([read_event(told)]).marks
    else:
        with pytest.raises(Refused):
            read_event(told)


@given(st.text(max_size=30), st.sampled_from(["g", "oz", "m0", "stone"]))
def test_whatever_is_typed_is_a_fair_amount_or_a_sentence(text: str, unit: str) -> None:
    try:
        grams = read_grams(text, unit, UNITS)
    except WrongAmount as problem:
        assert str(problem).endswith(".")
    else:
        assert 0.1 <= grams <= MOST_GRAMS


@given(
    st.lists(st.tuples(st.one_of(st.none(), st.floats(0, 1439)), st.floats(1, 30)), max_size=5),
    st.builds(
        WarmthAsked,
        item=st.sampled_from(["heating_pad", "warm_towel"]),
        at=st.floats(0, 1439),
        minutes=st.floats(1, 120),
        warmth=st.sampled_from(["low", "medium", "high"]),
        degrees_c=st.one_of(st.none(), st.floats(20, 70)),
        cloth=st.booleans(),
        awake=st.booleans(),
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "temp_c_max": st.sampled_from([38.0, 40.0, 50.0]),
            "minutes_max": st.sampled_from([5.0, 10.0, 15.0, 60.0]),
            "level_max": st.sampled_from([0.0, 3.0, 4.0]),
        },
    ),
)
def test_warmth_that_is_let_through_keeps_every_limit(
    had: list[tuple[float | None, float]], asked: WarmthAsked, own: dict[str, float]
) -> None:
    if refused(asked, had, own, CONTENT):
        return
    assert asked.awake and asked.cloth and asked.warmth != "high"
    assert len(had) < 3, "never a fourth"
    assert asked.minutes <= min(own.get("minutes_max", 20), 20)
    assert asked.degrees_c is None or asked.degrees_c <= min(own.get("temp_c_max", 43), 43)
    if asked.item == "heating_pad" and own.get("level_max", 4) < 4:
        assert asked.warmth == "low"
    for at, lasted in had:
        if at is not None:
            assert asked.at >= at + lasted + 60 or at >= asked.at + asked.minutes + 60


@pytest.mark.parametrize(
    ("told", "own", "named"),
    [
        ({"minutes": 30.0}, {"minutes_max": 60.0}, "heat_minutes_max"),
        ({"minutes": 12.0}, {"minutes_max": 10.0}, "warmth_yours_shorter"),
        ({"degrees_c": 45.0}, {"temp_c_max": 50.0}, "warmth_hottest"),
        ({"degrees_c": 41.0}, {"temp_c_max": 40.0}, "warmth_yours_cooler"),
    ],
)
def test_of_two_limits_of_warmth_the_smaller_holds_and_is_named(
    told: dict[str, float], own: dict[str, float], named: str
) -> None:
    good = WarmthAsked("heating_pad", 600, 5, "low", None, cloth=True, awake=True)
    assert refused(good, [], own, CONTENT) == ()
    assert refused(replace(good, **told), [], own, CONTENT) == (named,)
