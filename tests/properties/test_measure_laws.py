"""Laws of outcome measures: what is barred opens no self-test, scores keep their range, the order
of what was told does not matter."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from uuid_utils.compat import uuid7

from spineflow.measures.change import change
from spineflow.measures.open_tests import closed_by, ground_of, open_measures
from spineflow.measures.precautions import precautions
from spineflow.measures.score import score
from spineflow.measures.taken import all_taken
from spineflow.records.event import Event
from spineflow.screening.collect import barred_demands
from spineflow.screening.evaluate import screen
from spineflow.screening.question import UNSURE
from tests.properties.strategies import HEALTHY, SAFETY, answers, mostly_healthy, values
from tests.the_catalogue import CATALOGUE

MEASURES = CATALOGUE.outcome_measures
TESTS = {name: each.test for name, each in MEASURES.items() if each.test}
WITH_ANSWERS = sorted(set(SAFETY.questions))


def opened(told: dict[str, Any]) -> set[str]:
    ground = ground_of(SAFETY, screen(SAFETY, told), told, None)
    return set(open_measures(SAFETY, MEASURES, ground))


def test_everything_is_open_to_a_healthy_person() -> None:
    assert opened(HEALTHY) == set(MEASURES)


@given(st.one_of(answers, mostly_healthy))
def test_a_barred_practice_never_opens_its_test(told: dict[str, Any]) -> None:
    found = screen(SAFETY, told)
    is_open = opened(told)
    for name, test in TESTS.items():
        barred = any(found.clearance_of(item).barred for item in test.practices)
        demands = barred_demands(SAFETY, found.conditions).words
        named = set(test.skip_if) & set(found.conditions)
        if barred or named or not demands.isdisjoint(test.asks):
            assert name not in is_open


@given(st.one_of(answers, mostly_healthy))
def test_a_caution_on_a_practice_stands_on_the_test_like_it(told: dict[str, Any]) -> None:
    found = screen(SAFETY, told)
    for name in opened(told) & set(TESTS):
        named = precautions(SAFETY, MEASURES[name], found)
        carried = {
            each for item in TESTS[name].practices for each in found.clearance_of(item).tokens
        }
        unsaid = carried - set(named)
        assert len(set(named)) == len(named)
        assert all(SAFETY.tokens[each].kind in ("level", "variant", "hide") for each in unsaid)


@given(mostly_healthy, st.sampled_from(WITH_ANSWERS), st.integers(0, 30))
def test_unknown_opens_no_test_that_an_answer_would_close(
    told: dict[str, Any], key: str, at: int
) -> None:
    question = SAFETY.questions[key]
    if not question.unsure and not question.emergency:
        return  # a number nobody knows stays unknown for the whole gate
    stood_for = (values(question)) if question.emergency else list(question.unsure)
    known = stood_for[at % len(stood_for)]
    assert opened({**told, key: UNSURE}) <= opened({**told, key: known})


@given(st.one_of(answers, mostly_healthy))
def test_a_reason_stands_beside_every_closed_test(told: dict[str, Any]) -> None:
    ground = ground_of(SAFETY, screen(SAFETY, told), told, None)
    is_open = open_measures(SAFETY, MEASURES, ground)
    for name, measure in MEASURES.items():
        assert (name in is_open) == (not closed_by(SAFETY, measure, ground))
        assert measure.test or name in is_open, "what is only asked is open to everybody"


any_answers = st.dictionaries(
    st.sampled_from([item.id for each in MEASURES.values() for item in each.items] + ["no_such"]),
    st.one_of(st.integers(-6, 12), st.floats(-200, 200)),
    max_size=26,
)


@given(st.sampled_from(sorted(MEASURES)), any_answers)
def test_a_score_lies_inside_its_range(name: str, told: dict[str, float]) -> None:
    measure = MEASURES[name]
    own = {item.id for item in measure.items}
    for given_answers in (told, {key: told[key] for key in told if key in own}):
        found = score(measure, given_answers)
        assert found is None or measure.lowest <= found <= measure.highest


@given(st.sampled_from(sorted(MEASURES)), st.data())
def test_a_change_and_its_way_back_are_the_same_distance(name: str, data: Any) -> None:
    measure = MEASURES[name]
    scores = st.floats(measure.lowest, measure.highest).map(lambda x: round(x, measure.decimals))
    first, last = data.draw(scores), data.draw(scores)
    there, back = change(measure, first, last), change(measure, last, first)
    assert there.points == -back.points
    assert there.is_better is None if first == last else there.is_better is not back.is_better


taken = st.tuples(
    st.sampled_from(["peg", "chair_stand"]),
    st.integers(0, 60),
    st.integers(0, 10),
    st.integers(0, 9),
)


@given(st.lists(taken, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter_and_a_correction_counts(
    told: list[tuple[str, int, int, int]], random: Any
) -> None:
    events: list[Event] = []
    for measure, day, value, named in told:
        at = datetime(2026, 9, 1, 12, tzinfo=UTC) + timedelta(days=day, seconds=len(events))
        items = {item.id: float(value) for item in MEASURES[measure].items}
        event_id = uuid7()
        events.append(
            Event(
                id=event_id,
                sequence=0,
                kind="measure_taken",
                entity=event_id,
                occurred_at=at,
                time_zone="UTC",
                local_date=at.date(),
                content_version="a",
                replaces=events[named].id if named < len(events) else None,
                payload={"measure": measure, "version": 1, "answers": items},
            )
        )
    shuffled = list(events)
    random.shuffle(shuffled)
    found = all_taken(MEASURES.values(), events)
    assert all_taken(MEASURES.values(), [*shuffled, *events]) == found
    replaced = {event.replaces for event in events}
    shown = {one.id for line in found.values() for one in line}
    assert shown.isdisjoint(replaced)
