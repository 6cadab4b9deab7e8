"""What to ask after any text at all, because no reading of words finds everything (A.5)."""

from collections.abc import Iterable

from spineflow.screening.answers import Answers
from spineflow.screening.free_text.family import PhraseFamily
from spineflow.screening.free_text.raise_answers import strength
from spineflow.screening.question import UNSURE, Question, Value
from spineflow.screening.questionnaire import applies
from spineflow.screening.safety import Safety


def signs_to_look_through(
    safety: Safety, families: Iterable[PhraseFamily], answers: Answers
) -> list[Question]:
    """The emergency questions that words can raise, and that are not answered as gravely yet, in
    their order: whoever wrote something looks through them once, whatever was read in it."""
    most: dict[str, int] = {}
    for family in families:
        for raised in family.raises:
            question = safety.questions[raised.key]
            found = strength(question, raised.value)
            most[raised.key] = max(most.get(raised.key, 0), found)
    return [
        question
        for key, question in safety.questions.items()
        if key in most
        and question.emergency
        and applies(safety, question, answers)
        and _said(question, answers.get(key, UNSURE)) < most[key]
    ]


def _said(question: Question, value: Value) -> int:
    return -1 if value == UNSURE else strength(question, value)
