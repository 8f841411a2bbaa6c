"""The people of a cooperative, to compare a walk-in with."""

from uuid import UUID

from sqlmodel import Session, select

from app.attendees.records import Attendee, PartyStatus


def active_people(session: Session, cooperative_id: UUID) -> list[Attendee]:
    """The people who come for a cooperative."""
    return list(
        session.exec(
            select(Attendee).where(
                Attendee.cooperative_id == cooperative_id, Attendee.status == PartyStatus.ACTIVE
            )
        ).all()
    )
