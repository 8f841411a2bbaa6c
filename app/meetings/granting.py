"""What a timetable grants of the requests, and why not the rest."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col

from app.attendees import queries as attendees_queries
from app.events import queries as event_queries
from app.meetings import queries
from app.meetings.availability import Absence, present_slots
from app.meetings.reasons import Held, Host, UngrantedReason, why_not
from app.partners import queries as partner_queries
from app.requests import queries as requests_queries
from app.requests.pairs import Pair
from app.requests.records import LockKind, Request


@dataclass(frozen=True, slots=True)
class Ungranted:
    """A request without a meeting, and the reason."""

    request: Request
    reason: UngrantedReason


def ungranted(session: Session, event_id: UUID, timetable_id: UUID) -> list[Ungranted]:
    """Return the requests of active cooperatives that the timetable does not grant.

    By cooperative and rank; the reasons are what the event's lists say now.
    """
    statement = queries.ungranted_requests(event_id, timetable_id).order_by(
        col(Request.cooperative_id), col(Request.rank), col(Request.id)
    )
    return with_reasons(session, event_id, timetable_id, session.exec(statement).all())


def with_reasons(
    session: Session, event_id: UUID, timetable_id: UUID, requests: Sequence[Request]
) -> list[Ungranted]:
    """Return these ungranted requests of a timetable, each with its reason."""
    held = [
        Held(row.cooperative_id, row.partner_id, row.slot_id)
        for row in session.exec(queries.meetings(timetable_id)).all()
    ]
    reasons = why_not(
        {(request.cooperative_id, request.partner_id) for request in requests},
        held,
        hosts=hosts(session, event_id),
        visitors=_visitors(session, event_id),
        blocked=_blocked(session, event_id),
    )
    return [
        Ungranted(request, reasons[request.cooperative_id, request.partner_id])
        for request in requests
    ]


def _visitors(session: Session, event_id: UUID) -> dict[UUID, list[UUID]]:
    slots = event_queries.slots(session, event_id)
    away: dict[UUID, list[Absence]] = defaultdict(list)
    for absence in attendees_queries.cooperative_absences(session, event_id):
        away[absence.cooperative_id].append(absence)
    return {
        cooperative.id: present_slots(slots, away[cooperative.id])
        for cooperative in attendees_queries.active_cooperatives(session, event_id)
    }


def hosts(session: Session, event_id: UUID) -> dict[UUID, Host]:
    """The room that each partner has: seats in every slot in which it is there."""
    slots = event_queries.slots(session, event_id)
    away: dict[UUID, list[Absence]] = defaultdict(list)
    for absence in partner_queries.partner_absences(session, event_id):
        away[absence.partner_id].append(absence)
    seats: dict[UUID, Counter[UUID]] = defaultdict(Counter)
    for table in partner_queries.all_tables(session, event_id):
        for slot in slots:
            if table.open_in(slot.starts_at, slot.ends_at):
                seats[table.partner_id][slot.id] += table.seats
    return {
        partner.id: Host(
            {slot: seats[partner.id][slot] for slot in present_slots(slots, away[partner.id])},
            partner.max_meetings,
        )
        for partner in partner_queries.all_partners(session, event_id)
    }


def _blocked(session: Session, event_id: UUID) -> set[Pair]:
    return {
        (lock.cooperative_id, lock.partner_id)
        for lock in session.exec(requests_queries.locks(event_id, LockKind.BLOCK)).all()
    }
