"""Engines with the settings that this application relies on."""

import sqlite3
import sys
from typing import Any

from sqlalchemy import Engine, Uuid, event
from sqlalchemy.engine import Connection
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import create_engine

from app.core.database import postgres
from app.core.database.images import detach
from app.core.database.types import KnownUuid

BUSY_TIMEOUT_MS = 15_000
_PYTHON_THAT_ASKS_MORE = (3, 12)
_SQLITE_IT_ASKS_FOR = (3, 42)


READ_ONLY = {"read_only": True, "postgresql_readonly": True}
"""Options of connections whose transactions may only read."""


_POOLED = "through_pooler"
"""An engine's own option: others that are opened like it are so too."""


def open_engine(url: str, *, through_pooler: bool = False, **pool: int) -> Engine:
    """Return an engine for `url`, with the settings that this application relies on.

    SQLite: write-ahead log, foreign keys, `synchronous=FULL` (a commit survives a power cut),
    `secure_delete` (what is deleted is overwritten).
    PostgreSQL: broken connections are noticed before use, and every wait for the server is limited
    (`app.core.database.postgres`). Errors never quote a statement's parameters: they hold personal
    data and would end up in logs. `pool` limits its connections (`pool_size`, `max_overflow`).
    `through_pooler`: `url` is that of a PgBouncer in transaction mode, where each transaction may
    be on another connection, so that nothing is set or prepared beyond one.
    """
    if url.startswith("sqlite"):
        engine = create_engine(
            url, hide_parameters=True, connect_args={"check_same_thread": False}, **pool
        )
        engine.dialect.colspecs = {**engine.dialect.colspecs, Uuid: KnownUuid}
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        event.listen(engine, "checkin", detach)
        return engine
    pool = {"pool_size": 20, "max_overflow": 20} | pool
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        execution_options={_POOLED: through_pooler},
        **pool,
    )
    if through_pooler:
        postgres.limit_waits_of_transactions(engine)
    else:
        postgres.limit_waits(engine)
    return engine


def is_sqlite_fit(
    python: tuple[int, ...] = tuple(sys.version_info[:3]),
    sqlite: tuple[int, ...] = sqlite3.sqlite_version_info,
) -> bool:
    """Return whether the SQLite of this Python can keep the queue of jobs.

    With these versions a worker would die at once, again and again.
    """
    return python < _PYTHON_THAT_ASKS_MORE or sqlite >= _SQLITE_IT_ASKS_FOR


def open_reserved(engine: Engine, connections: int) -> Engine:
    """Return an engine on the same database with connections reserved for its caller.

    A database in memory is visible to one engine only: that one is returned.
    """
    if engine.dialect.name == "sqlite" and not engine.url.database:
        return engine
    url = engine.url.render_as_string(hide_password=False)
    pooled = bool(engine.get_execution_options().get(_POOLED))
    return open_engine(url, through_pooler=pooled, pool_size=connections, max_overflow=0)


def _configure_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    raw: Any = connection
    raw.isolation_level = None  # SQLAlchemy's begin event, not the driver, opens transactions
    cursor = raw.cursor()
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        "foreign_keys=ON",
        "synchronous=FULL",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    read_only = connection.get_execution_options().get("read_only", False)
    if connection.info.get("read_only") is not read_only:
        connection.exec_driver_sql(f"PRAGMA query_only = {read_only:d}")
        connection.info["read_only"] = read_only
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")
