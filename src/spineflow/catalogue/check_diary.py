"""That the map of pain and the breaks from sitting name things that exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spineflow.entries.problem import Problem

if TYPE_CHECKING:
    from spineflow.catalogue.load import Catalogue

TIMINGS = ("away", "typing", "waits_for_typing", "later", "quiet", "longest")
"""What the break clock reads."""


def check_diary(catalogue: Catalogue) -> Iterator[Problem]:
    """Every problem of `pain_map/` and `sitting/`."""
    yield from _asks(catalogue)
    yield from _breaks(catalogue)


def _asks(catalogue: Catalogue) -> Iterator[Problem]:
    questions = catalogue.safety.questions
    for rule in catalogue.pain_asks:
        path = "pain_map/asks.toml"
        yield from _missing(path, rule.id, rule.regions, catalogue.pain_regions, "region")
        yield from _missing(path, rule.id, rule.kinds, catalogue.pain_kinds, "kind")
        yield from _missing(path, rule.id, rule.questions, questions, "question")
    orders = [reach.order for reach in catalogue.leg_reaches.values()]
    if len(set(orders)) < len(orders):
        yield Problem("pain_map/reaches.toml", "reach", "two lines go equally far down")


def _breaks(catalogue: Catalogue) -> Iterator[Problem]:
    path, practices = "sitting/micro_breaks.toml", catalogue.practices
    yield from _missing(path, "micro_break", catalogue.micro_breaks, practices, "practice")
    for item, entry in catalogue.micro_breaks.items():
        known = [each.id for each in practices[item].variants] if item in practices else ()
        if known:
            yield from _missing(path, item, entry.variants, known, "variant")
    tokens = [each.token for each in catalogue.break_rhythms if each.token]
    path = "sitting/break_rhythms.toml"
    yield from _missing(path, "rhythm", tokens, catalogue.safety.tokens, "token")
    if sum(each.token is None for each in catalogue.break_rhythms) != 1:
        yield Problem(path, "rhythm", "one rhythm is for everybody")
    path = "sitting/break_timings.toml"
    yield from _missing(path, "timing", TIMINGS, catalogue.break_timings, "timing")


def _missing(
    file: str, path: str, names: Iterable[str], known: Iterable[str], what: str
) -> Iterator[Problem]:
    for name in sorted(set(names) - set(known)):
        yield Problem(file, path, f"there is no {what} {name!r}")
