"""Who may take a free seat, who stands by for it, and what may be released: pure decisions.

One test (`Hall.objection`) decides about offering a seat and about taking it, so that no order
of arrivals, releases, offers and answers leads to a meeting that could not be published.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zlib import crc32

from app.meetings.room import Room
from app.meetings.seats.records import OfferStatus, StandbyOffer
from app.meetings.sitting import Seated, Sitting, sitting_of
from app.requests.pauses.records import PauseScope

Place = tuple[UUID, UUID, int]
"""Table, slot, number of the seat."""


class Objection(StrEnum):
    """Why a cooperative cannot take a seat."""

    SEAT_CLOSED = "seat_closed"
    """No such seat is open: slot begun, table closed, partner away, or another partner's table."""
    SEAT_TAKEN = "seat_taken"
    SEAT_OFFERED = "seat_offered"
    """It is offered to a cooperative that has not answered."""
    AWAY = "away"
    """The cooperative is absent in that slot."""
    BUSY = "busy"
    """The cooperative has another meeting, or the offer of one, in that slot."""
    PAIR_MEETS = "pair_meets"
    """The pair has a meeting, or the offer of one, already."""
    PAIR_BLOCKED = "pair_blocked"
    PARTNER_FULL = "partner_full"
    """The partner has its most meetings."""
    PAUSE = "pause"
    """The cooperative or the partner would have no pause left."""


class Hall:
    """Who sits where in the published timetable, and which seats are offered; immutable."""

    def __init__(
        self, room: Room, meetings: Iterable[Seated], offers: Iterable[Seated] = ()
    ) -> None:
        self.room = room
        self.sittings = {sitting.place: sitting for sitting in map(sitting_of, meetings)}
        self.offers = {offer.place: offer for offer in map(sitting_of, offers)}
        planned = [*self.sittings.values(), *self.offers.values()]
        self._busy = {(one, sitting.slot_id) for sitting in planned for one in sitting.pair}
        self._meet = {sitting.pair for sitting in planned}
        self._hosted = Counter(sitting.partner_id for sitting in planned)

    def without(self, gone: Iterable[Sitting]) -> "Hall":
        """Return the hall without these meetings or offers."""
        places = {sitting.place for sitting in gone}
        return Hall(
            self.room,
            [sitting for place, sitting in self.sittings.items() if place not in places],
            [offer for place, offer in self.offers.items() if place not in places],
        )

    def with_sitting(self, sitting: Sitting) -> "Hall":
        """Return the hall with one more meeting."""
        more = self._with(sitting)
        more.sittings = self.sittings | {sitting.place: sitting}
        return more

    def with_offer(self, offer: Sitting) -> "Hall":
        """Return the hall with one more offer."""
        more = self._with(offer)
        more.offers = self.offers | {offer.place: offer}
        return more

    def _with(self, planned: Sitting) -> "Hall":
        """Return a copy that counts one more; to read all anew would cost many times as much."""
        more = copy(self)
        more._busy = self._busy | {(one, planned.slot_id) for one in planned.pair}
        more._meet = self._meet | {planned.pair}
        more._hosted = self._hosted + Counter({planned.partner_id: 1})
        return more

    def objection(self, sitting: Sitting) -> Objection | None:
        """Return why a cooperative cannot take a seat; None if it can.

        Offers count like meetings; to accept one, ask a hall without it.
        """
        seats = self.room.seats.get((sitting.table_id, sitting.slot_id), 0)
        owned = self.room.owner.get(sitting.table_id) == sitting.partner_id
        if not (owned and 1 <= sitting.seat <= seats):
            return Objection.SEAT_CLOSED
        if sitting.place in self.sittings:
            return Objection.SEAT_TAKEN
        if sitting.place in self.offers:
            return Objection.SEAT_OFFERED
        return self._objection_to_party(sitting)

    def most_more(self, partner_id: UUID) -> int | None:
        """Return how many more meetings a partner takes, offers counted; None: any number."""
        most = self.room.most.get(partner_id)
        return None if most is None else max(0, most - self._hosted[partner_id])

    def _objection_to_party(self, sitting: Sitting) -> Objection | None:
        if sitting.slot_id not in self.room.attends.get(sitting.cooperative_id, ()):
            return Objection.AWAY
        if (sitting.cooperative_id, sitting.slot_id) in self._busy:
            return Objection.BUSY
        if sitting.pair in self._meet:
            return Objection.PAIR_MEETS
        if sitting.pair in self.room.blocked:
            return Objection.PAIR_BLOCKED
        return self._objection_to_more(sitting)

    def _objection_to_more(self, sitting: Sitting) -> Objection | None:
        """Return why one more meeting is too much: for the partner, or for a pause of either."""
        if self.most_more(sitting.partner_id) == 0:
            return Objection.PARTNER_FULL
        sides = zip(sitting.pair, (PauseScope.COOPERATIVES, PauseScope.PARTNERS), strict=True)
        for party, side in sides if self.room.pauses else ():
            there = (slot for rest in self.room.pauses for slot in rest.slots)
            busy = {slot for slot in there if (party, slot) in self._busy}
            if sitting.slot_id in self.room.rest_of(party, side, busy):
                return Objection.PAUSE
        return None

    def free(self) -> Iterator[Place]:
        """Yield the seats (table, slot, number) that are open, neither taken nor offered."""
        for (table_id, slot_id), seats in self.room.seats.items():
            for seat in range(1, seats + 1):
                place = (table_id, slot_id, seat)
                if place not in self.sittings and place not in self.offers:
                    yield place


@dataclass(frozen=True, slots=True)
class Passed:
    """Who had an offer and did not take it: others come first."""

    seats: Collection[tuple[Place, UUID]] = frozenset()
    """Seat (table, slot, number) and who declined it, let it lapse, or had it withdrawn."""
    slots: Collection[tuple[UUID, UUID]] = frozenset()
    """Slot and who let an offer in it lapse: called for any seat, nobody would answer."""

    def is_over(self, place: Place, cooperative_id: UUID) -> bool:
        """Return whether a cooperative had its turn for a seat."""
        return (place, cooperative_id) in self.seats or (place[1], cooperative_id) in self.slots


def standing_of(made: StandbyOffer, begins: datetime, now: datetime) -> OfferStatus:
    """Return the status of an offer of a seat in a slot that `begins` then."""
    until = begins if made.expires_at is None else min(begins, made.expires_at)
    is_over = made.status is OfferStatus.PENDING and until <= now
    return OfferStatus.LAPSED if is_over else made.status


@dataclass(frozen=True, slots=True)
class Waiting:
    """A cooperative on standby: it has come, and asks for partners that it does not meet."""

    cooperative_id: UUID
    meetings: int
    """Held or planned."""
    wishes: tuple[UUID, ...]
    """Partners that it asks for and does not meet, most wanted first."""


def queue(
    arrived: Collection[UUID],
    wishes: Mapping[UUID, Sequence[UUID]],
    meetings: Iterable[Seated],
    *,
    event_id: UUID,
) -> list[Waiting]:
    """Rank the cooperatives that have arrived and whose wishes (most wanted first) are not all met.

    Fewest meetings first, then most unmet wishes, then by a digest of event and cooperative, so
    that neither the order of arrivals nor names decide.
    """
    held = [sitting_of(meeting).pair for meeting in meetings]
    met, count = set(held), Counter(pair[0] for pair in held)
    waiting = [
        Waiting(
            cooperative,
            count[cooperative],
            tuple(
                partner
                for partner in wishes.get(cooperative, ())
                if (cooperative, partner) not in met
            ),
        )
        for cooperative in arrived
    ]
    return sorted(
        (one for one in waiting if one.wishes),
        key=lambda one: (
            one.meetings,
            -len(one.wishes),
            crc32(event_id.bytes + one.cooperative_id.bytes),
            one.cooperative_id,
        ),
    )


@dataclass(frozen=True, slots=True)
class Planned:
    """A published meeting and when it is."""

    meeting_id: UUID
    sitting: Sitting
    starts_at: datetime
    ends_at: datetime


def due(
    planned: Iterable[Planned], arrived: Collection[UUID], now: datetime, grace: timedelta
) -> list[Planned]:
    """Return the meetings that may be released, in order of time, table and seat.

    That is the next meeting, running or ahead, of every cooperative that has not arrived, from
    `grace` before it begins.
    """
    coming: dict[UUID, Planned] = {}
    for one in planned:
        cooperative = one.sitting.cooperative_id
        if cooperative in arrived or one.ends_at <= now:
            continue
        known = coming.get(cooperative)
        if known is None or one.starts_at < known.starts_at:
            coming[cooperative] = one
    late = [one for one in coming.values() if one.starts_at - grace <= now]
    return sorted(late, key=lambda one: (one.starts_at, one.sitting.table_id, one.sitting.seat))
