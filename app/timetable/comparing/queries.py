"""How a timetable's meetings and the requests are distributed, counted by the database."""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlmodel import Session, col

from app.attendees.records import Cooperative, PartyStatus
from app.meetings.records import Meeting, Timetable
from app.timetable.comparing.rules import MeetingCount

_IS_ACTIVE = col(Cooperative.status) == PartyStatus.ACTIVE
_RESULT = ("result", "result")
"""Where a certificate has the result as the solver reported it."""


def meeting_counts(session: Session, event_id: UUID, timetable_id: UUID) -> list[MeetingCount]:
    """How many active cooperatives of each kecamatan have how many meetings."""
    in_timetable = and_(
        col(Meeting.cooperative_id) == Cooperative.id, col(Meeting.timetable_id) == timetable_id
    )
    own = (
        select(col(Cooperative.kecamatan), func.count(col(Meeting.id)).label("meetings"))
        .outerjoin(Meeting, in_timetable)
        .where(col(Cooperative.event_id) == event_id, _IS_ACTIVE)
        .group_by(col(Cooperative.id), col(Cooperative.kecamatan))
        .subquery()
    )
    by = (own.c.kecamatan, own.c.meetings)
    rows = session.execute(select(*by, func.count()).group_by(*by))
    return [MeetingCount(*row) for row in rows]


def reported(session: Session, timetable_id: UUID) -> tuple[str | None, list[dict[str, Any]]]:
    """What a timetable's certificate reports: the outcome and the tiers as the solver wrote them.

    The certificate is not read as a whole: with problem and timetable it has megabytes.
    """
    certificate = col(Timetable.certificate)
    row = session.execute(
        select(
            certificate[(*_RESULT, "status")].as_string(),
            certificate[(*_RESULT, "tiers")],
        ).where(col(Timetable.id) == timetable_id)
    ).one()
    return row[0], row[1] or []


def has_certificate(session: Session, timetable_id: UUID) -> bool:
    """Whether a timetable has a certificate, which is not read for it."""
    wanted = col(Timetable.certificate).is_not(None)
    return bool(session.scalar(select(wanted).where(col(Timetable.id) == timetable_id)))


def posed_problem(session: Session, timetable_id: UUID) -> dict[str, Any]:
    """The problem that a timetable was made from, without the rest of its certificate."""
    problem = col(Timetable.certificate)["problem"]
    found = session.execute(select(problem).where(col(Timetable.id) == timetable_id))
    return dict(found.scalar_one())


def planned_by_cooperative(
    session: Session, event_id: UUID, timetable_id: UUID
) -> tuple[dict[UUID, str], dict[UUID, int]]:
    """The kecamatan and the number of meetings of each active cooperative, by its id."""
    in_timetable = and_(
        col(Meeting.cooperative_id) == Cooperative.id, col(Meeting.timetable_id) == timetable_id
    )
    own = (col(Cooperative.id), col(Cooperative.kecamatan))
    rows = session.execute(
        select(*own, func.count(col(Meeting.id)))
        .outerjoin(Meeting, in_timetable)
        .where(col(Cooperative.event_id) == event_id, _IS_ACTIVE)
        .group_by(*own)
    ).all()
    return {one: area for one, area, _ in rows}, {one: count for one, _, count in rows}
