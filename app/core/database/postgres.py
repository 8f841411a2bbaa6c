"""Connections to PostgreSQL on which every wait is limited.

A server that is gone refuses or breaks connections, and that is noticed at once. A server that is
frozen, or behind a network that drops packets, sends nothing: its machine may still acknowledge
every byte, so that neither a TCP time-out nor one of the server helps. So the client measures the
time. The server ends each statement after `STATEMENT_SECONDS`, lock waits included; a server that
has been silent for longer is not working, and the connection is closed. While no new connection
succeeds, one caller at a time tries for all.
"""

import threading
import time
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from sqlalchemy import Connection, Engine, event

CONNECT_SECONDS = 5
"""Time limit for connecting to each address of the server."""
STATEMENT_SECONDS = 15.0
"""Time limit of a statement, its waits for locks included."""
SILENCE_SECONDS = 18.0
"""Time after which a silent server is given up: longer than any statement may take."""
IDLE_SECONDS = 300
"""Time after which the server ends an open transaction whose client sends nothing."""
PAUSE_SECONDS = 2.0
"""Pause between two attempts to reach a server that did not answer."""
Answer = TypeVar("Answer")


class BoundedConnection(psycopg.Connection[Any]):
    """A connection that is closed, with an OperationalError, once the server has gone silent."""

    silence: float = SILENCE_SECONDS

    def wait(
        self, gen: PQGen[Answer], interval: float = 0.1, timeout: float | None = None
    ) -> Answer:
        """Wait for the server's answer as the driver does, at most `SILENCE_SECONDS` in silence."""
        # A check whether the connection still works (in autocommit) has no statement to wait for.
        most = min(self.silence, CONNECT_SECONDS) if self.autocommit else self.silence
        return super().wait(self._unless_silent(gen, most), interval, timeout)

    def _unless_silent(self, gen: PQGen[Answer], most: float) -> PQGen[Answer]:
        """Pass on everything from `gen`; OperationalError after `most` seconds of silence."""
        heard = time.monotonic()
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if ready:
                    heard = time.monotonic()
                elif time.monotonic() - heard > most:
                    self.pgconn.finish()  # otherwise the rollback would wait too
                    raise psycopg.OperationalError(f"the server has said nothing for {most:g} s")
                wanted = gen.send(ready)
        except StopIteration as end:
            answer: Answer = end.value
            return answer


class _Door:
    """Lets all callers connect while that works, and otherwise one at a time, after a pause."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next = 0.0
        self._shut = False

    def connect(self, **parameters: Any) -> BoundedConnection:
        """Connect; OperationalError at once if the last attempt has just got no answer."""
        with self._lock:
            now = time.monotonic()
            if self._shut and now < self._next:
                raise psycopg.OperationalError("the server did not answer a moment ago")
            self._next = now + CONNECT_SECONDS + PAUSE_SECONDS  # until the result is known
        try:
            connection = BoundedConnection.connect(**parameters)
        except psycopg.errors.ConnectionTimeout:
            self._tell(shut=True)
            raise
        except psycopg.Error:
            self._tell(shut=False)  # a refusal comes at once, so every caller may try
            raise
        self._tell(shut=False)
        return connection

    def _tell(self, *, shut: bool) -> None:
        with self._lock:
            self._shut = shut
            self._next = time.monotonic() + PAUSE_SECONDS


def limit_waits(engine: Engine) -> None:
    """Make an engine open its connections with the limits of this module."""
    door = _Door()
    settings = (
        f"-c statement_timeout={STATEMENT_SECONDS:g}s "
        f"-c idle_in_transaction_session_timeout={IDLE_SECONDS}s"
    )

    def connect(_dialect: Any, _record: Any, _args: Any, parameters: Any) -> BoundedConnection:
        own = " ".join(filter(None, (settings, parameters.get("options"))))
        return door.connect(**{"connect_timeout": CONNECT_SECONDS, **parameters, "options": own})

    event.listen(engine, "do_connect", connect)


def limit_waits_of_transactions(engine: Engine) -> None:
    """Do the same for an engine on a PgBouncer in transaction mode.

    It knows no start-up options, and gives each transaction whichever connection is free: the
    limits are set for each transaction, which costs it one more question to the server, and no
    statement is prepared.
    """
    door = _Door()

    def connect(_dialect: Any, _record: Any, _args: Any, parameters: Any) -> BoundedConnection:
        bounded = {"connect_timeout": CONNECT_SECONDS, **parameters, "prepare_threshold": None}
        return door.connect(**bounded)

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(
            f"SELECT set_config('statement_timeout', '{STATEMENT_SECONDS:g}s', true), "
            f"set_config('idle_in_transaction_session_timeout', '{IDLE_SECONDS}s', true)"
        )

    event.listen(engine, "do_connect", connect)
    event.listen(engine, "begin", begin)


def remove_time_limits(connection: Connection) -> None:
    """Remove the time limits of a connection's statements (for a change of the schema)."""
    driver = connection.connection.driver_connection
    connection.detach()  # never reuse it: the limits cannot be set again
    if isinstance(driver, BoundedConnection):
        driver.silence = float("inf")
        connection.exec_driver_sql("SET statement_timeout = 0")
