"""Telling the live feed of an event what happens in it.

What is told becomes part of the caller's transaction: it is heard when, and only when, what it
tells of is committed. Readers take entries in the order (transaction, number) and never beyond
the oldest transaction that is still open, so that one which commits late is not passed over:
PostgreSQL numbers transactions when they begin to write, not when they commit. On SQLite, where
one transaction writes at a time, the number alone is the order of commits.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import delete, insert
from sqlmodel import Session, SQLModel, col

from app.notify.feed.records import FeedEntry, FeedKind

KEPT: Final = timedelta(days=7)
"""For how long what was told can be read again."""
CURSOR_PATTERN: Final = "[0-9]{1,18}-[0-9]{1,18}"


class Cursor(NamedTuple):
    """A place in the feed: after this entry."""

    xact: int
    number: int

    def __str__(self) -> str:
        return f"{self.xact}-{self.number}"

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """Return the cursor that was written like this (`CURSOR_PATTERN`)."""
        xact, _, number = text.partition("-")
        return cls(int(xact), int(number))


_APPEND: Final = insert(SQLModel.metadata.tables["feed_entry"])
"""Of columns: as objects they would cost a scan more than its own row."""
START: Final = Cursor(0, 0)
"""Before everything that is kept."""


class News(NamedTuple):
    """Something to tell; `data` holds ids and counts, never personal data."""

    event_id: UUID
    kind: FeedKind
    data: Mapping[str, Any]


def tell(session: Session, event_id: UUID, kind: FeedKind, data: Mapping[str, Any]) -> None:
    """Tell of one thing that happened, in the caller's transaction."""
    tell_all(session, [News(event_id, kind, data)])


def tell_all(session: Session, items: Iterable[News]) -> None:
    """Tell of several things in their order, with one statement."""
    rows = [
        {"event_id": item.event_id, "kind": item.kind, "data": _plain(item.data)} for item in items
    ]
    if rows:
        session.flush()
        session.connection().execute(_APPEND, rows)


def prune(session: Session, now: datetime) -> None:
    """Forget what is older than `KEPT`."""
    session.execute(delete(FeedEntry).where(col(FeedEntry.at) < now - KEPT))


def _plain(data: Mapping[str, Any]) -> dict[str, Any]:
    """Write ids and moments as texts, as JSON has neither."""
    written: dict[str, Any] = {}
    for name, value in data.items():
        if isinstance(value, datetime):
            written[name] = value.isoformat()
        else:
            written[name] = str(value) if isinstance(value, UUID) else value
    return written
