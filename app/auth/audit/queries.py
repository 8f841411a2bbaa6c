"""Every select about the audit log."""

from uuid import UUID

from sqlmodel import select
from sqlmodel.sql.expression import SelectOfScalar

from app.auth.records import (
    AuditEntry,
)


def audit_of(event_id: UUID) -> SelectOfScalar[AuditEntry]:
    """Statement: the audit entries of an event."""
    return select(AuditEntry).where(AuditEntry.event_id == event_id)
