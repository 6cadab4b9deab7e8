"""What lies between the first and the last value, and whether it says anything."""

from dataclasses import dataclass
from enum import Enum

from spineflow.measures.content import MeaningfulChange, OutcomeMeasure

EXACT = 6
"""Decimals to which a difference is looked at: beyond them lies only the arithmetic of machines."""


class Meaning(Enum):
    """How much a difference says."""

    SAME = "same"
    WITHIN_ERROR = "within_error"
    """Measuring twice can differ by so much."""
    LESS = "less"
    """Less than people notice."""
    COUNTS = "counts"
    """As much as people notice, or more."""
    BEYOND_ERROR = "beyond_error"
    """More than measuring twice differs by; whether people notice it, nobody has told."""
    UNKNOWN = "unknown"
    """There is a difference, and nothing to hold it against."""


@dataclass(frozen=True, slots=True)
class Change:
    """`points` with its sign; `percent` of the first value, None where it would say nothing."""

    first: float
    last: float
    points: float
    percent: float | None
    is_better: bool | None
    """None where nothing has changed."""
    meaning: Meaning


def change(measure: OutcomeMeasure, first: float, last: float) -> Change:
    """What lies between two scores of one measure."""
    points = round(last - first, EXACT)
    is_better = None if points == 0 else (points < 0) == (measure.better == "lower")
    percent = _percent(measure.change, first, points)
    meaning = _meaning(measure.change, abs(points), percent)
    if meaning is Meaning.UNKNOWN and not is_better and _rose_past(measure.change, first, last):
        meaning = Meaning.COUNTS
    return Change(first, last, points, percent, is_better, meaning)


def own_meaning(measure: OutcomeMeasure, value: float) -> Change:
    """A value that tells a change itself, held against no change at all."""
    return change(measure, 0, value)


def feels_recovered(measure: OutcomeMeasure, value: float) -> bool:
    """Whether the value is one that went with feeling recovered, in a study."""
    limit = measure.change.recovered
    if limit is None:
        return False
    return value <= limit if measure.better == "lower" else value >= limit


def _percent(means: MeaningfulChange, first: float, points: float) -> float | None:
    """A share of the first value, always above zero, inside the span the measure names."""
    if means.share_from is None or means.share_to is None:
        return None
    if not means.share_from <= first <= means.share_to:
        return None
    return 100 * abs(points) / first


def _rose_past(means: MeaningfulChange, first: float, last: float) -> bool:
    """Whether a value too low for a share rose further than from where shares begin: from almost
    none to very much is not unknown."""
    edge, percent = means.share_from, means.percent
    if edge is None or percent is None or first >= edge:
        return False
    return round(100 * (last - edge) / edge, EXACT) >= percent


def _meaning(means: MeaningfulChange, points: float, percent: float | None) -> Meaning:
    if points == 0:
        return Meaning.SAME
    if means.error is not None and points <= means.error:
        return Meaning.WITHIN_ERROR
    enough = means.points is not None and points >= means.points
    share = means.percent is not None and percent is not None and percent >= means.percent
    if enough or share:
        return Meaning.COUNTS
    if means.points is not None or (means.percent is not None and percent is not None):
        return Meaning.LESS
    return Meaning.UNKNOWN if means.error is None else Meaning.BEYOND_ERROR
