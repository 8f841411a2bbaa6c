"""Every select of work at the door."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees.records import Attendee, Cooperative, PartyStatus
from app.badges.records import Badge
from app.partners.records import Partner


@dataclass(frozen=True, slots=True)
class BadgeLine:
    """A badge that counts."""

    id: UUID
    prints: int


def names(
    session: Session, event_id: UUID, *, kecamatan: str | None = None
) -> dict[UUID, tuple[str, ...]]:
    """What each person may be looked for by, by name; of one kecamatan or of all."""
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


def people_of_kecamatan(event_id: UUID, kecamatan: str) -> SelectOfScalar[Attendee]:
    """Statement: the people of a kecamatan's cooperatives, withdrawn ones included."""
    return (
        select(Attendee)
        .join(Cooperative, col(Cooperative.id) == Attendee.cooperative_id)
        .where(Attendee.event_id == event_id, Cooperative.kecamatan == kecamatan)
    )


def active_badges(session: Session, attendee_ids: Collection[UUID]) -> dict[UUID, BadgeLine]:
    """The badge that counts of each of these people who has one."""
    rows = session.execute(
        select_columns(col(Badge.attendee_id), col(Badge.id), col(Badge.prints)).where(
            col(Badge.attendee_id).in_(attendee_ids), col(Badge.revoked_at).is_(None)
        )
    )
    return {attendee_id: BadgeLine(badge_id, prints) for attendee_id, badge_id, prints in rows}


def active_people(session: Session, cooperative_id: UUID) -> list[Attendee]:
    """The people who come for a cooperative."""
    return list(
        session.exec(
            select(Attendee).where(
                Attendee.cooperative_id == cooperative_id, Attendee.status == PartyStatus.ACTIVE
            )
        ).all()
    )
