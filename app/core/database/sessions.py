"""The database: engine, column types, and the one session of a request or a job step.

A request is one transaction, committed once at its end (`get_session`); other code only flushes. On
SQLite a writing transaction takes its lock at the start (`BEGIN IMMEDIATE`), so that two writers
wait for each other instead of failing half way.
"""

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, TypeVar

import structlog
from fastapi import Depends, Request
from fastapi.concurrency import contextmanager_in_threadpool, run_in_threadpool
from sqlalchemy import Engine
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionLeftError
from sqlmodel import Session

from app.core.database.engine import READ_ONLY
from app.core.database.turns import turn
from app.core.errors import DatabaseAwayError

Answer = TypeVar("Answer")
READ_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_AFTER_READING = "after_reading"
log = structlog.get_logger(__name__)


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


@contextmanager
def on_trial(session: Session) -> Iterator[None]:
    """Roll back what is written within the context, and nothing that was written before."""
    session.flush()
    trial = session.begin_nested()
    try:
        yield
    finally:
        trial.rollback()
