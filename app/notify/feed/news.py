"""Adding entries to the live feed of an event.

An entry is written in the caller's transaction: readers get it exactly when the change that it
reports is committed. Readers take entries in the order (transaction, number) and never beyond the
oldest transaction that is still open, so that entries of one which commits late are not missed:
PostgreSQL numbers transactions when they begin to write, not when they commit. On SQLite, where one
transaction writes at a time, the number alone is the order of commits.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import delete, insert
from sqlmodel import Session, SQLModel, col

from app.notify.feed.records import FeedEntry
from app.notify.feed.schemas import Fact

KEPT: Final = timedelta(days=7)
"""How long entries are kept."""
CURSOR_PATTERN: Final = "[0-9]{1,18}-[0-9]{1,18}"


class Cursor(NamedTuple):
    """A place in the feed: after this entry."""

    xact: int
    number: int

    def __str__(self) -> str:
        return f"{self.xact}-{self.number}"

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """Return the cursor that this text (`CURSOR_PATTERN`) represents."""
        xact, _, number = text.partition("-")
        return cls(int(xact), int(number))


_APPEND: Final = insert(SQLModel.metadata.tables["feed_entry"])
"""Inserts columns: as objects, entries would cost more than the scans' rows themselves."""
START: Final = Cursor(0, 0)
"""The place before all entries."""


class News(NamedTuple):
    """A new entry."""

    event_id: UUID
    fact: Fact


def tell(session: Session, event_id: UUID, fact: Fact) -> None:
    """Add one entry in the caller's transaction."""
    tell_all(session, [News(event_id, fact)])


def tell_all(session: Session, items: Iterable[News]) -> None:
    """Add several entries in their order, with one statement."""
    rows = [
        {"event_id": event_id, "kind": fact.KIND, "data": fact.model_dump(mode="json")}
        for event_id, fact in items
    ]
    if rows:
        session.flush()
        session.connection().execute(_APPEND, rows)


def prune(session: Session, now: datetime) -> None:
    """Delete the entries that are older than `KEPT`."""
    session.execute(delete(FeedEntry).where(col(FeedEntry.at) < now - KEPT))
