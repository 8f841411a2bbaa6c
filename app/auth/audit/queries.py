"""Every select about the audit log."""

from collections.abc import Collection
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.auth.records import (
    AuditEntry,
)


def audit_of(event_id: UUID, subject: UUID | None = None) -> SelectOfScalar[AuditEntry]:
    """Statement: the audit entries of an event; with a subject, those about that record."""
    statement = select(AuditEntry).where(AuditEntry.event_id == event_id)
    return statement if subject is None else statement.where(AuditEntry.subject == str(subject))


def history(
    session: Session, event_id: UUID, subjects: Collection[UUID], limit: int
) -> list[AuditEntry]:
    """The newest audit entries about these records, the newest first."""
    about = col(AuditEntry.subject).in_([str(one) for one in subjects])
    newest = (col(AuditEntry.at).desc(), col(AuditEntry.id).desc())
    return list(session.exec(audit_of(event_id).where(about).order_by(*newest).limit(limit)).all())
