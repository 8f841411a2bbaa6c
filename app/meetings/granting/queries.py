"""Every select about requests that a timetable does not grant."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from sqlalchemy import and_, case, exists, func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees.records import Cooperative, PartyStatus
from app.core.database.narrowing import among
from app.meetings.granting.rules import HeldBy, Taken
from app.meetings.records import Meeting
from app.requests.queries import requests
from app.requests.records import Request


def ungranted_requests(
    event_id: UUID,
    timetable_id: UUID,
    *,
    cooperative_id: UUID | None = None,
    partner_id: UUID | None = None,
) -> SelectOfScalar[Request]:
    """Statement: requests of active cooperatives whose pair does not meet in the timetable."""
    granted = (
        select(Meeting.id)
        .where(
            Meeting.timetable_id == timetable_id,
            Meeting.cooperative_id == Request.cooperative_id,
            Meeting.partner_id == Request.partner_id,
        )
        .exists()
    )
    return (
        requests(event_id, cooperative_id=cooperative_id, partner_id=partner_id)
        .join(Cooperative, col(Cooperative.id) == Request.cooperative_id)
        .where(Cooperative.status == PartyStatus.ACTIVE, ~granted)
    )


def taken(session: Session, timetable_id: UUID, cooperatives: Collection[UUID]) -> Taken:
    """What a timetable's meetings take of all partners, and of these cooperatives."""
    partner, slot, cooperative = map(
        col, (Meeting.partner_id, Meeting.slot_id, Meeting.cooperative_id)
    )
    of_timetable = col(Meeting.timetable_id) == timetable_id
    counted = session.execute(
        select_columns(partner, slot, func.count()).where(of_timetable).group_by(partner, slot)
    )
    busy: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for visitor, taken_slot in session.execute(
        select_columns(cooperative, slot).where(of_timetable, *among(cooperative, cooperatives))
    ):
        busy[visitor].add(taken_slot)
    return Taken({(host, at): count for host, at, count in counted}, busy)


def held_by(session: Session, timetable_id: UUID) -> dict[UUID, HeldBy]:
    """How many meetings each partner has, and how many of them were asked for."""
    is_active = col(Cooperative.status) == PartyStatus.ACTIVE
    asked = exists().where(
        col(Request.cooperative_id) == Meeting.cooperative_id,
        col(Request.partner_id) == Meeting.partner_id,
    )
    partner = col(Meeting.partner_id)
    granted = func.sum(case((and_(is_active, asked), 1), else_=0))
    rows = session.execute(
        select_columns(partner, func.count(), granted)
        .join(Cooperative, col(Cooperative.id) == Meeting.cooperative_id)
        .where(col(Meeting.timetable_id) == timetable_id)
        .group_by(partner)
    )
    return {partner_id: HeldBy(meetings, granted) for partner_id, meetings, granted in rows}
