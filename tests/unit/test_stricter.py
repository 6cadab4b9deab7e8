"""Two devices that answer the same safety question: the milder answer never wins."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spineflow.screening.question import UNSURE
from spineflow_web.actions.stricter import agree, answered_text, read_answered
from spineflow_web.store.catalogue import catalogue

QUESTIONS = catalogue().safety.questions
YES_NO = next(key for key, each in QUESTIONS.items() if each.neutral is False)


@pytest.mark.parametrize(
    ("answered", "stands", "told", "taken", "left", "asked"),
    [
        (False, False, True, True, False, False),  # nobody else was there
        (False, True, False, None, True, False),  # a yes of meanwhile is not undone
        (True, False, True, True, False, False),  # a page that repeats its yes
        (None, True, False, None, True, False),
        (True, None, False, None, True, False),  # it was opened anew, and is not closed unseen
        (True, None, True, True, False, False),
        (False, True, True, True, False, False),
        (False, True, UNSURE, None, False, True),
        (False, UNSURE, True, None, False, True),
    ],
)
def test_a_yes_or_no(
    answered: Any, stands: Any, told: Any, taken: Any, left: bool, asked: bool
) -> None:
    now = {} if stands is None else {YES_NO: stands}
    found = agree({YES_NO: told}, {YES_NO: answered}, now, QUESTIONS)
    assert found.taken.get(YES_NO) == taken
    assert (YES_NO in found.left, YES_NO in found.open) == (left, asked)


def test_a_number_that_a_page_only_repeats_leaves_the_newer_one() -> None:
    assert agree({"age": 40}, {"age": 40}, {"age": 41}, QUESTIONS).left == {"age"}
    assert agree({"age": 42}, {"age": 40}, {"age": 41}, QUESTIONS).open == {"age"}
    assert agree({"age": 42}, {"age": 40}, {"age": 40}, QUESTIONS).taken == {"age": 42}


ANSWERS = st.sampled_from([None, False, True, UNSURE])


@given(answered=ANSWERS, stands=ANSWERS, told=st.sampled_from([False, True, UNSURE]))
def test_no_answer_gets_milder_behind_a_persons_back(answered: Any, stands: Any, told: Any) -> None:
    """What was changed meanwhile is at "no" afterwards only where both say so."""
    found = agree({YES_NO: told}, {YES_NO: answered}, {YES_NO: stands}, QUESTIONS)
    after = None if YES_NO in found.open else found.taken.get(YES_NO, stands)
    if stands != answered:
        assert (after is False) == (told is False and stands is False)


def test_a_page_says_what_it_stood_on() -> None:
    text = answered_text((QUESTIONS[YES_NO],), {})
    assert json.loads(text) == {YES_NO: None} == read_answered(text)
    for text in ("", "{", "[]", "3"):
        assert read_answered(text) == {}
