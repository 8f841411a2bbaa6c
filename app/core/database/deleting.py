"""Deleting a record with all that belongs to it, in the order that is quickest.

The database would do it by itself, along its foreign keys, but from the top: each record then looks
for what refers to it in every table that may. With those deleted first, one statement for each
table, there is little left to look for: a large event holds SQLite's writer for a sixth of the
time.
"""

from uuid import UUID

from sqlalchemy import ColumnElement, Engine, Table, delete, select
from sqlmodel import Session, SQLModel


def delete_whole(session: Session, kind: type[SQLModel], identity: UUID) -> None:
    """Delete the record of this id, and before it whatever its deletion cascades to."""
    session.flush()
    top = SQLModel.metadata.tables[str(kind.__tablename__)]
    for table in reversed(SQLModel.metadata.sorted_tables):
        belongs = _belongs(table, top, identity)
        if belongs is not None:
            session.execute(delete(table).where(belongs))


def _belongs(
    table: Table, top: Table, identity: UUID, on_the_way: frozenset[Table] = frozenset()
) -> ColumnElement[bool] | None:
    """Return the condition that rows of a table belong to the record; None if none can.

    A table that refers to the record only by others is asked for by the first of these.
    """
    if table is top:
        return table.c.id == identity
    keys = sorted(
        (key for key in table.foreign_keys if key.ondelete == "CASCADE"),
        key=lambda key: (key.column.table is not top, key.parent.name),
    )
    for key in keys:
        parent = key.column.table
        if parent is top:
            return key.parent == identity
        if key.column.name == "id" and parent not in on_the_way:
            belongs = _belongs(parent, top, identity, on_the_way | {table})
            if belongs is not None:
                return key.parent.in_(select(parent.c.id).where(belongs))
    return None


def forget_erased(engine: Engine) -> None:
    """Empty SQLite's log, whose pages still hold what was erased from the database since.

    The database itself overwrites what is deleted (`secure_delete`). Nobody waits for this, and it
    waits for nobody: most of the log is written back while others write, and while somebody still
    reads or writes, the log is left to the next call. PostgreSQL clears up by itself (autovacuum),
    and its log goes with its own retention.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            connection.detach()
            if raw is not None:
                raw.execute("PRAGMA busy_timeout=0")
                raw.execute("PRAGMA wal_checkpoint(PASSIVE)")
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
