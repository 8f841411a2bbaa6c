"""Many rows in a short transaction: read and written as one text or image.

Converting tens of thousands of values from and to Python's types takes longer than reading or
writing them, so it is done before or after the transaction, maybe in another process: `decoded`
converts the rows of `fetch`, and `inserted`, `updated` and `removed` convert the rows to write.

Within the transaction rows pass in few pieces: they are read as one text of JSON, and written from
a packed image (SQLite, `app.core.database.images`) or from texts of JSON (PostgreSQL), so that the
driver neither makes objects nor takes the interpreter for each of them.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from psycopg.types.json import Json
from sqlalchemy import JSON, Select, Table, Text, func, type_coerce
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.url import make_url
from sqlalchemy.sql import ColumnElement
from sqlalchemy.types import NULLTYPE, TypeEngine
from sqlmodel import Session

from app.core.database.images import Batch, Load, Packed, Verb, Write, attach, packed
from app.core.database.types import EnumText, UtcDateTime

_AT_ONCE: Final = 2_000
"""The most rows that one statement of PostgreSQL writes, each of which has a limit of time."""
_DRIVERS: Final = {"sqlite": "sqlite://", "postgresql": "postgresql+psycopg://"}
Convert = Callable[[Any], Any]
_OF_JSON: Final[Mapping[type, Convert]] = {UUID: UUID, date: date.fromisoformat, bool: bool}


def dialect_named(name: str) -> Dialect:
    """Return the kind of database of a name, for a process that has no connection to it."""
    return make_url(_DRIVERS[name]).get_dialect()()


def fetch(session: Session, statement: Select[Any]) -> str:
    """Return the rows of a statement as one text, to be compared, or converted by `decoded`.

    The same rows make the same text: PostgreSQL, where a change moves a row, is told an order.
    """
    plain = [_plain(column) for column in statement.selected_columns]
    if session.get_bind().dialect.name == "sqlite":
        whole: ColumnElement[Any] = func.json_group_array(func.json_array(*plain))
    else:
        in_order = aggregate_order_by(func.json_build_array(*plain), *plain)
        rows = func.json_agg(in_order)
        whole = func.coalesce(sql_cast(rows, Text), "[]")
    text = statement.with_only_columns(whole, maintain_column_froms=True)
    return str(session.execute(text).scalar_one())


def _plain(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a column as the database has it; JSON as text, as SQLite stores it."""
    bare = type_coerce(column, NULLTYPE)
    return sql_cast(bare, Text) if isinstance(column.type, JSON) else bare


def decoded(raw: str, statement: Select[Any], dialect: Dialect) -> list[dict[str, Any]]:
    """Return fetched rows in Python's types, by the names of the statement's columns."""
    rows = json.loads(raw)
    columns = list(statement.selected_columns)
    if not rows:
        return []
    values: list[Sequence[Any]] = []
    for column, found in zip(columns, zip(*rows, strict=True), strict=True):
        convert = _from_json(column.type, dialect)
        values.append(
            found if convert is None else [None if v is None else convert(v) for v in found]
        )
    names = [str(column.key) for column in columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]


def _from_json(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    """Return what makes a value of a column's type of what JSON has, on either database."""
    if isinstance(kind, UtcDateTime):
        return lambda text: kind.process_result_value(datetime.fromisoformat(text), dialect)
    if isinstance(kind, EnumText):
        return lambda word: kind.process_result_value(word, dialect)
    if isinstance(kind, JSON):
        return json.loads
    return _OF_JSON.get(kind.python_type)


def updated(table: Table, rows: Iterable[Mapping[str, Any]], dialect: Dialect) -> list[Write]:
    """Return what gives each row of an `id` the values beside it."""
    alike: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        alike.setdefault((*sorted(row.keys() - {"id"}), "id"), []).append(row)
    return [
        write
        for names, some in alike.items()
        for write in _writes(Verb.CHANGE, table, names, some, dialect)
    ]


def inserted(table: Table, rows: Sequence[Mapping[str, Any]], dialect: Dialect) -> list[Write]:
    """Return what adds rows (all with the same names) to a table, if any."""
    return _writes(Verb.ADD, table, tuple(rows[0]), rows, dialect) if rows else []


def removed(table: Table, key: str, values: Iterable[Any], dialect: Dialect) -> list[Write]:
    """Return what removes the rows that have one of these values in a column, if any."""
    rows = [{key: value} for value in values]
    return _writes(Verb.REMOVE, table, (key,), rows, dialect) if rows else []


def _writes(
    verb: Verb,
    table: Table,
    names: tuple[str, ...],
    rows: Sequence[Mapping[str, Any]],
    dialect: Dialect,
) -> list[Write]:
    taken = _taken(rows, {name: table.c[name].type for name in names}, dialect)
    if dialect.name == "sqlite":
        return [Load(verb, table.name, names, taken)]
    texts = [
        (json.dumps([dict(zip(names, row, strict=True)) for row in some], default=_to_json),)
        for some in (taken[start : start + _AT_ONCE] for start in range(0, len(taken), _AT_ONCE))
    ]
    return [Batch(_from_texts(verb, table.name, names), texts)]


def _from_texts(verb: Verb, table: str, names: tuple[str, ...]) -> str:
    """Return the statement of PostgreSQL that writes the rows of a text of JSON."""
    source = f'json_populate_recordset(NULL::"{table}", %s::json)'
    listed = ", ".join(f'"{name}"' for name in names)
    key = names[-1]
    if verb is Verb.ADD:
        return f'INSERT INTO "{table}" ({listed}) SELECT {listed} FROM {source}'  # noqa: S608 - our names
    if verb is Verb.REMOVE:
        return f'DELETE FROM "{table}" WHERE "{key}" IN (SELECT "{key}" FROM {source})'  # noqa: S608 - our names
    changes = ", ".join(f'"{name}" = new."{name}"' for name in names[:-1])
    return (
        f'UPDATE "{table}" SET {changes} FROM {source} AS new '  # noqa: S608 - our names
        f'WHERE "{table}"."{key}" = new."{key}"'
    )


def _to_json(value: Any) -> Any:
    if isinstance(value, Json):
        return value.obj
    return value.isoformat() if isinstance(value, date) else str(value)


def _taken(
    rows: Sequence[Mapping[str, Any]], types: Mapping[str, TypeEngine[Any]], dialect: Dialect
) -> list[tuple[Any, ...]]:
    """Return the values of rows in the driver's types, in the order of `types`."""
    columns: list[Sequence[Any]] = []
    for name, kind in types.items():
        process = kind.dialect_impl(dialect).bind_processor(dialect)
        values = [row[name] for row in rows]
        columns.append(values if process is None else [process(value) for value in values])
    return list(zip(*columns, strict=True))


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
