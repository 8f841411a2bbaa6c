"""Watching a running job's row for a request to stop, or a newer attempt."""

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from app.core.database.sessions import transaction

INTERVAL = 0.5
"""Seconds between two looks at the database."""
Signals = tuple[bool, int] | None
"""Whether a stop is requested, and the current attempt; None: the job was deleted."""
log = structlog.get_logger(__name__)


class Listener:
    """Reads a job's row every `INTERVAL` while the job goes on (a context manager).

    `must_stop` becomes true when a stop is requested, or when another worker took the job over.
    """

    def __init__(self, engine: Engine, attempt: int, signals: Callable[[Session], Signals]) -> None:
        self._engine = engine
        self._number = attempt
        self._signals = signals
        self._stop = threading.Event()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._work, name="job-listener", daemon=True)

    def __enter__(self) -> Self:
        self._look()
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._done.set()
        self._thread.join()
        self._look()

    def must_stop(self) -> bool:
        """Return whether the job should end now with what it has."""
        return self._stop.is_set()

    def _work(self) -> None:
        while not self._done.wait(INTERVAL):
            self._look()

    def _look(self) -> None:
        """Read the signals; if the database is away, the next look reads them."""
        try:
            self._listen()
        except SQLAlchemyError as error:
            log.warning("job_signals_delayed", error=type(error).__name__)

    def _listen(self) -> bool:
        """Read the signals; return whether this attempt may still write."""
        with transaction(self._engine, read_only=True) as session:
            signals = self._signals(session)
        if signals != (False, self._number):
            self._stop.set()
        return signals is not None and signals[1] == self._number
