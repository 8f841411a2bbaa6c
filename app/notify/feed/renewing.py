"""Numbering the feed anew at each start, in case the database is an older one than before.

After a restore the numbers of entries that were lost would be given again, and readers who resume
from one of those would miss what is new. So each start skips the numbers up to the clock's
milliseconds: a place that was lost is never taken again, and its readers are told to begin anew
(`feed.reset`). On PostgreSQL a database may also have come from another server, whose numbers of
transactions were higher: entries would then wait for ever, so such numbers are taken off them.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Engine, text

from app.core.database.sessions import transaction

_TABLE = "feed_entry"
_KNOWN_TO_SQLITE = text("SELECT 1 FROM sqlite_sequence WHERE name = :feed")
_SKIP = text("UPDATE sqlite_sequence SET seq = max(seq, :number) WHERE name = :feed")
_BEGIN = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:feed, :number)")
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtext(:feed))")
_SKIP_ON_POSTGRES = text(
    "SELECT setval(pg_get_serial_sequence(:feed, 'id'), greatest(:number,"
    " nextval(pg_get_serial_sequence(:feed, 'id'))))"
)
_FROM_ELSEWHERE = text(
    "UPDATE feed_entry SET xact = 0"
    " WHERE xact >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
)


def renew(engine: Engine, now: datetime) -> None:
    """Give entries from now on numbers that none before can have had."""
    values: dict[str, Any] = {"feed": _TABLE, "number": int(now.timestamp() * 1000)}
    feed = {"feed": _TABLE}
    with transaction(engine) as session:
        if engine.dialect.name == "sqlite":
            known = session.connection().execute(_KNOWN_TO_SQLITE, feed).first()
            session.connection().execute(_SKIP if known else _BEGIN, values)
        else:
            session.connection().execute(_ONE_AT_A_TIME, feed)
            session.connection().execute(_SKIP_ON_POSTGRES, values)
            session.connection().execute(_FROM_ELSEWHERE)
