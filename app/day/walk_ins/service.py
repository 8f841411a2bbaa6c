"""Registering a walk-in and giving the cooperative free seats, in one transaction."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.checkin.door.walk_ins.schemas import WalkInIn
from app.checkin.door.walk_ins.service import WalkIn, register_walk_in
from app.day.publishing import publish_seats
from app.day.seats.rules import Hall
from app.day.seats.situation import current_hall
from app.events import queries as event_queries
from app.events.queries import lock_event
from app.events.records import Event
from app.meetings.sitting import Sitting
from app.meetings.versions import queries as versions_queries
from app.requests import queries


@dataclass(frozen=True, slots=True)
class SeatedWalkIn:
    """A walk-in, with the meetings found for the cooperative."""

    walk_in: WalkIn
    meetings: int
    stands_by: bool
    """Some of its requests are not granted, so the cooperative is on standby."""


def walk_in(
    session: Session, event: Event, body: WalkInIn, *, actor: str, now: datetime
) -> SeatedWalkIn:
    """Register a walk-in and, if the body asks for meetings, give the cooperative free seats.

    A new version of the timetable adds meetings with partners that the cooperative asks for, up
    to the event's target, and changes no other meeting. For its other requests the cooperative is
    on standby. Refusals are those of `register_walk_in`.
    """
    lock_event(session, event.id)
    registered = register_walk_in(session, event, body, actor=actor, now=now)
    cooperative = registered.cooperative
    published = versions_queries.published(session, event.id)
    if cooperative is None or not body.meetings or published is None:
        return SeatedWalkIn(registered, 0, stands_by=False)
    asked = queries.requests_of(session, event.id, {cooperative.id})
    wishes = list(dict.fromkeys(request.partner_id for request in asked))
    hall = current_hall(session, event, published, now)
    slots = [slot.id for slot in event_queries.slots(session, event.id)]
    own = [
        sitting for sitting in hall.sittings.values() if sitting.cooperative_id == cooperative.id
    ]
    most = max(0, event.target_meetings - len(own))
    found = free_sittings(hall, cooperative.id, wishes, slots, most)
    if found:
        sittings = [*hall.sittings.values(), *found]
        publish_seats(session, event, sittings, "walk-in", found, actor, now)
    granted = {sitting.partner_id for sitting in (*own, *found)}
    return SeatedWalkIn(registered, len(found), stands_by=not granted.issuperset(wishes))


def free_sittings(
    hall: Hall, cooperative_id: UUID, wishes: Sequence[UUID], slots: Sequence[UUID], most: int
) -> list[Sitting]:
    """Return free seats for a cooperative: at most one a partner and one a slot, `most` in all.

    As many as possible, preferring the partners most wanted: each wish in turn is granted if the
    wishes granted before it can be kept, in other slots where needed (augmenting paths, Kuhn 1955).
    """
    open_seats = _open_seats(hall, cooperative_id, set(wishes))
    taken: dict[UUID, UUID] = {}

    def grant(partner_id: UUID, tried: set[UUID]) -> bool:
        for slot_id in slots:
            if slot_id in tried or slot_id not in open_seats.get(partner_id, ()):
                continue
            tried.add(slot_id)
            if slot_id not in taken or grant(taken[slot_id], tried):
                taken[slot_id] = partner_id
                return True
        return False

    for partner_id in wishes:
        if len(taken) < most:
            grant(partner_id, set())
    return [open_seats[partner_id][slot_id] for slot_id, partner_id in taken.items()]


def _open_seats(
    hall: Hall, cooperative_id: UUID, wanted: set[UUID]
) -> Mapping[UUID, Mapping[UUID, Sitting]]:
    """Return the first seat in each slot of each wanted partner that the cooperative could take."""
    found: defaultdict[UUID, dict[UUID, Sitting]] = defaultdict(dict)
    for table_id, slot_id, seat in hall.free():
        partner_id = hall.room.owner[table_id]
        if partner_id in wanted and slot_id not in found[partner_id]:
            sitting = Sitting(cooperative_id, partner_id, table_id, slot_id, seat)
            if hall.objection(sitting) is None:
                found[partner_id][slot_id] = sitting
    return found
