"""What no single entry can know: that the entries fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from spineflow.catalogue.check_claims import check_claims
from spineflow.catalogue.check_demands import check_demands
from spineflow.catalogue.check_diary import check_diary
from spineflow.catalogue.check_food import check_food
from spineflow.catalogue.check_limits import check_limits
from spineflow.catalogue.check_measures import check_measures
from spineflow.catalogue.check_obeyed import check_tokens_obeyed
from spineflow.catalogue.check_planning import check_planning
from spineflow.catalogue.check_rescreen import check_rescreen
from spineflow.catalogue.check_sessions import check_sessions
from spineflow.catalogue.check_sources import check_sources
from spineflow.catalogue.check_text import check_families
from spineflow.catalogue.check_weekly import check_weekly
from spineflow.entries.problem import Problem
from spineflow.screening.clearance import SUPPLEMENT_TOKEN
from spineflow.screening.expression import Expression, compile_expression
from spineflow.screening.forms import excluded_words, leaves_nothing

if TYPE_CHECKING:
    from spineflow.catalogue.load import Catalogue


def cross_check(catalogue: Catalogue) -> list[Problem]:
    """Every problem between entries; empty for sound content."""
    checks = (
        _expressions,
        _questions,
        _references,
        _practices,
        _programme,
        _tokens_of_rows,
        _conflicts,
        check_tokens_obeyed,
        check_limits,
        check_rescreen,
        check_demands,
        check_sources,
        check_claims,
        check_planning,
        check_weekly,
        check_sessions,
        check_diary,
        check_measures,
        check_families,
        check_food,
    )
    return [problem for check in checks for problem in check(catalogue)]


def _expressions(catalogue: Catalogue) -> Iterator[Problem]:
    """Expressions parse, and name questions that exist."""
    safety = catalogue.safety
    shared: dict[str, Expression] = {}
    named = [(f"derived.{each.key}", each.when) for each in safety.derived]
    named += [(f"rule.{each.id}", each.when) for each in safety.rules.values()]
    named += [(f"condition.{c.id}", c.when) for c in safety.conditions.values() if c.when]
    named += [(f"question.{q.key}", q.show_if) for q in safety.questions.values() if q.show_if]
    for path, text in named:
        try:
            expression = compile_expression(text, shared)
        except ValueError as error:
            yield Problem("screening", path, str(error))
            continue
        for key in sorted(expression.keys - safety.questions.keys()):
            yield Problem("screening", path, f"there is no question {key!r}")
        if path.startswith("derived."):
            shared[path.removeprefix("derived.")] = expression


def _questions(catalogue: Catalogue) -> Iterator[Problem]:
    """Questions stand on screens that exist; follow-ups come after their parents."""
    safety = catalogue.safety
    place = {screen.id: at for at, screen in enumerate(safety.screens)}
    for key, question in safety.questions.items():
        if question.screen not in place:
            yield Problem("screening/questions.toml", key, f"no screen {question.screen!r}")
    empty = place.keys() - {question.screen for question in safety.questions.values()}
    for screen in sorted(empty):
        yield Problem("screening/screens.toml", screen, "no question stands on this screen")


def _references(catalogue: Catalogue) -> Iterator[Problem]:
    """Ids named by one entry exist in another."""
    safety = catalogue.safety
    for at, row in enumerate(safety.rows):
        path = f"row.{at} ({row.condition})"
        yield from _missing("matrix", path, [row.condition], safety.conditions, "condition")
        yield from _missing("matrix", path, row.items, catalogue.practices, "practice")
        yield from _missing("matrix", path, row.tokens, safety.tokens, "token")
        if (row.cell == "modify") != bool(row.tokens):
            yield Problem(
                "screening/matrix.toml", path, "modify rows carry tokens, avoid rows none"
            )
    for rule in safety.rules.values():
        yield from _missing("rules", rule.id, rule.messages, safety.messages, "message")
    for condition in safety.conditions.values():
        yield from _missing(
            "conditions", condition.id, condition.messages, safety.messages, "message"
        )
    for item, tokens in safety.hold_plan.items():
        yield from _missing("hold_plan", item, [item], catalogue.practices, "practice")
        yield from _missing("hold_plan", item, tokens, safety.tokens, "token")
    for each in safety.replacements.values():
        yield from _missing(
            "replacements", each.item, [each.item, *each.instead], catalogue.practices, "practice"
        )
    yield from _missing("tokens", "supplements", [SUPPLEMENT_TOKEN], safety.tokens, "token")
    yield from _missing("messages", "gate", ["not_screened"], safety.messages, "message")
    yield from _missing("countries", "default", ["other"], safety.countries, "country")


def _missing(
    file: str, path: str, names: Iterable[str], known: Mapping[str, object], what: str
) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            yield Problem(f"screening/{file}.toml", path, f"there is no {what} {name!r}")


def _practices(catalogue: Catalogue) -> Iterator[Problem]:
    """Every variant has a level and every level a variant; choices have words."""
    for practice in catalogue.practices.values():
        file = f"practices/{practice.id}.toml"
        variants = [variant.id for variant in practice.variants]
        levels = {level.variant for level in practice.levels}
        for name in sorted({name for name in variants if variants.count(name) > 1}):
            yield Problem(file, "variants", f"{name!r} stands here twice")
        for name in sorted(set(variants) ^ levels):
            yield Problem(file, "levels", f"{name!r} needs a variant and at least one level")
        for variant in practice.variants:
            if not variant.steps:
                yield Problem(file, f"variants.{variant.id}", "has no steps")


def _programme(catalogue: Catalogue) -> Iterator[Problem]:
    """The programme names practices that exist."""
    for sitting in catalogue.programme.sittings:
        for slot in sitting.slots:
            for practice in slot.practices:
                if practice not in catalogue.practices:
                    yield Problem(
                        "programmes/daily.toml", sitting.id, f"there is no practice {practice!r}"
                    )


def _tokens_of_rows(catalogue: Catalogue) -> Iterator[Problem]:
    """A row that modifies must leave something to do: else it should say `avoid`."""
    for at, row in enumerate(catalogue.safety.rows):
        tokens = [catalogue.safety.tokens[t] for t in row.tokens if t in catalogue.safety.tokens]
        for item in row.items:
            practice = catalogue.practices.get(item)
            if practice and leaves_nothing(practice, excluded_words(tokens)):
                yield Problem(
                    "screening/matrix.toml",
                    f"row.{at} ({row.condition})",
                    f"its tokens take away every form of {item!r}",
                )


def _conflicts(catalogue: Catalogue) -> Iterator[Problem]:
    """A stated conflict must follow from what its tokens exclude."""
    for conflict in catalogue.safety.conflicts:
        tokens = [catalogue.safety.tokens[each] for each in conflict.tokens]
        if not any(
            leaves_nothing(each, excluded_words(tokens)) for each in catalogue.practices.values()
        ):
            path = " + ".join(conflict.tokens)
            reason = "by their excludes these leave every practice something"
            yield Problem("screening/conflicts.toml", path, reason)
