"""Every select about the audit log."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.auth.records import (
    AuditEntry,
)


def audit_of(event_id: UUID, subject: UUID | None = None) -> SelectOfScalar[AuditEntry]:
    """Statement: the audit entries of an event; with a subject, those about that record."""
    statement = select(AuditEntry).where(AuditEntry.event_id == event_id)
    return statement if subject is None else statement.where(AuditEntry.subject == str(subject))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries of the whole audit log are looked for; None: any."""

    event_id: UUID | None = None
    actor: str | None = None
    action: str | None = None
    """The action, or its beginning up to the dot, such as `login`."""
    subject: str | None = None
    since: datetime | None = None
    until: datetime | None = None


def entries(wanted: Wanted) -> SelectOfScalar[AuditEntry]:
    """Statement: the entries that are looked for."""
    statement = select(AuditEntry)
    for column, value in (
        (AuditEntry.event_id, wanted.event_id),
        (AuditEntry.actor, wanted.actor),
        (AuditEntry.subject, wanted.subject),
    ):
        if value is not None:
            statement = statement.where(col(column) == value)
    if wanted.action is not None:
        action = col(AuditEntry.action)
        statement = statement.where(
            or_(action == wanted.action, action.startswith(f"{wanted.action}.", autoescape=True))
        )
    if wanted.since is not None:
        statement = statement.where(AuditEntry.at >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(AuditEntry.at < wanted.until)
    return statement


def newest(session: Session, wanted: Wanted, limit: int, after: UUID | None) -> list[AuditEntry]:
    """The newest entries that are looked for, the newest first; `after`: older than that one."""
    statement = entries(wanted).order_by(col(AuditEntry.id).desc()).limit(limit)
    if after is not None:
        statement = statement.where(col(AuditEntry.id) < after)
    return list(session.exec(statement).all())


def history(
    session: Session, event_id: UUID, subjects: Collection[UUID], limit: int
) -> list[AuditEntry]:
    """The newest audit entries about these records, the newest first."""
    about = col(AuditEntry.subject).in_([str(one) for one in subjects])
    newest = (col(AuditEntry.at).desc(), col(AuditEntry.id).desc())
    return list(session.exec(audit_of(event_id).where(about).order_by(*newest).limit(limit)).all())
