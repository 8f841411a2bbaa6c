"""The texts by which people are searched for at the door."""

from typing import Any
from uuid import UUID

from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from app.attendees.records import Attendee, Cooperative
from app.partners.records import Partner


def names(
    session: Session, event_id: UUID, *, kecamatan: str | None = None
) -> dict[UUID, tuple[str, ...]]:
    """The texts by which each person of one kecamatan or of all may be found, in order of name."""
    statement: Any = (
        select_columns(
            col(Attendee.id),
            col(Attendee.name),
            col(Cooperative.village),
            col(Cooperative.name),
            col(Partner.name),
        )
        .outerjoin(Cooperative, col(Cooperative.id) == Attendee.cooperative_id)
        .outerjoin(Partner, col(Partner.id) == Attendee.partner_id)
        .where(col(Attendee.event_id) == event_id)
        .order_by(col(Attendee.name), col(Attendee.id))
    )
    if kecamatan is not None:
        statement = statement.where(col(Cooperative.kecamatan) == kecamatan)
    return {
        attendee_id: tuple(text for text in texts if text)
        for attendee_id, *texts in session.execute(statement)
    }
