"""The audit log: who did what. Details hold ids and counts, never personal data."""

from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from sqlmodel import Session

from app.auth.principal import Principal
from app.auth.records import AuditEntry


def record(
    session: Session,
    *,
    actor: Principal | str,
    action: str,
    now: datetime,
    event_id: UUID | None = None,
    subject: UUID | str | None = None,
    **detail: Any,
) -> None:
    """Append an entry to the transaction at hand; `action` reads `noun.verb`."""
    name = actor if isinstance(actor, str) else actor.username
    context = structlog.contextvars.get_contextvars()
    session.add(
        AuditEntry(
            at=now,
            actor=name,
            action=action,
            event_id=event_id,
            subject=None if subject is None else str(subject),
            detail=detail,
            request_id=str(context.get("request_id", "")),
        )
    )
