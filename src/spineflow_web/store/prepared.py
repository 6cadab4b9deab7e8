"""Queries that every page asks, compiled once per process instead of once per page.

The ORM spends several times as long on building such a query as the database does on answering it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models import QuerySet

FIELDS: dict[type, models.Field[Any, Any]] = {UUID: models.UUIDField(), date: models.DateField()}
"""What a parameter may be, and the field that writes it for the database."""
STAND_INS: dict[type, list[Any]] = {
    UUID: [UUID(int=0x5A1E << 64 | at) for at in range(9)],
    date: [date(2, 2, 2 + at) for at in range(9)],
}


@dataclass(frozen=True)
class Prepared:
    """A `values_list` query of a few parameters; `kinds` are their types, in order.

    Each parameter must reach the SQL as it is given, so no lookup may change or repeat it.
    """

    query: Callable[..., QuerySet[Any, tuple[Any, ...]]]
    kinds: Sequence[type]
    most: int = 1
    """Rows it can give at most."""

    def first(self, *given: object) -> tuple[Any, ...] | None:
        """The first row for these values."""
        rows = self.rows(*given)
        return rows[0] if rows else None

    def rows(self, *given: object) -> list[tuple[Any, ...]]:
        """All rows for these values."""
        sql, slots, converters = self._compiled
        written = [_written(kind, value) for kind, value in zip(self.kinds, given, strict=True)]
        with connection.cursor() as cursor:
            cursor.execute(sql, [written[at] if is_ours else at for is_ours, at in slots])
            return [_converted(row, converters) for row in cursor.fetchall()]

    @cached_property
    def _compiled(self) -> tuple[str, list[tuple[bool, Any]], dict[int, Any]]:
        """The SQL, its parameters (ours by number, others by value) and converters by column."""
        stand_ins = [STAND_INS[kind][at] for at, kind in enumerate(self.kinds)]
        compiler = self.query(*stand_ins)[: self.most].query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        written = [_written(*pair) for pair in zip(self.kinds, stand_ins, strict=True)]
        slots = [(True, written.index(p)) if p in written else (False, p) for p in params]
        if sorted(at for is_ours, at in slots if is_ours) != list(range(len(written))):
            raise ValueError("each parameter must stand in the SQL once")
        columns = [select[0] for select in compiler.select]
        return sql, slots, compiler.get_converters(columns)


def _written(kind: type, value: object) -> Any:
    return FIELDS[kind].get_db_prep_value(value, connection)


def _converted(row: Sequence[Any], converters: dict[int, Any]) -> tuple[Any, ...]:
    values = list(row)
    for at, (steps, expression) in converters.items():
        for step in steps:
            values[at] = step(values[at], expression, connection)
    return tuple(values)
