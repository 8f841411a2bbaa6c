"""Numbering the feed anew at each start, in case the database is an older one than before.

After a restore the numbers of entries that were lost would be given again, and readers who resume
from one of those would miss what is new. So each start skips the numbers up to the clock's
milliseconds: a place that was lost is never taken again, and its readers are told to begin anew
(`feed.reset`). On PostgreSQL a database may also have come from another server, whose numbers of
transactions were higher: entries would then wait for ever, so such numbers are taken off them.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import BigInteger, ColumnElement, Engine, Text, cast, func, literal, select, update
from sqlmodel import Session, col

from app.core.database.sessions import transaction
from app.notify.feed.records import FeedEntry

_NAME: Final = str(FeedEntry.__tablename__)
_KNOWN_TO_SQLITE: Final = "SELECT 1 FROM sqlite_sequence WHERE name = ?"
_SKIP: Final = "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?"
_BEGIN: Final = "INSERT INTO sqlite_sequence (seq, name) VALUES (?, ?)"


def renew(engine: Engine, now: datetime) -> None:
    """Give entries from now on numbers that none before can have had."""
    number = int(now.timestamp() * 1000)
    with transaction(engine) as session:
        if engine.dialect.name == "sqlite":
            connection = session.connection()
            known = connection.exec_driver_sql(_KNOWN_TO_SQLITE, (_NAME,)).first()
            connection.exec_driver_sql(_SKIP if known else _BEGIN, (number, _NAME))
        else:
            _renew_on_postgres(session, number)


def _renew_on_postgres(session: Session, number: int) -> None:
    """Do so one process at a time, and take off numbers of transactions yet to come."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtext(_NAME))))
    sequence = func.pg_get_serial_sequence(_NAME, "id")
    skipped = func.greatest(literal(number, BigInteger), func.nextval(sequence))
    session.execute(select(func.setval(sequence, skipped)))
    newest = func.pg_snapshot_xmax(func.pg_current_snapshot())
    to_come: ColumnElement[int] = cast(cast(newest, Text), BigInteger)
    session.execute(update(FeedEntry).where(col(FeedEntry.xact) >= to_come).values(xact=0))
