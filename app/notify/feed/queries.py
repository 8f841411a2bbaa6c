"""Every select about the live feed."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Text, cast, exists, func, tuple_
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.core.database.outlines import EVENT, TABLE
from app.notify.feed.news import START, Cursor
from app.notify.feed.records import FeedEntry

AT_ONCE = 500
"""Most entries that are read at a time."""
_PLACE = (col(FeedEntry.xact), col(FeedEntry.id))


def entries_after(
    session: Session,
    event_id: UUID,
    after: Cursor,
    *,
    kinds: Sequence[str] | None = None,
    most: int = AT_ONCE,
) -> Sequence[FeedEntry]:
    """The settled entries after a place, in order, of some `kinds` or all; at most `most`."""
    statement = (
        _settled(session, event_id)
        .where(tuple_(*_PLACE) > tuple_(after.xact, after.number))
        .order_by(*_PLACE)
        .limit(most)
    )
    if kinds is not None:
        statement = statement.where(col(FeedEntry.kind).in_(kinds))
    return session.exec(statement).all()


def place_before(session: Session, event_id: UUID, moment: datetime) -> Cursor:
    """The place before all that was written since a moment, or after all if nothing was."""
    since = _settled(session, event_id).where(col(FeedEntry.at) >= moment)
    entry = session.exec(since.order_by(*_PLACE).limit(1)).first()
    if entry is None:
        return head(session, event_id)
    return Cursor(entry.xact, (entry.id or 1) - 1)


def head(session: Session, event_id: UUID) -> Cursor:
    """The place after all entries that are settled now.

    Ask for it before reading the data whose changes the feed reports: then no change is missed.
    """
    newest = _settled(session, event_id).order_by(*(place.desc() for place in _PLACE)).limit(1)
    entry = session.exec(newest).first()
    return START if entry is None else place_of(entry)


def oldest_unsettled(session: Session) -> datetime | None:
    """Return when the oldest entry of any feed was written that is not settled; None if all are.

    On SQLite all are: one transaction writes at a time.
    """
    if session.get_bind().dialect.name == "sqlite":
        return None
    waiting = col(FeedEntry.xact) >= _oldest_open_transaction()
    return session.exec(select(func.min(FeedEntry.at)).where(waiting)).first()


def is_kept(session: Session, event_id: UUID, cursor: Cursor) -> bool:
    """Whether the cursor's entry is still kept, so that none after it is missing."""
    named = select(FeedEntry.id).where(
        FeedEntry.event_id == event_id,
        FeedEntry.xact == cursor.xact,
        FeedEntry.id == cursor.number,
    )
    return cursor == START or session.exec(named).first() is not None


def reachable(session: Session, place: Cursor) -> Cursor:
    """The place itself, or, where a restore has begun transactions' numbers anew, one before it.

    On PostgreSQL a database may have come from a server whose numbers were higher (see `renewing`).
    """
    if session.get_bind().dialect.name == "sqlite":
        return place
    newest = func.pg_snapshot_xmax(func.pg_current_snapshot())
    to_come = session.execute(core_select(cast(cast(newest, Text), BigInteger))).scalar_one()
    return place if place.xact < to_come else Cursor(0, place.number)


def place_of(entry: FeedEntry) -> Cursor:
    """The place after an entry that was read."""
    return Cursor(entry.xact, entry.id or 0)


def event_exists(session: Session, event_id: UUID) -> bool:
    """Whether there is such an event."""
    return bool(session.execute(core_select(exists().where(EVENT.c.id == event_id))).scalar())


def tables_of(session: Session, partner_id: UUID) -> set[UUID]:
    """The tables of a partner."""
    own = core_select(TABLE.c.id).where(TABLE.c.partner_id == partner_id)
    return set(session.execute(own).scalars())


def _settled(session: Session, event_id: UUID) -> SelectOfScalar[FeedEntry]:
    """Statement: an event's entries that no transaction still open can come before."""
    statement = select(FeedEntry).where(FeedEntry.event_id == event_id)
    if session.get_bind().dialect.name == "sqlite":
        return statement
    return statement.where(col(FeedEntry.xact) < _oldest_open_transaction())


def _oldest_open_transaction() -> ColumnElement[int]:
    oldest = func.pg_snapshot_xmin(func.pg_current_snapshot())
    return cast(cast(oldest, Text), BigInteger)
