"""When everything is asked again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spineflow.screening.question import UNSURE
from spineflow.screening.rescreen import DueRule, LastAsked, due, set_off
from tests.the_catalogue import CATALOGUE

RULES, QUESTIONS = CATALOGUE.due_rules, CATALOGUE.safety.questions
LIMITS = CATALOGUE.safety.limits
DAY = date(2026, 11, 23)


def why(last: LastAsked, today: date) -> tuple[str, ...]:
    return due(RULES, LIMITS, last, today)


def here(*ahead: int) -> frozenset[date]:
    return frozenset(DAY + timedelta(days=each) for each in ahead)


def test_nothing_is_due_in_the_first_weeks_of_somebody_who_comes_every_day() -> None:
    for ahead in range(28):
        assert why(LastAsked(DAY, seen_on=here(*range(ahead))), DAY + timedelta(ahead)) == ()


def test_four_weeks_to_the_day() -> None:
    last = LastAsked(DAY, seen_on=here(*range(40)))
    assert why(last, DAY + timedelta(27)) == ()
    assert why(last, DAY + timedelta(28)) == ("time_has_passed",)


def test_fourteen_days_without_a_trace() -> None:
    assert why(LastAsked(DAY), DAY + timedelta(13)) == ()
    assert why(LastAsked(DAY), DAY + timedelta(14)) == ("was_away",)
    assert why(LastAsked(DAY, seen_on=here(5)), DAY + timedelta(18)) == ()


def test_coming_back_for_a_day_does_not_end_an_absence() -> None:
    last = LastAsked(DAY, seen_on=here(16, 17, 18))
    assert why(last, DAY + timedelta(19)) == ("was_away",)


@pytest.mark.parametrize(
    ("key", "told", "rule"),
    [
        ("leg_numbness", "stable_assessed", "legs_new"),
        ("calf_swelling", True, "legs_new"),
        ("bladder_change", "long_standing_unchanged", "bladder_new"),
        ("fever_now", True, "fever_new"),
        ("trauma", "minor", "new_accident"),
        ("onset_lt_72h", True, "onset_changed"),
        ("fever_now", UNSURE, "fever_new"),
    ],
)
def test_a_new_answer_sets_it_off(key: str, told: object, rule: str) -> None:
    before = {each: question.neutral for each, question in QUESTIONS.items()}
    assert set_off(RULES, QUESTIONS, before, {**before, key: told}) == (rule,)
    assert set_off(RULES, QUESTIONS, before, before) == ()
    assert why(LastAsked(DAY, frozenset({rule})), DAY) == (rule,)


def test_getting_better_is_no_news_but_another_onset_is() -> None:
    assert set_off(RULES, QUESTIONS, {"fever_now": True}, {"fever_now": False}) == ()
    onset = {"new_or_worse_back_pain": True}, {"new_or_worse_back_pain": False}
    assert set_off(RULES, QUESTIONS, *onset) == ("onset_changed",)
    found_out = {"new_or_worse_back_pain": UNSURE}, {"new_or_worse_back_pain": False}
    assert set_off(RULES, QUESTIONS, *found_out) == ()


def test_a_rule_has_one_ground() -> None:
    common = {"id": "x", "sentence": "x", "source": ("D",), "review": "draft"}
    with pytest.raises(ValueError):
        DueRule.model_validate({**common, "kind": "time"})
    with pytest.raises(ValueError):
        DueRule.model_validate({**common, "kind": "news", "limit": "rescreen_every"})


def test_every_rule_of_the_content_has_the_ground_of_its_kind() -> None:
    for rule in RULES:
        assert DueRule.model_validate(rule.model_dump()) == rule
        swapped = {"time": "news", "away": "change", "news": "time", "change": "away"}[rule.kind]
        with pytest.raises(ValueError, match="name a limit"):
            DueRule.model_validate({**rule.model_dump(), "kind": swapped})
        both = {"limit": "rescreen_every", "questions": ("fever_now",)}
        with pytest.raises(ValueError, match="name a limit"):
            DueRule.model_validate({**rule.model_dump(), **both})


@pytest.mark.parametrize("ahead", [-40, -15, -1, 15, 40])
def test_days_before_the_questions_and_days_to_come_are_no_absence(ahead: int) -> None:
    assert why(LastAsked(DAY, seen_on=here(ahead)), DAY) == ()
    assert why(LastAsked(DAY, seen_on=here(ahead)), DAY + timedelta(13)) == ()


gaps = st.lists(st.integers(0, 60), max_size=12).map(lambda days: here(*days))
news = st.sets(st.sampled_from([rule.id for rule in RULES if rule.questions])).map(frozenset)


@given(gaps, news, st.integers(0, 60), st.integers(0, 60))
def test_only_the_questions_end_it(
    seen: frozenset[date], new: frozenset[str], ahead: int, later: int
) -> None:
    """Once due it stays due, day after day, whatever else is seen from then on."""
    today = DAY + timedelta(ahead)
    before = frozenset(day for day in seen if day <= today)
    first = why(LastAsked(DAY, new, before), today)
    then = why(LastAsked(DAY, new, seen | {today}), today + timedelta(later))
    assert set(first) <= set(then)


@given(gaps, news, st.integers(0, 60))
def test_one_more_trace_or_less_news_never_makes_it_due(
    seen: frozenset[date], new: frozenset[str], ahead: int
) -> None:
    today = DAY + timedelta(ahead)
    more = why(LastAsked(DAY, frozenset(), seen | {today - timedelta(ahead // 2)}), today)
    assert set(more) <= set(why(LastAsked(DAY, new, seen), today))
