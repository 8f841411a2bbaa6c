"""The slots in which parties are present, and the open seats in each slot.

Granting, standby and the scheduler's problem all take it from here.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from app.attendees import queries as attendee_queries
from app.attendees.records import CooperativeAbsence
from app.events import queries as event_queries
from app.events.records import Interval
from app.partners import queries as partner_queries
from app.partners.records import PartnerAbsence, Table
from app.requests import queries as request_queries
from app.requests.pairs import Pair
from app.requests.pauses.queries import all_pauses
from app.requests.pauses.records import Pause, PauseScope

Absence = CooperativeAbsence | PartnerAbsence
Spot = tuple[UUID, UUID]
"""Table, slot."""


@dataclass(frozen=True, slots=True)
class Room:
    """The open seats, and what limits who may take them."""

    owner: Mapping[UUID, UUID]
    """Table -> partner."""
    seats: Mapping[Spot, int]
    """Seats of each table in each slot in which it is open and its partner there."""
    attends: Mapping[UUID, Collection[UUID]]
    """Active cooperative -> slots in which it is present."""
    most: Mapping[UUID, int]
    """Partner -> most meetings in all; only partners with such a limit."""
    blocked: Collection[Pair]
    pauses: Sequence["Rest"] = ()

    def rest_of(self, party: UUID, side: PauseScope, busy: Collection[UUID]) -> set[UUID]:
        """Return the slots that a party with meetings in `busy` ones leaves free for its pauses."""
        return {
            slot
            for rest in self.pauses
            if rest.pause.is_for(party, side)
            and len(rest.slots) - len(rest.slots & set(busy)) <= rest.pause.free
            for slot in rest.slots - set(busy)
        }


@dataclass(frozen=True, slots=True)
class Rest:
    """A pause, and the slots of the programme that it is about."""

    pause: Pause
    slots: frozenset[UUID]


def present_slots(slots: Sequence[Interval], absences: Iterable[Absence]) -> list[UUID]:
    """Return the ids of the slots that no absence overlaps, in the slots' order."""
    away = list(absences)
    return [
        slot.id
        for slot in slots
        if not any(
            absence.starts_at < slot.ends_at and slot.starts_at < absence.ends_at
            for absence in away
        )
    ]


def host_seats(session: Session, event_id: UUID, slots: Sequence[Interval]) -> dict[UUID, int]:
    """Return the seats of each partner that has tables, over all slots in which they are open."""
    away: defaultdict[UUID, list[Absence]] = defaultdict(list)
    for absence in partner_queries.partner_absences(session, event_id):
        away[absence.partner_id].append(absence)
    tables = partner_queries.all_tables(session, event_id)
    receives = _receives(tables, slots, away)
    seats: Counter[UUID] = Counter()
    for table in tables:
        there = receives[table.partner_id]
        if table.closed_from is not None:
            there = {slot.id for slot in slots if _takes(table, slot, receives)}
        seats[table.partner_id] += table.seats * len(there)
    return seats


def _receives(
    tables: Iterable[Table], slots: Sequence[Interval], away: Mapping[UUID, Iterable[Absence]]
) -> dict[UUID, set[UUID]]:
    """Return the slots in which each partner with tables is there."""
    return {
        partner_id: set(present_slots(slots, away.get(partner_id, ())))
        for partner_id in {table.partner_id for table in tables}
    }


def _takes(table: Table, slot: Interval, receives: Mapping[UUID, Collection[UUID]]) -> bool:
    """Return whether a table takes cooperatives in a slot: it is open and its partner there."""
    return slot.id in receives[table.partner_id] and table.open_in(slot.starts_at, slot.ends_at)


def absences(session: Session, event_id: UUID) -> dict[UUID, list[Absence]]:
    """Return the absences of an event's parties, by the id of the cooperative or partner."""
    away: defaultdict[UUID, list[Absence]] = defaultdict(list)
    for visitor in attendee_queries.cooperative_absences(session, event_id):
        away[visitor.cooperative_id].append(visitor)
    for host in partner_queries.partner_absences(session, event_id):
        away[host.partner_id].append(host)
    return away


def room(
    session: Session,
    event_id: UUID,
    slots: Sequence[Interval],
    *,
    only: Collection[UUID] | None = None,
) -> Room:
    """Return an event's room in these slots, as if there were no meetings.

    `only`: of the cooperatives, these are enough.
    """
    away = absences(session, event_id)
    always = frozenset(slot.id for slot in slots)
    tables = partner_queries.all_tables(session, event_id)
    receives = _receives(tables, slots, away)
    open_in = [
        (
            table.id,
            table.seats,
            receives[table.partner_id]
            if table.closed_from is None
            else {slot.id for slot in slots if _takes(table, slot, receives)},
        )
        for table in tables
    ]
    return Room(
        owner={table.id: table.partner_id for table in tables},
        seats={
            (table_id, slot_id): seats
            for slot_id in [slot.id for slot in slots]
            for table_id, seats, there in open_in
            if slot_id in there
        },
        attends={
            cooperative_id: frozenset(present_slots(slots, away[cooperative_id]))
            if cooperative_id in away
            else always
            for cooperative_id in attendee_queries.active_cooperative_ids(session, event_id, only)
        },
        most={
            partner.id: partner.max_meetings
            for partner in partner_queries.all_partners(session, event_id)
            if partner.max_meetings is not None
        },
        blocked=request_queries.blocked_pairs(session, event_id),
        pauses=_rests(session, event_id),
    )


def _rests(session: Session, event_id: UUID) -> list[Rest]:
    pauses = all_pauses(session, event_id)
    slots = event_queries.slots(session, event_id) if pauses else ()
    return [
        Rest(pause, frozenset(one.id for one in slots if pause.within(one.starts_at, one.ends_at)))
        for pause in pauses
    ]
