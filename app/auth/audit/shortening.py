"""Addresses in the audit log: shortened to their network when their time is over."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from app.auth.records import AuditEntry, AuditLink
from app.core.client import shortened
from app.core.database.sessions import transaction

AT_ONCE: Final = 1_000
"""Most addresses that are shortened in one transaction."""


def shorten_addresses(engine: Engine, now: datetime, days: int) -> int:
    """Shorten the addresses of entries older than so many days; return how many.

    Only entries that the chain holds already: their link proves what the address was.
    """
    done = 0
    while True:
        with transaction(engine) as session:
            count = _shorten_some(session, now - timedelta(days=days))
        done += count
        if count < AT_ONCE:
            return done


def _shorten_some(session: Session, before: datetime) -> int:
    old = (
        select(AuditEntry)
        .join(AuditLink, col(AuditLink.entry_id) == AuditEntry.id)
        .where(
            AuditEntry.at < before,
            col(AuditEntry.address).is_not(None),
            col(AuditEntry.address).not_like("%/%"),
        )
        .limit(AT_ONCE)
    )
    entries = session.exec(old).all()
    for entry in entries:
        entry.address = shortened(entry.address or "")
        session.add(entry)
    session.flush()
    return len(entries)
