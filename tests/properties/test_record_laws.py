"""Laws of the log: arrival, repetition and correction in any order come to the same days."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from spineflow.records.event import Event
from spineflow.records.summary import DaySummary, by_day, read_summary, summarise, summary_json

FIRST = date(2026, 11, 20)
ITEMS = ["cat_cow", "bridge", "walking"]

steps = st.builds(
    lambda kind, item, what, seconds: (
        kind,
        {"sitting": "mobility", "step": 0, "item": item, "kind": what, "seconds": seconds},
    ),
    st.sampled_from(["step_done", "step_skipped", "step_stopped", "step_eased"]),
    st.sampled_from(ITEMS),
    st.sampled_from(["ready", "move", "walk"]),
    st.floats(0, 600),
)
maps = st.lists(
    st.tuples(
        st.sampled_from(["low_back", "calf"]),
        st.sampled_from(["left", "right"]),
        st.lists(st.sampled_from(["ache", "numb"]), min_size=1, max_size=2, unique=True),
        st.integers(1, 10),
    ),
    max_size=3,
    unique_by=lambda mark: mark[:2],
).map(
    lambda marks: (
        "pain_mapped",
        {
            "marks": [
                {"region": region, "side": side, "kinds": kinds, "strength": strength}
                for region, side, kinds, strength in marks
            ]
        },
    )
)
breaks = st.tuples(
    st.sampled_from([None, "calf_raises"]), st.one_of(st.none(), st.floats(0, 600))
).map(lambda told: ("break_taken", {"item": told[0], "seconds": told[1]}))
others = st.one_of(
    maps,
    breaks,
    st.dictionaries(st.sampled_from(["pain", "length"]), st.floats(-9, 9)).map(
        lambda told: ("measure_taken", {"measure": "peg", "version": 1, "answers": told})
    ),
    st.just(("break_skipped", {"item": "calf_raises"})),
    st.integers(1, 3).map(lambda n: ("water_drunk", {"glasses": n})),
    st.integers(1, 2000).map(lambda n: ("drink_taken", {"drink": "tea", "ml": n})),
    st.integers(1, 90).map(lambda n: ("sweat_had", {"minutes": n})),
    st.lists(
        st.builds(
            lambda food, grams: {"food": food, "grams": grams},
            st.sampled_from(["orange", "own_1"]),
            st.floats(0.1, 2000),
        ),
        min_size=1,
        max_size=3,
    ).map(lambda parts: ("food_eaten", {"parts": parts})),
    st.floats(0.1, 90).map(lambda n: ("walk_done", {"minutes": n})),
    st.tuples(st.sampled_from(["before", "after", "now"]), st.integers(0, 10)).map(
        lambda told: ("pain_rated", {"when": told[0], "pain": told[1]})
    ),
    st.tuples(st.sampled_from(ITEMS), st.floats(0.1, 90)).map(
        lambda told: ("activity_done", {"practice": told[0], "minutes": told[1]})
    ),
    st.floats(0.1, 90).map(
        lambda n: (
            "warmth_had",
            {"source": "heating_pad", "minutes": n, "warmth": "low", "cloth": True},
        )
    ),
    st.sets(st.sampled_from(["glutes", "lower_back"])).map(
        lambda zones: (
            "massage_had",
            {"practice": "foam_roller", "minutes": 2.0, "zones": sorted(zones)},
        )
    ),
    st.just(("effort_told", {"practice": "walking", "effort": "talk", "steps": 900})),
    st.just(("illness_over", {})),
    st.just(("therapist_found", {"findings": ["tight_glutes"]})),
    st.just(("session_finished", {"sitting": "walk", "minutes": 3.0})),
    st.just(("session_stopped", {"sitting": "walk", "step": 1, "reason": "person"})),
)


@st.composite
def logs(draw: st.DrawFn, corrections: bool = True) -> list[Event]:
    """A log over three days; a correction may name any event, its own day's or another's."""
    events: list[Event] = []
    for n in range(draw(st.integers(0, 12))):
        kind, payload = draw(st.one_of(steps, others))
        replaces = None
        if corrections and events and draw(st.booleans()):
            replaces = draw(st.sampled_from(events)).id
            if draw(st.booleans()):
                kind, payload = "correction", {"void": True}
        day = FIRST + timedelta(days=draw(st.integers(0, 2)))
        at = datetime(day.year, day.month, day.day, draw(st.integers(0, 23)), tzinfo=UTC)
        events.append(
            Event(
                id=UUID(int=(n + 1) << 80 | 7 << 76 | 2 << 62 | n),
                sequence=n,
                kind=kind,
                entity=UUID(int=n),
                occurred_at=at,
                time_zone="UTC",
                local_date=day,
                content_version="1",
                replaces=replaces,
                payload=payload,
            )
        )
    return events


@given(logs(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(log: list[Event], chance: object) -> None:
    shuffled = list(log)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert by_day(shuffled) == by_day(log)
    assert summarise(shuffled) == summarise(log)


@given(logs(), st.integers(1, 3))
def test_duplicates_do_not_matter(log: list[Event], times: int) -> None:
    assert by_day(log * times) == by_day(log)


@given(logs())
def test_the_days_add_up_to_all_of_it(log: list[Event]) -> None:
    total = DaySummary()
    for summary in by_day(log).values():
        total = total.plus(summary)
    assert total == summarise(log)


@given(logs(corrections=False), st.integers(0, 12))
def test_adding_to_a_summary_is_the_same_as_making_it_anew(log: list[Event], at: int) -> None:
    assert summarise(log[:at]).plus(summarise(log[at:])) == summarise(log)


@settings(max_examples=200)
@given(logs())
def test_of_what_is_taken_back_nothing_remains(log: list[Event]) -> None:
    voids = [
        Event(
            id=UUID(int=(100 + n) << 80 | 7 << 76 | 2 << 62 | n),
            sequence=100 + n,
            kind="correction",
            entity=event.id,
            occurred_at=datetime(2026, 11, 25, tzinfo=UTC),
            time_zone="UTC",
            local_date=date(2026, 11, 25),
            content_version="1",
            replaces=event.id,
            payload={"void": True},
        )
        for n, event in enumerate(log)
    ]
    # An edit outlives the void of what it edits, so the edits are taken back as well.
    assert by_day([*voids, *log]) == {}


@given(logs())
def test_a_stored_summary_reads_back_the_same(log: list[Event]) -> None:
    for summary in by_day(log).values():
        assert read_summary(summary_json(summary)) == summary


@given(logs(corrections=False))
def test_breaks_are_counted_one_by_one_and_a_map_by_its_strongest(log: list[Event]) -> None:
    summary = summarise(log)
    taken = [event for event in log if event.kind == "break_taken"]
    assert summary.breaks == len(taken)
    assert len(summary.of("break_skipped")) == sum(e.kind == "break_skipped" for e in log)
    strongest = {
        event.id: max((mark["strength"] for mark in event.payload["marks"]), default=0)
        for event in log
        if event.kind == "pain_mapped"
    }
    assert {mark.id: mark.value for mark in summary.of("pain_map")} == strongest
