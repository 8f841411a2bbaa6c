"""Every select about requests that a timetable does not grant."""

from uuid import UUID

from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees.records import Cooperative, PartyStatus
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
