"""What lets a worker sleep: it wakes when the database has changed, or a signal comes.

While nothing changes, this costs next to nothing: on SQLite ten glances a second at a counter in
memory that is shared with whoever writes, on PostgreSQL nothing at all.
"""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import Any, Protocol, cast

import psycopg
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.timetable.jobs.waking import CHANNEL
from app.worker.ending import Source

GLANCE = 0.1
"""Seconds between two glances at SQLite's counter."""


class News(Protocol):
    """Tells when it is worth looking at the database."""

    def wait(self, others: Sequence[Source], seconds: float) -> None:
        """Return at news, when one of the others is ready, or after that time."""


AWAY = (SQLAlchemyError, psycopg.Error, sqlite3.Error)
"""What watching raises while the database cannot be reached."""


@contextmanager
def news_of(engine: Engine) -> Iterator[News]:
    """Watch a database with a connection of its own, which is closed at the end.

    Raises one of `AWAY` if that does not come about; so may `wait`.
    """
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        connection.detach()
        if engine.dialect.name == "sqlite":
            yield _Changes(cast("sqlite3.Connection", driver))
        else:
            yield _Signals(cast("psycopg.Connection[Any]", driver))


class _Changes:
    """SQLite: whoever commits to the file changes its `data_version`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._seen = self._version()

    def wait(self, others: Sequence[Source], seconds: float) -> None:
        """Return at any change of the file, when one of the others is ready, or in time."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            if wait(others, min(GLANCE, left)) or self._has_changed():
                return

    def _has_changed(self) -> bool:
        before, self._seen = self._seen, self._version()
        return before != self._seen

    def _version(self) -> int:
        version: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return version


class _Signals:
    """PostgreSQL: whoever asks for something notifies (`app.timetable.jobs.waking`)."""

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self._connection = connection
        connection.set_autocommit(True)
        connection.execute(f"LISTEN {CHANNEL}".encode())

    def wait(self, others: Sequence[Source], seconds: float) -> None:
        """Return at a signal, when one of the others is ready, or after that time."""
        own = self._connection.fileno()
        if own in wait([own, *others], seconds):
            for _ in self._connection.notifies(timeout=0):
                pass
