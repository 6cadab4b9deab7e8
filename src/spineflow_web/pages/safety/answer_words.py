"""Answers as the person gave them, in words."""

from typing import Any

from django.utils.translation import gettext as _

from spineflow.screening.question import UNSURE, Question
from spineflow_web.pages.sentences import say


def answer_words(question: Question, answer: Any) -> str:
    """What was answered: yes, no, a choice, a number with its unit, or that one is not sure."""
    if answer is None:
        return _("Not answered yet")
    if answer == UNSURE:
        return _("I am not sure")
    if question.answer == "yes_no":
        return _("Yes") if answer else _("No")
    if question.answer == "choice":
        labels = {choice.value: say(choice.label) for choice in question.choices}
        return labels.get(answer, str(answer))
    if question.counted:
        return _("%(n)d of %(most)d") % {"n": answer, "most": len(question.counted)}
    return f"{answer} {say(question.unit)}".strip()
