"""The program that sends: looks for endpoints with something to send, and serves many at a time.

It runs as a process of the worker's while there is any endpoint. Each has a thread and a connection
of its own while it has its turn, and a turn is short: receivers that are slow or dead hold others
up only where they are more than are served at a time, and then for seconds.
"""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import Engine, delete
from sqlmodel import Session, col

from app.core.database.sessions import AWAY, transaction
from app.notify.feed import queries as feed
from app.notify.feed.news import KEPT, Cursor
from app.webhooks import queries
from app.webhooks.delivery.delivering import deliver
from app.webhooks.delivery.sending import Line
from app.webhooks.records import WebhookAttempt, WebhookEndpoint

AT_A_TIME: Final = 32
"""Endpoints that are served at a time."""
FORGET_EVERY: Final = timedelta(minutes=10)
log = structlog.get_logger("webhooks")


class Sender:
    """Serves the endpoints of a database; `look` begins what can be begun."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime], *, private: bool) -> None:
        self.engine = engine
        self._clock = clock
        self._private = private
        self._pool = ThreadPoolExecutor(AT_A_TIME, thread_name_prefix="webhook")
        self._busy: dict[UUID, Future[None]] = {}
        self._lines: dict[UUID, Line] = {}
        self._served: dict[UUID, float] = {}
        self._silent: dict[UUID, tuple[int, int, str, Cursor]] = {}
        """Up to which entry of the feed there was nothing for whom."""
        self._forgot = clock() - FORGET_EVERY

    def look(self) -> bool:
        """Begin to serve whoever has something to hear; return whether there is any endpoint.

        Whoever was served longest ago comes first, so that those who are slow hold up nobody for
        longer than a turn.
        """
        self._busy = {one: task for one, task in self._busy.items() if not task.done()}
        now = self._clock()
        with transaction(self.engine, read_only=True) as session:
            is_any = queries.is_any_on(session)
            waiting = self._with_news(session, queries.ready(session, now))
        for endpoint_id in sorted(waiting, key=lambda one: self._served.get(one, 0.0)):
            if endpoint_id not in self._busy and len(self._busy) < AT_A_TIME:
                self._served[endpoint_id] = time.monotonic()
                self._busy[endpoint_id] = self._pool.submit(self._serve, endpoint_id)
        if now - self._forgot >= FORGET_EVERY:
            self._forgot = now
            with transaction(self.engine) as session:
                old = col(WebhookAttempt.at) < now - KEPT
                session.execute(delete(WebhookAttempt).where(old))
        return is_any or bool(self._busy)

    def wait(self, seconds: float) -> bool:
        """Wait until somebody's turn is over, at most so long; False at once if nobody has one."""
        if self._busy:
            wait(self._busy.values(), seconds, FIRST_COMPLETED)
        return bool(self._busy)

    def _with_news(self, session: Session, endpoints: Sequence[WebhookEndpoint]) -> list[UUID]:
        """Return those who have something to hear, as far as a look without writing can tell."""
        heads = {
            event_id: feed.head(session, event_id)
            for event_id in {endpoint.event_id for endpoint in endpoints}
        }
        found = []
        for endpoint in endpoints:
            head = heads[endpoint.event_id]
            about = (endpoint.xact, endpoint.number, str(endpoint.kinds), head)
            if endpoint.test_asked_at is None and self._silent.get(endpoint.id) == about:
                continue
            place = feed.reachable(session, Cursor(endpoint.xact, endpoint.number))
            news = feed.entries_after(
                session, endpoint.event_id, place, kinds=endpoint.kinds, most=1
            )
            if news or endpoint.test_asked_at is not None:
                found.append(endpoint.id)
            else:
                self._silent[endpoint.id] = about
        return found

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
            deliver(self.engine, endpoint_id, self._clock, line)
        except AWAY as error:
            log.warning("webhook_database_away", error=type(error).__name__)
        except Exception:
            log.exception("webhook_failed", endpoint=str(endpoint_id))
