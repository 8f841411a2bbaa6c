"""Every select of the page of publishing."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from app.attendees.records import Attendee, PartyStatus


def people_of(session: Session, event_id: UUID, parties: Collection[UUID]) -> int:
    """Return how many active people belong to these cooperatives and partners."""
    return session.exec(
        select(func.count())
        .select_from(Attendee)
        .where(
            Attendee.event_id == event_id,
            Attendee.status == PartyStatus.ACTIVE,
            or_(col(Attendee.cooperative_id).in_(parties), col(Attendee.partner_id).in_(parties)),
        )
    ).one()
