"""What a timetable grants of the requests, and why not the rest."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from app.events import queries as event_queries
from app.meetings import party_queries, queries
from app.meetings.availability import Absence, present_slots
from app.meetings.reasons import Held, Host, Pair, Reason, why_not
from app.meetings.records import LockKind, Request


@dataclass(frozen=True, slots=True)
class Ungranted:
    """A request without a meeting, and the reason."""

    request: Request
    reason: Reason


def ungranted(session: Session, event_id: UUID, timetable_id: UUID) -> list[Ungranted]:
    """Return the requests of active cooperatives that the timetable does not grant.

    By cooperative and rank; the reasons are what the event's lists say now.
    """
    active = {row.id for row in party_queries.active_cooperatives(session, event_id)}
    requests = [
        request
        for request in session.exec(queries.requests(event_id)).all()
        if request.cooperative_id in active
    ]
    held = [
        Held(row.cooperative_id, row.partner_id, row.slot_id)
        for row in session.exec(queries.meetings(timetable_id)).all()
    ]
    reasons = why_not(
        {(request.cooperative_id, request.partner_id) for request in requests},
        held,
        hosts=_hosts(session, event_id),
        visitors=_visitors(session, event_id, active),
        blocked=_blocked(session, event_id),
    )
    left = [
        Ungranted(request, reasons[request.cooperative_id, request.partner_id])
        for request in requests
        if (request.cooperative_id, request.partner_id) in reasons
    ]
    return sorted(left, key=lambda one: (one.request.cooperative_id, one.request.rank))


def _visitors(session: Session, event_id: UUID, active: set[UUID]) -> dict[UUID, list[UUID]]:
    slots = event_queries.slots(session, event_id)
    away: dict[UUID, list[Absence]] = defaultdict(list)
    for absence in party_queries.cooperative_absences(session, event_id):
        away[absence.cooperative_id].append(absence)
    return {identity: present_slots(slots, away[identity]) for identity in active}


def _hosts(session: Session, event_id: UUID) -> dict[UUID, Host]:
    slots = event_queries.slots(session, event_id)
    away: dict[UUID, list[Absence]] = defaultdict(list)
    for absence in party_queries.partner_absences(session, event_id):
        away[absence.partner_id].append(absence)
    seats: dict[UUID, int] = defaultdict(int)
    for table in party_queries.tables(session, event_id):
        seats[table.partner_id] += table.seats
    return {
        partner.id: Host(
            dict.fromkeys(present_slots(slots, away[partner.id]), seats[partner.id]),
            partner.max_meetings,
        )
        for partner in party_queries.partners(session, event_id)
    }


def _blocked(session: Session, event_id: UUID) -> set[Pair]:
    return {
        (lock.cooperative_id, lock.partner_id)
        for lock in session.exec(queries.locks(event_id, LockKind.BLOCK)).all()
    }
