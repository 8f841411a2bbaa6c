"""Many rows in a short transaction: read and written in the driver's own types.

Converting tens of thousands of values from and to Python's types takes longer than reading or
writing them, so it is done before or after the transaction: `decoded` converts the rows of `fetch`,
`bound` converts the rows to write, and `run` only passes them to the driver.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from sqlalchemy import Delete, Select, Table, Update, insert, type_coerce
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import NULLTYPE, TypeEngine
from sqlmodel import Session

_AT_ONCE: Final = 100
"""The most rows added by one statement; databases take at most 32,766 parameters in one."""
Raw = list[tuple[Any, ...]]
"""Rows as the driver returns them: to be compared, or converted by `decoded`."""


def fetch(session: Session, statement: Select[Any]) -> Raw:
    """Return the rows of a statement as the driver returns them."""
    plain = (type_coerce(column, NULLTYPE) for column in statement.selected_columns)
    bare = statement.with_only_columns(*plain, maintain_column_froms=True)
    return [tuple(row) for row in session.execute(bare).all()]


def decoded(rows: Raw, statement: Select[Any], dialect: Dialect) -> list[dict[str, Any]]:
    """Return fetched rows in Python's types, by the names of the statement's columns."""
    columns = list(statement.selected_columns)
    if not rows:
        return []
    values: list[Sequence[Any]] = []
    for column, raw in zip(columns, zip(*rows, strict=True), strict=True):
        process = column.type.dialect_impl(dialect).result_processor(dialect, None)
        values.append(raw if process is None else [process(value) for value in raw])
    names = [str(column.key) for column in columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]


@dataclass(frozen=True, slots=True)
class Batch:
    """A statement, and rows of parameters in the driver's types."""

    statement: str
    rows: list[Any]


def bound(
    statement: Update | Delete, rows: Sequence[Mapping[str, Any]], dialect: Dialect
) -> list[Batch]:
    """Return the batch that runs a statement for each row (all with the same names), if any."""
    if not rows:
        return []
    free = [name for name in rows[0] if name in statement.table.c]
    compiled = statement.compile(dialect=dialect, column_keys=free)
    types = {name: bind.type for name, bind in compiled.binds.items()}
    return [_batch(compiled, _taken(rows, types, dialect), list(types))]


def inserted(table: Table, rows: Sequence[Mapping[str, Any]], dialect: Dialect) -> list[Batch]:
    """Return the batches that add rows (all with the same names) to a table, many per statement.

    The driver is then called less often, and lets other threads run during each call.
    """
    batches: list[Batch] = []
    whole = len(rows) - len(rows) % _AT_ONCE
    for portion, size in ((rows[:whole], _AT_ONCE), (rows[whole:], len(rows) - whole)):
        if portion:
            types = {name: table.c[name].type for name in portion[0]}
            statement = insert(table).values([dict.fromkeys(types)] * size)
            each = _taken(portion, types, dialect)
            taken = [
                tuple(chain.from_iterable(each[start : start + size]))
                for start in range(0, len(each), size)
            ]
            names = [f"{name}_m{number}" for number in range(size) for name in types]
            batches.append(_batch(statement.compile(dialect=dialect), taken, names))
    return batches


def _taken(
    rows: Sequence[Mapping[str, Any]], types: Mapping[str, TypeEngine[Any]], dialect: Dialect
) -> Raw:
    columns: list[Sequence[Any]] = []
    for name, kind in types.items():
        process = kind.dialect_impl(dialect).bind_processor(dialect)
        values = [row[name] for row in rows]
        columns.append(values if process is None else [process(value) for value in values])
    return list(zip(*columns, strict=True))


def _batch(compiled: SQLCompiler, rows: Raw, names: Sequence[str]) -> Batch:
    """Return rows of values by `names` in the driver's types."""
    if not compiled.positional:
        return Batch(str(compiled), [dict(zip(names, row, strict=True)) for row in rows])
    places = {name: place for place, name in enumerate(names)}
    order = [places[name] for name in compiled.positiontup or ()]
    return Batch(str(compiled), [tuple(row[place] for place in order) for row in rows])


def run(session: Session, batches: Iterable[Batch]) -> None:
    """Execute batches in their order, after the session's pending changes."""
    session.flush()
    connection = session.connection()
    for batch in batches:
        connection.exec_driver_sql(batch.statement, batch.rows)
