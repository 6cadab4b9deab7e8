"""From answers to a score, as each measure says. What is missing is never filled in."""

from collections.abc import Mapping

from spineflow.measures.content import MeasureItem, OutcomeMeasure

Answers = Mapping[str, float]
"""Item to its answer; of `ticks`, 1 for every sentence that was ticked and nothing for the others.
"""


def score(measure: OutcomeMeasure, answers: Answers) -> float | None:
    """The score, to the decimals of the measure; None where an answer is missing or cannot be."""
    known = {item.id for item in measure.items}
    if not answers.keys() <= known:
        return None
    if measure.score == "ticks":
        return float(len(answers)) if all(each == 1 for each in answers.values()) else None
    if not all(_may_be(measure, each) for each in answers.values()):
        return None
    if measure.kind == "chosen":
        enough = 1 <= len(answers) <= (measure.most or 0)
    else:
        enough = len(answers) == len(known)
    return round(sum(answers.values()) / len(answers), measure.decimals) if enough else None


def _may_be(measure: OutcomeMeasure, answer: float) -> bool:
    if not measure.minimum <= answer <= measure.maximum:
        return False
    return measure.kind == "length" or float(answer).is_integer()


def item_of(measure: OutcomeMeasure, name: str) -> MeasureItem | None:
    """One item by its id."""
    return next((item for item in measure.items if item.id == name), None)
