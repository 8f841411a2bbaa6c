"""Rebuilding tables on SQLite, which cannot change one in place."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection


@contextmanager
def references_unguarded(connection: Connection) -> Iterator[None]:
    """Let tables be dropped and made again without deleting the rows that refer to them.

    With foreign keys on, SQLite first deletes all rows of a table that is dropped, and with them
    whatever refers to them. The setting changes between transactions only, so the context begins
    before the connection's first statement, and what is not committed at its end is rolled back.
    PostgreSQL changes tables in place and needs nothing.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    raw: Any = connection.connection.dbapi_connection
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        connection.rollback()
        raw.execute("PRAGMA foreign_keys=ON")


def check_references(connection: Connection) -> None:
    """Raise RuntimeError if rows refer to nothing; to be called before a transaction commits."""
    if connection.dialect.name != "sqlite":
        return
    astray = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(5)
    if astray:
        raise RuntimeError(f"rows that refer to nothing: {[tuple(row) for row in astray]}")
