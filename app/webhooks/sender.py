"""The program that sends: looks for endpoints with something to send, and serves many at a time.

It runs as a process of the worker's while there is any endpoint. A receiver that is slow or dead
holds up nobody but itself: each has a thread and a connection of its own.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import Engine, delete
from sqlmodel import col

from app.core.database.sessions import AWAY, transaction
from app.notify.feed.news import KEPT
from app.webhooks import queries
from app.webhooks.delivering import deliver
from app.webhooks.records import WebhookAttempt
from app.webhooks.sending import Line

AT_A_TIME: Final = 32
"""Endpoints that are served at a time."""
FORGET_EVERY: Final = timedelta(minutes=10)
log = structlog.get_logger("webhooks")


class Sender:
    """Serves the endpoints of a database; `look` begins what can be begun."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime], *, private: bool) -> None:
        self._engine = engine
        self._clock = clock
        self._private = private
        self._pool = ThreadPoolExecutor(AT_A_TIME, thread_name_prefix="webhook")
        self._busy: dict[UUID, Future[None]] = {}
        self._lines: dict[UUID, Line] = {}
        self._forgot = clock() - FORGET_EVERY

    def look(self) -> bool:
        """Begin to serve whoever has something to hear; return whether there is any endpoint."""
        self._busy = {one: task for one, task in self._busy.items() if not task.done()}
        now = self._clock()
        with transaction(self._engine, read_only=True) as session:
            is_any = queries.is_any_on(session)
            ready = [endpoint.id for endpoint in queries.ready(session, now)]
        for endpoint_id in ready:
            if endpoint_id not in self._busy and len(self._busy) < AT_A_TIME:
                self._busy[endpoint_id] = self._pool.submit(self._serve, endpoint_id)
        if now - self._forgot >= FORGET_EVERY:
            self._forgot = now
            with transaction(self._engine) as session:
                old = col(WebhookAttempt.at) < now - KEPT
                session.execute(delete(WebhookAttempt).where(old))
        return is_any or bool(self._busy)

    def settle(self, seconds: float) -> None:
        """Wait until nobody is being served, at most so long."""
        until = time.monotonic() + seconds
        for task in self._busy.values():
            task.result(timeout=max(0.0, until - time.monotonic()))

    def close(self) -> None:
        """Close every connection."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        for line in self._lines.values():
            line.close()

    def _serve(self, endpoint_id: UUID) -> None:
        line = self._lines.get(endpoint_id)
        if line is None:
            line = self._lines[endpoint_id] = Line(private=self._private)
        try:
            deliver(self._engine, endpoint_id, self._clock, line)
        except AWAY as error:
            log.warning("webhook_database_away", error=type(error).__name__)
        except Exception:
            log.exception("webhook_failed", endpoint=str(endpoint_id))
