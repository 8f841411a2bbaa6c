"""The database: engine, column types, and the one session of a request or a job step.

A request is one transaction, committed once at its end (`get_session`); other code only flushes. On
SQLite a writing transaction takes its lock at the start (`BEGIN IMMEDIATE`), so that two writers
wait for each other instead of failing half way.
"""

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, TypeVar

import structlog
from fastapi import Depends, Request
from fastapi.concurrency import contextmanager_in_threadpool, run_in_threadpool
from sqlalchemy import DateTime, Engine, String, event
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionLeftError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator
from sqlmodel import Session, SQLModel, create_engine

from app.core import postgres
from app.core.errors import DatabaseAwayError
from app.core.turns import turn

Answer = TypeVar("Answer")
BUSY_TIMEOUT_MS = 15_000
READ_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
READ_ONLY = {"read_only": True, "postgresql_readonly": True}
"""Options of connections whose transactions may only read."""
_AFTER_READING = "after_reading"
log = structlog.get_logger(__name__)
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC and read back as aware, on SQLite too, which has no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC; ValueError for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return an aware moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class EnumText(TypeDecorator[StrEnum]):
    """A lower-case word of a closed set, stored as text: adding a word needs no migration."""

    impl = String(40)
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind
        self._members = {member.value: member for member in kind}

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return the word; KeyError for one outside the set."""
        return None if value is None else self._members[value].value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Return the member of the enumeration."""
        return None if value is None else self._members[value]


def words(kind: type[StrEnum]) -> Any:
    """Return the column type for a `StrEnum` field of a record."""
    return EnumText(kind)


def open_engine(url: str, **pool: int) -> Engine:
    """Return an engine for `url`, with the settings that this application relies on.

    SQLite: write-ahead log, foreign keys, `synchronous=FULL` (a commit survives a power cut).
    PostgreSQL: broken connections are noticed before use, and every wait for the server is limited
    (`app.core.postgres`). Errors never quote a statement's parameters: they hold personal data and
    would end up in logs. `pool` limits its connections (`pool_size`, `max_overflow`).
    """
    if url.startswith("sqlite"):
        engine = create_engine(
            url, hide_parameters=True, connect_args={"check_same_thread": False}, **pool
        )
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    pool = {"pool_size": 20, "max_overflow": 20} | pool
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, **pool)
    postgres.limit_waits(engine)
    return engine


def open_reserved(engine: Engine, connections: int) -> Engine:
    """Return an engine on the same database with connections reserved for its caller.

    A database in memory is visible to one engine only: that one is returned.
    """
    if engine.dialect.name == "sqlite" and not engine.url.database:
        return engine
    url = engine.url.render_as_string(hide_password=False)
    return open_engine(url, pool_size=connections, max_overflow=0)


def _configure_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    raw: Any = connection
    raw.isolation_level = None  # SQLAlchemy's begin event, not the driver, opens transactions
    cursor = raw.cursor()
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        "foreign_keys=ON",
        "synchronous=FULL",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    read_only = connection.get_execution_options().get("read_only", False)
    if connection.info.get("read_only") is not read_only:
        connection.exec_driver_sql(f"PRAGMA query_only = {read_only:d}")
        connection.info["read_only"] = read_only
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


@contextmanager
def transaction(engine: Engine, *, read_only: bool = False) -> Iterator[Session]:
    """Open a session, commit at the end, roll back on any error.

    `read_only` transactions never block a writer on SQLite; the database refuses their writes, and
    on PostgreSQL their locks too. A session cannot be used after it was closed.
    """
    bound = engine.execution_options(**READ_ONLY) if read_only else engine
    with Session(bound, expire_on_commit=False, close_resets_only=False) as session:
        yield session
        if not read_only:
            _commit(session)


def _commit(session: Session) -> None:
    """Commit; if that fails (a full disk), discard the connection.

    SQLite leaves a transaction open whose commit failed, and the pool would reuse it.
    """
    try:
        session.commit()
    except Exception:
        session.invalidate()
        raise


AWAY = (OperationalError, InterfaceError, NoConnectionLeftError)
"""The classes of the errors that `is_away` recognizes."""


def is_away(error: Exception) -> bool:
    """Return whether an error means that the database cannot be reached, or is busy for too long.

    Such an error is temporary, and nothing was written. A wrong statement on SQLite raises the same
    class, but is a mistake in the program.
    """
    if not isinstance(error, AWAY):
        return False
    cause = getattr(error, "orig", None)
    return getattr(cause, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR


def translate_error(error: Exception) -> Exception:
    """Return DatabaseAwayError for an error that means this (`is_away`), else the error itself.

    It logs one line instead of a traceback, because every request fails alike meanwhile.
    """
    if not is_away(error):
        return error
    cause = str(getattr(error, "orig", error)).partition("\n")[0]
    log.error("database_away", kind=type(error).__name__, cause=cause)
    return DatabaseAwayError()


async def in_transaction(
    engine: Engine, work: Callable[[Session], Answer], *, read_only: bool = False
) -> Answer:
    """Run `work` in a thread, in its turn and with its own transaction; return its result."""
    async with turn(engine, read_only=read_only):
        return await run_in_threadpool(_in_transaction, engine, work, read_only=read_only)


def _in_transaction(
    engine: Engine, work: Callable[[Session], Answer], *, read_only: bool
) -> Answer:
    with transaction(engine, read_only=read_only) as session:
        return work(session)


async def get_session(request: Request) -> AsyncIterator[Session]:
    """Yield the request's session; commit before the answer is sent (`scope="function"`)."""
    engine: Engine = request.app.state.engine
    read_only = request.method in READ_METHODS
    async with (
        turn(engine, read_only=read_only),
        contextmanager_in_threadpool(transaction(engine, read_only=read_only)) as session,
    ):
        request.state.session = session
        yield session
    for work in session.info.pop(_AFTER_READING, ()):
        await in_transaction(engine, work)


def write_after_reading(session: Session, work: Callable[[Session], object]) -> None:
    """Register `work` to write after a read-only request has read and before its answer is sent.

    It gets its own transaction and turn; if it fails, the request fails.
    """
    session.info.setdefault(_AFTER_READING, []).append(work)


Db = Annotated[Session, Depends(get_session, scope="function")]
