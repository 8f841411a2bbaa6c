"""The audit log: who did what. Details hold ids and counts, never personal data."""

from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

import structlog
from sqlmodel import Session

from app.auth.principal import Principal, username
from app.auth.records import AuditEntry
from app.core.client import CLIENT
from app.core.clock import true_now


class InEvent(Protocol):
    """A record that belongs to an event."""

    id: UUID
    event_id: UUID


def record(
    session: Session,
    *,
    actor: Principal | str,
    action: str,
    now: datetime,
    event_id: UUID | None = None,
    subject: UUID | str | None = None,
    **detail: Any,
) -> AuditEntry:
    """Append an entry in the current transaction; `action` has the form `noun.verb`."""
    context = structlog.contextvars.get_contextvars()
    entry = AuditEntry(
        at=true_now(session.info, now),
        actor=username(actor),
        action=action,
        event_id=event_id,
        subject=None if subject is None else str(subject),
        detail=detail,
        request_id=str(context.get("request_id", "")),
        address=CLIENT.get(),
    )
    session.add(entry)
    return entry


def record_change(
    session: Session,
    thing: InEvent,
    actor: Principal | str,
    now: datetime,
    action: str,
    **detail: Any,
) -> None:
    """Append an entry about a record of an event, and flush both."""
    record(
        session,
        actor=actor,
        action=action,
        now=now,
        event_id=thing.event_id,
        subject=thing.id,
        **detail,
    )
    session.flush()
