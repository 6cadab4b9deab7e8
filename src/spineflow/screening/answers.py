"""From what a person said to what the rules read."""

from collections.abc import Mapping
from typing import Any

from spineflow.screening.expression import Values
from spineflow.screening.question import UNSURE
from spineflow.screening.safety import Safety

Answers = Mapping[str, Any]


def candidates(safety: Safety, answers: Answers) -> Values:
    """Candidates for every question.

    An absent emergency question stays missing, any other takes its neutral value. *Unsure* leaves
    an emergency question missing (it blocks the plan by itself) and gives any other the answers it
    may stand for: unknown is never "no".
    """
    values = dict(safety.neutral_values)
    for key, answer in answers.items():
        if answer != UNSURE:
            values[key] = (answer,)
        elif safety.questions[key].emergency:
            values[key] = ()
        else:
            values[key] = safety.questions[key].unsure
    return values


def unanswered_emergency(safety: Safety, answers: Answers, values: Values) -> tuple[str, ...]:
    """Emergency questions that apply and have no certain answer, in the order asked."""
    follow_ups = safety.compiled.follow_ups
    return tuple(
        key
        for key in safety.emergency_keys
        if answers.get(key, UNSURE) == UNSURE
        and (key not in follow_ups or follow_ups[key].may_hold(values))
    )
