"""That what asks again, what prompts and what the card shows name things that exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spineflow.entries.problem import Problem
from spineflow.screening.expression import compile_expression

if TYPE_CHECKING:
    from spineflow.catalogue.load import Catalogue


def check_rescreen(catalogue: Catalogue) -> Iterator[Problem]:
    """Every problem of `rescreen.toml`, `prompts.toml` and `card.toml`."""
    questions, limits = catalogue.safety.questions, catalogue.safety.limits
    if not catalogue.due_rules:
        yield Problem("screening/rescreen.toml", "due", "nothing ever asks all questions again")
    seen: set[str] = set()
    for rule in catalogue.due_rules:
        if rule.id in seen:
            yield Problem("screening/rescreen.toml", rule.id, "stands here twice")
        seen.add(rule.id)
        yield from _missing("rescreen", rule.id, rule.questions, questions, "question")
        yield from _missing("rescreen", rule.id, filter(None, [rule.limit]), limits, "limit")
    for prompt in catalogue.prompts.values():
        keys = compile_expression(prompt.when).keys if prompt.when else ()
        yield from _missing("prompts", prompt.id, keys, questions, "question")
    yield from _missing("card", "flag", catalogue.card_flags, questions, "question")


def _missing(
    file: str, path: str, names: Iterable[str], known: Iterable[str], what: str
) -> Iterator[Problem]:
    for name in sorted(set(names) - set(known)):
        yield Problem(f"screening/{file}.toml", path, f"there is no {what} {name!r}")
