"""Many rows in a short transaction: read and written in the driver's own types.

Converting tens of thousands of values from and to Python's types takes longer than reading or
writing them, so it is done before or after the transaction: `decoded` converts the rows of `fetch`,
`bound`, `updated` and `inserted` convert the rows to write, and `run` only passes them to the
driver.

On SQLite, where scans wait for the transaction, rows also pass in few pieces: they are read as one
text and added from a packed image (`app.core.database.images`), so that the driver neither makes
objects nor takes the interpreter for each of them.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from sqlalchemy import (
    Delete,
    Select,
    Table,
    Update,
    bindparam,
    func,
    insert,
    type_coerce,
    update,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import NULLTYPE, TypeEngine
from sqlmodel import Session

from app.core.database.images import Batch, Load, Packed, Write, attach, packed

_AT_ONCE: Final = 100
"""The most rows added by one statement; databases take at most 32,766 parameters in one."""
Rows = list[tuple[Any, ...]]
"""Rows in the driver's types."""
Raw = Rows | str
"""Rows as they were read, on SQLite as one JSON text: to be compared, or converted by `decoded`."""


def fetch(session: Session, statement: Select[Any]) -> Raw:
    """Return the rows of a statement as they are read fastest."""
    plain = [type_coerce(column, NULLTYPE) for column in statement.selected_columns]
    if session.get_bind().dialect.name == "sqlite":
        whole = func.json_group_array(func.json_array(*plain))
        text = statement.with_only_columns(whole, maintain_column_froms=True)
        return str(session.execute(text).scalar_one())
    bare = statement.with_only_columns(*plain, maintain_column_froms=True)
    return [tuple(row) for row in session.execute(bare).all()]


def decoded(raw: Raw, statement: Select[Any], dialect: Dialect) -> list[dict[str, Any]]:
    """Return fetched rows in Python's types, by the names of the statement's columns."""
    rows = json.loads(raw) if isinstance(raw, str) else raw
    columns = list(statement.selected_columns)
    if not rows:
        return []
    values: list[Sequence[Any]] = []
    for column, column_values in zip(columns, zip(*rows, strict=True), strict=True):
        process = column.type.dialect_impl(dialect).result_processor(dialect, None)
        values.append(
            column_values if process is None else [process(value) for value in column_values]
        )
    names = [str(column.key) for column in columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]


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


def updated(table: Table, rows: Iterable[Mapping[str, Any]], dialect: Dialect) -> list[Batch]:
    """Return the batches that give each row of `row_id` the values beside it."""
    alike: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        alike.setdefault(tuple(sorted(row)), []).append(row)
    statement = update(table).where(table.c.id == bindparam("row_id"))
    return [batch for some in alike.values() for batch in bound(statement, some, dialect)]


def inserted(table: Table, rows: Sequence[Mapping[str, Any]], dialect: Dialect) -> list[Write]:
    """Return what adds rows (all with the same names) to a table, if any.

    On PostgreSQL they are added many per statement, so that the driver is called less often.
    """
    if not rows:
        return []
    if dialect.name == "sqlite":
        types = {name: table.c[name].type for name in rows[0]}
        return [Load(table.name, tuple(types), _taken(rows, types, dialect))]
    batches: list[Write] = []
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
) -> Rows:
    columns: list[Sequence[Any]] = []
    for name, kind in types.items():
        process = kind.dialect_impl(dialect).bind_processor(dialect)
        values = [row[name] for row in rows]
        columns.append(values if process is None else [process(value) for value in values])
    return list(zip(*columns, strict=True))


def _batch(compiled: SQLCompiler, rows: Rows, names: Sequence[str]) -> Batch:
    """Return rows of values by `names` in the driver's types."""
    if not compiled.positional:
        return Batch(str(compiled), [dict(zip(names, row, strict=True)) for row in rows])
    places = {name: place for place, name in enumerate(names)}
    order = [places[name] for name in compiled.positiontup or ()]
    return Batch(str(compiled), [tuple(row[place] for place in order) for row in rows])


def run(session: Session, writes: Sequence[Write] | Packed) -> None:
    """Write these in their order, after the session's pending changes.

    Long writes are packed, best before the transaction begins.
    """
    session.flush()
    connection = session.connection()
    ready = writes if isinstance(writes, Packed) else packed(writes)
    for batch in attach(connection, ready):
        if batch.rows:
            connection.exec_driver_sql(batch.statement, batch.rows)
        else:
            connection.exec_driver_sql(batch.statement)
