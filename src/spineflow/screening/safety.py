"""All screening content of one catalogue, indexed and compiled once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from spineflow.knowledge.practice import Practice
from spineflow.screening.country import Country
from spineflow.screening.demand import Demand, with_higher_grades
from spineflow.screening.expression import Expression, compile_expression
from spineflow.screening.limit import Limit
from spineflow.screening.question import Question, Screen
from spineflow.screening.rule import (
    Condition,
    Conflict,
    Derived,
    MatrixRow,
    Message,
    OverlayCell,
    Replacement,
    Rule,
    Token,
)


class Compiled(NamedTuple):
    """The expressions of rules, conditions and follow-ups, by id or key."""

    rules: Mapping[str, Expression]
    conditions: Mapping[str, Expression]
    follow_ups: Mapping[str, Expression]


@dataclass(frozen=True)
class Safety:
    """What screening needs. Mappings keep the order of the content files."""

    questions: Mapping[str, Question]
    screens: tuple[Screen, ...]
    derived: tuple[Derived, ...]
    demands: Mapping[str, Demand]
    rules: Mapping[str, Rule]
    conditions: Mapping[str, Condition]
    rows: tuple[MatrixRow, ...]
    tokens: Mapping[str, Token]
    messages: Mapping[str, Message]
    countries: Mapping[str, Country]
    hold_plan: Mapping[str, tuple[str, ...]]
    """Item to the tokens added to it while a clinician is awaited."""
    replacements: Mapping[str, Replacement]
    conflicts: tuple[Conflict, ...]
    limits: Mapping[str, Limit]
    overlay: tuple[OverlayCell, ...]
    """Cells that the matrix bars and demands alone would not, each with its reason."""
    practices: Mapping[str, Practice]

    @cached_property
    def compiled(self) -> Compiled:
        """Compile every expression; ValueError if one is not allowed."""
        shared: dict[str, Expression] = {}
        for name in self.derived:
            shared[name.key] = compile_expression(name.when, shared)
        return Compiled(
            {rule.id: compile_expression(rule.when, shared) for rule in self.rules.values()},
            {
                each.id: compile_expression(each.when, shared)
                for each in self.conditions.values()
                if each.when
            },
            {
                question.key: compile_expression(question.show_if, shared)
                for question in self.questions.values()
                if question.show_if
            },
        )

    @cached_property
    def rows_of(self) -> Mapping[str, tuple[MatrixRow, ...]]:
        """Matrix rows by condition, so that a screening reads only those that apply."""
        found: dict[str, list[MatrixRow]] = {condition: [] for condition in self.conditions}
        for row in self.rows:
            found[row.condition].append(row)
        return {condition: tuple(rows) for condition, rows in found.items()}

    @cached_property
    def matrix_items(self) -> frozenset[str]:
        """The practices that the matrix speaks about: the items of the contract."""
        return frozenset(item for row in self.rows for item in row.items)

    @cached_property
    def barred_by(self) -> Mapping[str, frozenset[str]]:
        """Demands that each condition bars, higher grades included."""
        return {
            name: with_higher_grades(self.demands, condition.bars)
            for name, condition in self.conditions.items()
        }

    @cached_property
    def limits_of(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Condition to practice outside the matrix to the tokens its demands bring."""
        return {
            name: {
                item: tokens
                for item, practice in self.practices.items()
                if item not in self.matrix_items
                and (tokens := _limiting_tokens(condition, practice))
            }
            for name, condition in self.conditions.items()
        }

    @cached_property
    def emergency_keys(self) -> tuple[str, ...]:
        """Questions whose missing answer means *not yet screened*."""
        return tuple(key for key, question in self.questions.items() if question.emergency)

    @cached_property
    def neutral_values(self) -> Mapping[str, tuple[object, ...]]:
        """What stands for a question nobody asked: nothing for the emergency ones."""
        return {
            key: () if question.emergency or question.neutral is None else (question.neutral,)
            for key, question in self.questions.items()
        }


def _limiting_tokens(condition: Condition, practice: Practice) -> tuple[str, ...]:
    """Tokens of the practice's demands, each once, in the order of the condition."""
    lists = (tokens for demand, tokens in condition.limits.items() if demand in practice.demands)
    return tuple(dict.fromkeys(token for tokens in lists for token in tokens))
