"""The order of asking: follow-ups, screens, and stopping at once."""

from typing import Any

from spineflow.catalogue.check_cases import healthy_answers
from spineflow.screening.question import UNSURE
from spineflow.screening.questionnaire import (
    applicable,
    early_alarm,
    next_screen,
    visible_screens,
)
from tests.the_catalogue import CATALOGUE

SAFETY = CATALOGUE.safety
HEALTHY = healthy_answers(SAFETY)


def answer_all(answers: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
    """Walk the questionnaire as a person does; the ids of the screens seen."""
    seen = []
    while screen := next_screen(SAFETY, answers):
        seen.append(screen[0].id)
        for question in screen[1]:
            default = HEALTHY.get(question.key, UNSURE)
            answers[question.key] = wanted.get(question.key, default)
    return seen


def worst(key: str) -> Any:
    """An answer that opens every follow-up of a question."""
    question = SAFETY.questions[key]
    if key == "pregnancy_status":
        return "pregnant"
    match question.answer:
        case "yes_no":
            return True
        case "choice":
            return question.choices[-1].value
        case "number":
            return question.maximum


def test_a_healthy_person_meets_no_follow_up() -> None:
    answers: dict[str, Any] = {}
    seen = answer_all(answers, {})
    assert len(seen) <= 38
    assert len(seen) == len(set(seen))
    asked_follow_ups = [key for key in answers if SAFETY.questions[key].show_if]
    assert asked_follow_ups == []


def test_the_whole_first_run_has_at_most_45_screens() -> None:
    answers: dict[str, Any] = {}
    seen = answer_all(answers, {key: worst(key) for key in SAFETY.questions})
    assert set(answers) == set(SAFETY.questions)
    others = 7  # welcome, disclaimer, about me, at home, food, place, times
    assert len(seen) + others <= 45


def test_emergency_questions_come_first_and_alone() -> None:
    screens = [questions for _, questions in visible_screens(SAFETY, {})]
    alone = [questions for questions in screens if questions[0].emergency and len(questions) == 1]
    about_you = screens[0]
    assert {question.key for question in about_you} == {"age", "sex"}
    assert screens[1 : len(alone) + 1] == alone


def test_a_follow_up_waits_for_its_parent_and_leaves_with_it() -> None:
    def keys(answers: dict[str, Any]) -> set[str]:
        return {q.key for _, questions in visible_screens(SAFETY, answers) for q in questions}

    assert "trauma_assessed" not in keys({})
    assert "trauma_assessed" in keys({"trauma": "minor"})
    assert "trauma_assessed" in keys({"trauma": UNSURE})
    assert "trauma_assessed" not in keys({"trauma": "none"})
    assert "onset_before_45" not in keys({"back_pain_now": False, "chronic_gt_3m": True})


def test_answers_of_hidden_follow_ups_are_dropped() -> None:
    answers = {"anticoagulant": False, "warfarin": True, "age": 40}
    assert applicable(SAFETY, answers) == {"anticoagulant": False, "age": 40}


def test_an_alarm_stops_the_questions_at_once() -> None:
    alarm = early_alarm(SAFETY, {"age": 40, "saddle_numbness": True})
    assert alarm is not None and alarm.fired == ("E01",)


def test_a_rule_that_waits_for_a_question_does_not_stop_them() -> None:
    waiting = {"age": 70, "back_pain_now": True, "osteoporosis": True}
    assert early_alarm(SAFETY, waiting) is None
    assert early_alarm(SAFETY, {"trauma": "major", "back_pain_now": True}) is None
    settled = {"trauma": "major", "trauma_assessed": False, "back_pain_now": True}
    assert early_alarm(SAFETY, settled) is not None


def test_nothing_wrong_is_no_alarm() -> None:
    assert early_alarm(SAFETY, HEALTHY) is None
    assert early_alarm(SAFETY, {}) is None
    assert early_alarm(SAFETY, {"saddle_numbness": UNSURE}) is None
