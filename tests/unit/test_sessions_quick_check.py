"""The six questions before a session: what each answer leads to."""

from typing import Any

import pytest

from spineflow.sessions.quick_check import (
    Consequence,
    GoOn,
    NotAnswered,
    OnlyGentle,
    ScreenAgain,
    after_quick_check,
)
from tests.the_catalogue import CATALOGUE

SESSIONS = CATALOGUE.sessions
EMERGENCY = CATALOGUE.safety.emergency_keys
FINE: dict[str, Any] = {
    key: False if question.answer == "yes_no" else 2
    for key, question in SESSIONS.quick_questions.items()
}
WORRIES = [key for key, value in FINE.items() if value is False]


def after(**changed: Any) -> Consequence:
    answers = {**FINE, **changed}
    given = {key: value for key, value in answers.items() if value is not None}
    return after_quick_check(given, SESSIONS.quick_questions, SESSIONS.pain_rules, EMERGENCY)


def test_six_questions_the_last_about_pain() -> None:
    assert list(FINE)[-1] == "pain_now"
    assert len(WORRIES) == 5


def test_nothing_to_report() -> None:
    assert after() == GoOn()


@pytest.mark.parametrize("key", WORRIES)
@pytest.mark.parametrize("answer", [True, "unsure"])
def test_any_yes_or_unsure_opens_the_whole_block(key: str, answer: object) -> None:
    outcome = after(**{key: answer})
    assert isinstance(outcome, ScreenAgain)
    assert outcome.because == (key,)
    first = SESSIONS.quick_questions[key].asks_again
    assert outcome.ask[: len(first)] == first
    assert set(EMERGENCY) <= set(outcome.ask)
    assert len(outcome.ask) == len(set(outcome.ask))


def test_a_yes_wins_over_what_is_missing_and_over_pain() -> None:
    assert isinstance(after(leg_change=True, fever_or_ill=None, pain_now=10), ScreenAgain)


def test_what_is_missing_starts_nothing() -> None:
    assert after(fever_or_ill=None, pain_now=None) == NotAnswered(("fever_or_ill", "pain_now"))


@pytest.mark.parametrize(
    ("pain", "gentle", "asks"),
    [
        (0, False, False), (6, False, False), (7, True, False), (8, True, False),
        (9, True, True), (10, True, True), ("unsure", True, True),
    ],
)  # fmt: skip
def test_strong_pain_leaves_only_the_gentle(pain: object, gentle: bool, asks: bool) -> None:
    outcome = after(pain_now=pain)
    assert isinstance(outcome, OnlyGentle) == gentle
    if isinstance(outcome, OnlyGentle):
        assert outcome.only == ("breath_4_4_6", "walking")
        assert outcome.walk_minutes <= 5
        assert outcome.cues == ("position_of_comfort",)
        assert outcome.ask_first == (("unremitting_severe_pain",) if asks else ())


@pytest.mark.parametrize("pain", [-1, 11, True, "a lot", 3.5])
def test_no_number_is_a_programming_error(pain: Any) -> None:
    with pytest.raises(ValueError, match="whole number from 0 to 10"):
        after(pain_now=pain)
