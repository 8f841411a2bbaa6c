"""The requests that a timetable does not grant, with the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col

from app.events import queries as event_queries
from app.meetings.granting import queries as granting_queries
from app.meetings.granting.rules import UngrantedReason, hosts_in, why_not
from app.meetings.room import room
from app.partners import queries as partner_queries
from app.requests.records import Request


@dataclass(frozen=True, slots=True)
class Ungranted:
    """A request without a meeting, and the reason."""

    request: Request
    reason: UngrantedReason


def ungranted(session: Session, event_id: UUID, timetable_id: UUID) -> list[Ungranted]:
    """Return the requests of active cooperatives that the timetable does not grant.

    By cooperative and rank; the reasons follow from the event's current lists.
    """
    statement = granting_queries.ungranted_requests(event_id, timetable_id).order_by(
        col(Request.cooperative_id), col(Request.rank), col(Request.id)
    )
    return with_reasons(session, event_id, timetable_id, session.exec(statement).all())


def with_reasons(
    session: Session, event_id: UUID, timetable_id: UUID, requests: Sequence[Request]
) -> list[Ungranted]:
    """Return these requests, which the timetable does not grant, each with its reason."""
    if not requests:
        return []
    cooperatives = {request.cooperative_id for request in requests}
    there = room(session, event_id, event_queries.slots(session, event_id), only=cooperatives)
    reasons = why_not(
        {(request.cooperative_id, request.partner_id) for request in requests},
        granting_queries.taken(session, timetable_id, cooperatives),
        hosts=hosts_in(there, partner_queries.partner_ids(session, event_id)),
        visitors=there.attends,
        blocked=there.blocked,
        resting=there.rest_of,
    )
    return [
        Ungranted(request, reasons[request.cooperative_id, request.partner_id])
        for request in requests
    ]
