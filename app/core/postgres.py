"""Connections to PostgreSQL that nobody waits on for ever.

A server that is gone refuses or breaks connections, and that is noticed at once. One that is
frozen, or behind a network that swallows packets, says nothing: its machine may go on to
acknowledge every byte, so that no time-out of TCP helps, nor one that the server itself keeps.
So the client keeps the time. The server ends each statement after `STATEMENT_SECONDS`, lock waits
included; one that has said nothing for longer than that is not at work, and the connection is
given up. While no new connection comes about, one caller at a time tries for all.
"""

import threading
import time
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from sqlalchemy import Connection, Engine, event

CONNECT_SECONDS = 5
"""Longer than any server takes that will answer at all; for each of its addresses."""
STATEMENT_SECONDS = 15.0
"""For how long one statement may run or wait for another's lock."""
SILENCE_SECONDS = 18.0
"""For how long a server may say nothing: longer than any statement may take."""
IDLE_SECONDS = 300
"""After that time the server ends a transaction whose client asks for nothing more."""
PAUSE_SECONDS = 2.0
"""Between two attempts to reach a server that did not answer the last one."""
Answer = TypeVar("Answer")


class BoundedConnection(psycopg.Connection[Any]):
    """A connection that is closed, with an OperationalError, once the server has gone silent."""

    silence: float = SILENCE_SECONDS

    def wait(
        self, gen: PQGen[Answer], interval: float = 0.1, timeout: float | None = None
    ) -> Answer:
        """Wait for the answer to what was sent, as the driver does, though not for ever."""
        # A look whether the connection still works (in autocommit) has nothing to wait for.
        most = min(self.silence, CONNECT_SECONDS) if self.autocommit else self.silence
        return super().wait(self._unless_silent(gen, most), interval, timeout)

    def _unless_silent(self, gen: PQGen[Answer], most: float) -> PQGen[Answer]:
        """Pass everything on; the driver says so at every interval in which nothing happened."""
        heard = time.monotonic()
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if ready:
                    heard = time.monotonic()
                elif time.monotonic() - heard > most:
                    self.pgconn.finish()  # or else taking back what was done would wait as well
                    raise psycopg.OperationalError(f"the server has said nothing for {most:g} s")
                wanted = gen.send(ready)
        except StopIteration as end:
            answer: Answer = end.value
            return answer


class _Door:
    """Lets everybody connect while that works, and else one at a time, after a pause."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next = 0.0
        self._shut = False

    def connect(self, **parameters: Any) -> BoundedConnection:
        """Connect; OperationalError at once if that has just failed for want of an answer."""
        with self._lock:
            now = time.monotonic()
            if self._shut and now < self._next:
                raise psycopg.OperationalError("the server did not answer a moment ago")
            self._next = now + CONNECT_SECONDS + PAUSE_SECONDS  # until it is known how this ends
        try:
            connection = BoundedConnection.connect(**parameters)
        except psycopg.errors.ConnectionTimeout:
            self._tell(shut=True)
            raise
        except psycopg.Error:
            self._tell(shut=False)  # a refusal comes at once, so everybody may hear it
            raise
        self._tell(shut=False)
        return connection

    def _tell(self, *, shut: bool) -> None:
        with self._lock:
            self._shut = shut
            self._next = time.monotonic() + PAUSE_SECONDS


def bound(engine: Engine) -> None:
    """Make an engine's connections such as this module describes."""
    door = _Door()
    settings = (
        f"-c statement_timeout={STATEMENT_SECONDS:g}s "
        f"-c idle_in_transaction_session_timeout={IDLE_SECONDS}s"
    )

    def connect(_dialect: Any, _record: Any, _args: Any, parameters: Any) -> BoundedConnection:
        own = " ".join(filter(None, (settings, parameters.get("options"))))
        return door.connect(**{"connect_timeout": CONNECT_SECONDS, **parameters, "options": own})

    event.listen(engine, "do_connect", connect)


def take_its_time(connection: Connection) -> None:
    """Let a connection's statements take as long as they need (a change of the schema)."""
    driver = connection.connection.driver_connection
    connection.detach()  # nobody else shall be given it, and then it cannot be asked for any more
    if isinstance(driver, BoundedConnection):
        driver.silence = float("inf")
        connection.exec_driver_sql("SET statement_timeout = 0")
