"""The program that looks for phones to tell: all at first, then those whom the feed concerns.

What a phone was told stands in the database, so a start loses nothing: it looks at everybody once.
It runs in the process that sends webhooks, while any phone is told anything.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from threading import local
from typing import Any, Final
from uuid import UUID

import structlog
from sqlalchemy import Engine
from sqlmodel import Session

from app.core.database.sessions import transaction
from app.events.records import Event
from app.notify.feed import queries as feed
from app.notify.feed.news import Cursor
from app.notify.feed.records import FeedEntry, FeedKind
from app.participants.pushes import queries
from app.participants.pushes.delivery.telling import tell
from app.participants.pushes.queries import Waiting
from app.webhooks.delivery.sending import Line

AT_A_TIME: Final = 8
"""Phones that are told at a time."""
_PART: Final = 500
"""Entries of a feed that one look reads; after more everybody is looked at."""
_KINDS: Final = (
    FeedKind.TIMETABLE_PUBLISHED,
    FeedKind.MEETING_CHANGED,
    FeedKind.STANDBY_OFFERED,
)
log = structlog.get_logger("pushes")


class Pusher:
    """Tells the phones of a database; `look` begins what can be begun."""

    def __init__(
        self,
        engine: Engine,
        clock: Callable[[], datetime],
        *,
        private: bool,
        contact: str | None = None,
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._private = private
        self._contact = contact
        self._pool = ThreadPoolExecutor(AT_A_TIME, thread_name_prefix="push")
        self._lines = local()
        self._open: list[Line] = []
        self._busy: dict[UUID, Future[None]] = {}
        self._read: dict[UUID, Cursor] = {}
        """Up to where each event's feed was read."""
        self._due: set[UUID] = set()
        """Phones that something may concern."""
        self._known: set[UUID] = set()

    def look(self) -> bool:
        """Begin to tell whoever may be told something; return whether there is any phone."""
        self._busy = {one: task for one, task in self._busy.items() if not task.done()}
        now = self._clock()
        with transaction(self._engine, read_only=True) as session:
            found = queries.waiting(session, now)
            by_event: dict[UUID, list[Waiting]] = {}
            for one in found:
                by_event.setdefault(one.event_id, []).append(one)
            for event_id, phones in by_event.items():
                self._look_at(session, event_id, phones, now)
            is_any = bool(found) or queries.is_any(session)
        for one in found:
            if one.id in self._due and one.id not in self._busy:
                self._due.discard(one.id)
                self._busy[one.id] = self._pool.submit(self._tell, one.id)
        return is_any or bool(self._busy)

    def settle(self, seconds: float) -> None:
        """Wait until nobody is being told, at most so long."""
        for task in list(self._busy.values()):
            task.result(timeout=seconds)

    def close(self) -> None:
        """Begin nothing more, and close every connection."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        for line in self._open:
            line.close()

    def _look_at(
        self, session: Session, event_id: UUID, phones: Sequence[Waiting], now: datetime
    ) -> None:
        """Note which phones of an event something may concern."""
        head = feed.head(session, event_id)
        place = self._read.get(event_id)
        entries: Sequence[FeedEntry] = ()
        if place is not None and place != head:
            entries = feed.entries_after(session, event_id, place, kinds=_KINDS, most=_PART)
        self._read[event_id] = head
        is_for_all = len(entries) == _PART or any(
            one.kind is FeedKind.TIMETABLE_PUBLISHED for one in entries
        )
        concerned = set(_parties(entries))
        shows = session.get_one(Event, event_id).by_its_clock(now)
        for one in phones:
            is_new = one.id not in self._known
            own = {str(party) for party in (one.cooperative_id, one.partner_id) if party}
            is_awake = one.wake_at is not None and one.wake_at <= shows
            if is_new or is_for_all or is_awake or one.failing_since or own & concerned:
                self._due.add(one.id)
                self._known.add(one.id)

    def _tell(self, identity: UUID) -> None:
        try:
            tell(self._engine, identity, self._clock, self._line(), self._contact)
        except Exception:
            self._known.discard(identity)  # so that it is looked at again
            log.exception("push_failed")

    def _line(self) -> Line:
        """Return the connection of this thread."""
        line: Line | None = getattr(self._lines, "line", None)
        if line is None:
            line = self._lines.line = Line(private=self._private)
            self._open.append(line)
        return line


def _parties(entries: Iterable[FeedEntry]) -> Iterable[str]:
    """Yield the ids of the parties that entries are about."""
    for entry in entries:
        data: dict[str, Any] = entry.data
        yield from (str(data[name]) for name in ("cooperative_id", "partner_id") if data.get(name))
