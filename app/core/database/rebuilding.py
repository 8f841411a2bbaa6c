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
    before the connection's first statement; rows left without what they refer to are an error at
    its end. PostgreSQL changes tables in place and needs nothing.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    raw: Any = connection.connection.dbapi_connection
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
        astray = raw.execute("PRAGMA foreign_key_check").fetchall()
        if astray:
            raise RuntimeError(f"rows that refer to nothing: {astray[:5]}")
    finally:
        raw.execute("PRAGMA foreign_keys=ON")
