"""That outcome measures name what exists, and that a self-test is closed with what it is like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spineflow.entries.problem import Problem
from spineflow.measures.content import OutcomeMeasure, SelfTest
from spineflow.screening.expression import compile_expression

if TYPE_CHECKING:
    from spineflow.catalogue.load import Catalogue


def check_measures(catalogue: Catalogue) -> Iterator[Problem]:
    """Every problem of `measures/`."""
    orders = [each.order for each in catalogue.outcome_measures.values()]
    if len(set(orders)) < len(orders):
        yield Problem("measures", "order", "two measures have the same place")
    for prompt in catalogue.prompts.values():
        named = catalogue.outcome_measures.get(prompt.measure or "")
        if prompt.measure and (named is None or named.better != "lower"):
            reason = f"there is no measure {prompt.measure!r} of which less is better"
            yield Problem("screening/prompts.toml", prompt.id, reason)
    for measure in catalogue.outcome_measures.values():
        file = f"measures/{measure.id}.toml"
        yield from _values(file, measure)
        if measure.kind in ("length", "count") and measure.test is None:
            yield Problem(file, "test", "what is measured on the body is a self-test")
        if measure.test is not None:
            yield from _test(catalogue, file, measure.test)


def _values(file: str, measure: OutcomeMeasure) -> Iterator[Problem]:
    """Numbers that are compared with a score lie where a score can lie."""
    means = measure.change
    named = (means.share_from, means.share_to, means.recovered)
    edges = (edge for note in measure.notes for edge in (note.below, note.above))
    for value in (*named, *edges):
        if value is not None and not measure.lowest <= value <= measure.highest:
            yield Problem(file, "change", f"no score can be {value:g}")
    span = measure.highest - measure.lowest
    for points in (means.error, means.points):
        if points is not None and points > span:
            yield Problem(file, "change", f"no two scores are {points:g} apart")


def _test(catalogue: Catalogue, file: str, test: SelfTest) -> Iterator[Problem]:
    safety = catalogue.safety
    yield from _missing(file, "practices", test.practices, catalogue.practices, "practice")
    yield from _missing(file, "asks", test.asks, safety.demands, "demand")
    yield from _missing(file, "skip_if", test.skip_if, safety.conditions, "condition")
    for skip in test.skips:
        keys = compile_expression(skip.when).keys
        yield from _missing(file, "skips", keys, safety.questions, "question")


def _missing(
    file: str, path: str, names: Iterable[str], known: Iterable[str], what: str
) -> Iterator[Problem]:
    for name in sorted(set(names) - set(known)):
        yield Problem(file, f"test.{path}", f"there is no {what} {name!r}")
