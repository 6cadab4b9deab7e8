"""Routine prompts: good reasons to see a clinician that block nothing (clinical reference A.3)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, Self

from pydantic import Field, model_validator

from spineflow.entries.entry import SourcedEntry
from spineflow.records.summary import DaySummary
from spineflow.screening.expression import Values, compile_expression
from spineflow.vocabulary.ids import Id, Text

Pressure = tuple[int | None, int | None]
"""Systolic and diastolic in mmHg; None where it is not known."""


class RoutinePrompt(SourcedEntry):
    """A prompt, the named rule that shows it, and the numbers of that rule.

    `pain_high`: the day's mean pain is `pain_min` or more on more than half of the rated days of
    the last `days`. `pain_not_better`: `after_days` after the first plan the mean pain of the last
    `days` is not at least `better_by` points below that of the first `days`.
    `measure_not_better`: the last value of `measure`, told in the last `days` and `after_days`
    after its first one, is not `better_percent` below it; a first value under `first_min` says
    nothing. `pressure_high`: a pressure of `systolic_min` or `diastolic_min` was told on `times`
    dates. `answer`: the expression `when` holds. Pain needs `rated_min` rated days in each span
    of days.
    """

    id: Id
    title: Text
    text: Text
    """It may hold `{emergency_number}`, which the page fills in."""
    rule: Literal["pain_high", "pain_not_better", "measure_not_better", "pressure_high", "answer"]
    when: str = ""
    pain_min: int | None = Field(default=None, ge=0, le=10)
    days: int | None = Field(default=None, gt=0)
    rated_min: int | None = Field(default=None, gt=0)
    after_days: int | None = Field(default=None, gt=0)
    better_by: float | None = Field(default=None, gt=0)
    measure: Id | None = None
    """An outcome measure of which a lower value is better."""
    better_percent: float | None = Field(default=None, gt=0)
    first_min: float | None = Field(default=None, gt=0)
    systolic_min: int | None = None
    diastolic_min: int | None = None
    times: int | None = Field(default=None, gt=0)
    quiet_days: int = Field(gt=0)
    """For so long it stays away once the person has put it aside."""

    @model_validator(mode="after")
    def _numbers(self) -> Self:
        needed = {
            "pain_high": (self.pain_min, self.days, self.rated_min),
            "pain_not_better": (self.after_days, self.days, self.rated_min, self.better_by),
            "measure_not_better": (
                self.measure,
                self.after_days,
                self.days,
                self.better_percent,
                self.first_min,
            ),
            "pressure_high": (self.systolic_min, self.diastolic_min, self.times),
            "answer": (self.when or None,),
        }
        if None in needed[self.rule]:
            raise ValueError(f"the rule {self.rule} misses a number")
        if self.when:
            compile_expression(self.when)
        return self


@dataclass(frozen=True, slots=True)
class Ground:
    """What the prompts look at. `first_plan` is the date of the person's first plan."""

    on: date
    days: Mapping[date, DaySummary] = field(default_factory=dict)
    first_plan: date | None = None
    pressures: Mapping[date, Pressure] = field(default_factory=dict)
    measured: Mapping[str, Sequence[tuple[date, float]]] = field(default_factory=dict)
    """Date and value of every outcome measure that was taken, the oldest first."""
    values: Values = field(default_factory=dict)
    """Candidates of every answer."""


def prompts_for(prompts: Iterable[RoutinePrompt], ground: Ground) -> tuple[str, ...]:
    """Ids of the prompts that hold, in the order of the content."""
    rules = {
        "pain_high": _pain_high,
        "pain_not_better": _pain_not_better,
        "measure_not_better": _measure_not_better,
        "pressure_high": _pressure_high,
        "answer": _answer,
    }
    return tuple(prompt.id for prompt in prompts if rules[prompt.rule](prompt, ground))


def _answer(prompt: RoutinePrompt, ground: Ground) -> bool:
    return compile_expression(prompt.when).may_hold(ground.values)


def _pain_high(prompt: RoutinePrompt, ground: Ground) -> bool:
    means = _means(ground, ground.on - _span(prompt), ground.on)
    high = sum(mean >= _given(prompt.pain_min) for mean in means)
    return len(means) >= _given(prompt.rated_min) and 2 * high > len(means)


def _pain_not_better(prompt: RoutinePrompt, ground: Ground) -> bool:
    began, waits = ground.first_plan, timedelta(days=_given(prompt.after_days))
    if began is None or ground.on - began < waits:
        return False
    first = _means(ground, began, began + _span(prompt))
    last = _means(ground, ground.on - _span(prompt), ground.on)
    if min(len(first), len(last)) < _given(prompt.rated_min):
        return False
    better = sum(first) / len(first) - sum(last) / len(last)
    return better < _given(prompt.better_by) and any(last)


def _measure_not_better(prompt: RoutinePrompt, ground: Ground) -> bool:
    taken = ground.measured.get(prompt.measure or "", ())
    if not taken:
        return False
    (first_on, first), (last_on, last) = taken[0], taken[-1]
    is_time = last_on - first_on >= timedelta(days=_given(prompt.after_days))
    is_recent = ground.on - last_on <= _span(prompt)
    if not (is_time and is_recent) or first < _given(prompt.first_min):
        return False
    return 100 * (first - last) < _given(prompt.better_percent) * first


def _pressure_high(prompt: RoutinePrompt, ground: Ground) -> bool:
    limits = _given(prompt.systolic_min), _given(prompt.diastolic_min)
    high = [
        told
        for told in ground.pressures.values()
        if any(
            value is not None and value >= limit for value, limit in zip(told, limits, strict=True)
        )
    ]
    return len(high) >= _given(prompt.times)


def _span(prompt: RoutinePrompt) -> timedelta:
    """From the first to the last of its days."""
    return timedelta(days=_given(prompt.days) - 1)


def _given(number: float | None) -> float:
    """A number that the content must have given: a missing one is never guessed."""
    if number is None:
        raise ValueError("a number of this rule is missing")
    return number


def _means(ground: Ground, first: date, last: date) -> list[float]:
    """The mean pain of every rated day in a span of days."""
    rated = (
        [mark.value for mark in summary.of("before", "after", "now")]
        for day, summary in ground.days.items()
        if first <= day <= last
    )
    return [sum(values) / len(values) for values in rated if values]
