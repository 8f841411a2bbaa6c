"""Every select of people and their badges at the door."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees.records import Attendee, Cooperative
from app.badges.records import Badge


@dataclass(frozen=True, slots=True)
class BadgeLine:
    """A valid badge."""

    id: UUID
    prints: int


def people_of_kecamatan(event_id: UUID, kecamatan: str) -> SelectOfScalar[Attendee]:
    """Statement: the people of a kecamatan's cooperatives, withdrawn ones included."""
    return (
        select(Attendee)
        .join(Cooperative, col(Cooperative.id) == Attendee.cooperative_id)
        .where(Attendee.event_id == event_id, Cooperative.kecamatan == kecamatan)
    )


def active_badges(session: Session, attendee_ids: Collection[UUID]) -> dict[UUID, BadgeLine]:
    """The valid badge of each of these people who has one."""
    rows = session.execute(
        select_columns(col(Badge.attendee_id), col(Badge.id), col(Badge.prints)).where(
            col(Badge.attendee_id).in_(attendee_ids), col(Badge.revoked_at).is_(None)
        )
    )
    return {attendee_id: BadgeLine(badge_id, prints) for attendee_id, badge_id, prints in rows}
