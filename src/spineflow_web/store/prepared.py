"""Queries that every page asks, compiled once per process instead of once per page.

The ORM spends several times as long on building such a query as the database does on answering it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import repeat
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

FIELDS: dict[type, models.Field[Any, Any]] = {
    UUID: models.UUIDField(),
    date: models.DateField(),
    datetime: models.DateTimeField(),
    str: models.TextField(),
}
"""What a parameter may be, and the field that writes it for the database."""
STAND_INS: dict[type, Callable[[int], Any]] = {
    UUID: lambda at: UUID(int=0x5A1E << 64 | at),
    date: lambda at: date(2, 2, 2 + at),
    datetime: lambda at: datetime(2, 2, 2 + at, tzinfo=UTC),
    str: lambda at: f"stand-in {at}",
}
PLAIN = {str, int, type(None)}
"""What reaches the database as it is."""


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
        base = _database()
        written = [
            FIELDS[kind].get_db_prep_value(value, base)
            for kind, value in zip(self.kinds, given, strict=True)
        ]
        with base.cursor() as cursor:
            cursor.execute(sql, [written[at] if is_ours else at for is_ours, at in slots])
            return [_converted(row, converters, base) for row in cursor.fetchall()]

    @cached_property
    def _compiled(self) -> tuple[str, list[tuple[bool, Any]], dict[int, Any]]:
        """The SQL, its parameters (ours by number, others by value) and converters by column."""
        stand_ins = [STAND_INS[kind](at) for at, kind in enumerate(self.kinds)]
        compiler = self.query(*stand_ins)[: self.most].query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        base = _database()
        written = [
            FIELDS[kind].get_db_prep_value(value, base)
            for kind, value in zip(self.kinds, stand_ins, strict=True)
        ]
        slots = [(True, written.index(p)) if p in written else (False, p) for p in params]
        if sorted(at for is_ours, at in slots if is_ours) != list(range(len(written))):
            raise ValueError("each parameter must stand in the SQL once")
        columns = [select[0] for select in compiler.select]
        return sql, slots, compiler.get_converters(columns)


@dataclass(frozen=True)
class PreparedInsert:
    """New rows of a model by one statement; a row that is there already is an error.

    Without instances of the model, which cost more than the writing does.
    """

    model: type[models.Model]

    def add(
        self, same: Mapping[str, object], names: Sequence[str], rows: Iterable[Sequence[object]]
    ) -> None:
        """Add these rows. `same` are the columns in which all agree, `names` those of each row."""
        columns = list(zip(*rows, strict=True))
        if not columns:
            return
        count = len(columns[0])
        written = [
            *(repeat(self._write(name, [value])[0], count) for name, value in same.items()),
            *(self._write(name, column) for name, column in zip(names, columns, strict=True)),
        ]
        with _database().cursor() as cursor:
            cursor.executemany(self._sql([*same, *names]), list(zip(*written, strict=True)))

    def _write(self, name: str, column: Sequence[object]) -> Sequence[object]:
        """A column as the database takes it; text, whole numbers and nothing go as they are."""
        field, base = self._fields[name], _database()
        if isinstance(field, models.JSONField):
            return [field.get_db_prep_save(value, base) for value in column]
        if set(map(type, column)) <= PLAIN:
            return column
        # Each value once: the events of a session share its id and its date.
        written = {value: field.get_db_prep_save(value, base) for value in set(column)}
        return [written[value] for value in column]

    @cached_property
    def _fields(self) -> dict[str, models.Field[Any, Any]]:
        return {field.attname: field for field in self.model._meta.concrete_fields}

    def _sql(self, names: Sequence[str]) -> str:
        quote, table = connection.ops.quote_name, self.model._meta.db_table
        columns = ", ".join(quote(str(self._fields[name].column)) for name in names)
        marks = ", ".join(["%s"] * len(names))
        return f"INSERT INTO {quote(table)} ({columns}) VALUES ({marks})"


def _database() -> BaseDatabaseWrapper:
    """The connection itself: `django.db.connection` looks it up again at every touch, and fifty
    events have some thousand values."""
    return connections[DEFAULT_DB_ALIAS]


def _converted(
    row: Sequence[Any], converters: dict[int, Any], base: BaseDatabaseWrapper
) -> tuple[Any, ...]:
    values = list(row)
    for at, (steps, expression) in converters.items():
        for step in steps:
            values[at] = step(values[at], expression, base)
    return tuple(values)
