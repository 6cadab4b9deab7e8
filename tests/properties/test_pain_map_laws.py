"""Laws of the map of pain: more on it never asks less, and what stays the same asks nothing new."""

from hypothesis import given
from hypothesis import strategies as st

from spineflow.records.payload import PainMapped
from spineflow.screening.pain_map import asks_of, questions_of
from tests.the_catalogue import CATALOGUE

CONTENT = CATALOGUE
RULES, REACHES = CONTENT.pain_asks, CONTENT.leg_reaches
PLACES = [(region.id, side) for region in CONTENT.pain_regions.values() for side in region.sides]

marks = st.lists(
    st.tuples(
        st.sampled_from(PLACES),
        st.lists(st.sampled_from(list(CONTENT.pain_kinds)), min_size=1, max_size=3, unique=True),
        st.integers(1, 10),
    ),
    max_size=6,
    unique_by=lambda mark: mark[0],
)
legs = st.dictionaries(st.sampled_from(["left", "right"]), st.sampled_from(list(REACHES)))


def a_map(marked, lines) -> PainMapped:
    return PainMapped.model_validate(
        {
            "marks": [
                {"region": region, "side": side, "kinds": kinds, "strength": strength}
                for (region, side), kinds, strength in marked
            ],
            "legs": [{"side": side, "reach": reach} for side, reach in lines.items()],
        }
    )


def asked(told, before=None) -> set[str]:
    return set(questions_of(asks_of(RULES, REACHES, told, before)))


maps = st.builds(a_map, marks, legs)


@given(maps, maps)
def test_a_first_map_asks_at_least_what_a_later_one_asks(told, before) -> None:
    assert asked(told, before) <= asked(told)


@given(marks, marks, legs)
def test_one_mark_more_never_asks_less(some, more, lines) -> None:
    known = {place for place, _kinds, _strength in some}
    together = [*some, *(mark for mark in more if mark[0] not in known)]
    assert asked(a_map(some, lines)) <= asked(a_map(together, lines))


@given(maps)
def test_the_same_map_again_asks_only_what_is_asked_always(told) -> None:
    always = {key for rule in RULES if rule.when == "always" for key in rule.questions}
    assert asked(told, told) <= always


@given(maps)
def test_less_feeling_between_the_legs_is_asked_about_every_time(told) -> None:
    numb = a_map([(("saddle", "middle"), ["numb"], 1)], {})
    both = told.model_copy(
        update={
            "marks": (*(m for m in told.marks if m.region != "saddle"), *numb.marks),
        }
    )
    for before in (None, told, both):
        assert "saddle_numbness" in asked(both, before)


@given(maps, st.sampled_from(["left", "right"]))
def test_a_line_that_this_version_does_not_know_counts_as_all_the_way(before, side) -> None:
    unknown = PainMapped.model_validate({"legs": [{"side": side, "reach": "somewhere"}]})
    deepest = max(REACHES.values(), key=lambda reach: reach.order)
    known = PainMapped.model_validate({"legs": [{"side": side, "reach": deepest.id}]})
    assert asked(unknown, before) == asked(known, before)
