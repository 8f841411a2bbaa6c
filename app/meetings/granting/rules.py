"""Why a request was not granted: pure rules that look at the timetable alone."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.meetings.room import Room
from app.requests.pairs import Pair
from app.requests.pauses.records import PauseScope

Resting = Callable[[UUID, PauseScope, Collection[UUID]], Collection[UUID]]


class UngrantedReason(StrEnum):
    """Why a request has no meeting."""

    BLOCKED = "blocked"
    """An organizer has blocked the pair."""
    HOST_FULL = "host_full"
    """Every seat of the partner is taken in every slot, or the partner has reached its limit."""
    VISITOR_FULL = "visitor_full"
    """The cooperative has a meeting in every slot in which it is present."""
    NO_COMMON_SLOT = "no_common_slot"
    """There is no slot in which both could meet, even without any other meeting."""
    NO_COMMON_FREE_SLOT = "no_common_free_slot"
    """Both have room left, but not in the same slot."""
    STILL_POSSIBLE = "still_possible"
    """Both are free in one slot: the meeting could be added to this timetable."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What the meetings of a timetable take of its parties' time."""

    at_host: Mapping[tuple[UUID, UUID], int]
    """Partner, slot -> number of meetings."""
    busy: Mapping[UUID, Collection[UUID]]
    """Cooperative -> slots in which it has a meeting."""


@dataclass(frozen=True, slots=True)
class HeldBy:
    """A partner's meetings, and those of them for which there is a request."""

    meetings: int = 0
    granted: int = 0


@dataclass(frozen=True, slots=True)
class Host:
    """A partner's room: seats in each slot, and the most meetings in all."""

    seats: Mapping[UUID, int]
    max_meetings: int | None = None


def hosts_in(room: Room, partner_ids: Iterable[UUID]) -> dict[UUID, Host]:
    """Return the room of each of these partners: the sum of its tables' seats."""
    seats: defaultdict[UUID, Counter[UUID]] = defaultdict(Counter)
    for (table_id, slot_id), number in room.seats.items():
        seats[room.owner[table_id]][slot_id] += number
    return {
        partner_id: Host(seats[partner_id], room.most.get(partner_id)) for partner_id in partner_ids
    }


def why_not(
    asked: Iterable[Pair],
    taken: Taken,
    *,
    hosts: Mapping[UUID, Host],
    visitors: Mapping[UUID, Collection[UUID]],
    blocked: Collection[Pair],
    resting: Resting = lambda _party, _side, _busy: frozenset(),
) -> dict[Pair, UngrantedReason]:
    """Return the reason for each of the pairs asked for, none of which meets.

    The codes are those of the solver's explanations, with the same meaning.

    `visitors`: the slots in which each cooperative is present; who is in neither mapping has none.
    `resting` returns the slots that a party leaves free for its pauses, given those with meetings.
    """
    of_host: Counter[UUID] = Counter()
    for (partner_id, _), meetings in taken.at_host.items():
        of_host[partner_id] += meetings
    host_room = {
        partner: _free_at(partner, host, taken, of_host[partner], resting)
        for partner, host in hosts.items()
    }
    reasons: dict[Pair, UngrantedReason] = {}
    for pair in asked:
        cooperative, partner = pair
        there = set(visitors.get(cooperative, ()))
        busy = taken.busy.get(cooperative, ())
        own_room = there.difference(busy, resting(cooperative, PauseScope.COOPERATIVES, busy))
        room = host_room.get(partner, set())
        if pair in blocked:
            reasons[pair] = UngrantedReason.BLOCKED
        elif not there & _open_at(hosts.get(partner)):
            reasons[pair] = UngrantedReason.NO_COMMON_SLOT
        elif not room:
            reasons[pair] = UngrantedReason.HOST_FULL
        elif not own_room:
            reasons[pair] = UngrantedReason.VISITOR_FULL
        elif not room & own_room:
            reasons[pair] = UngrantedReason.NO_COMMON_FREE_SLOT
        else:
            reasons[pair] = UngrantedReason.STILL_POSSIBLE
    return reasons


def _open_at(host: Host | None) -> set[UUID]:
    """Return the slots in which a partner has any seats."""
    return set() if host is None else {slot for slot, seats in host.seats.items() if seats}


def _free_at(partner: UUID, host: Host, taken: Taken, meetings: int, resting: Resting) -> set[UUID]:
    """Return the slots in which a partner of so many meetings could have one more."""
    if host.max_meetings is not None and meetings >= host.max_meetings:
        return set()
    met = {slot for slot in host.seats if (partner, slot) in taken.at_host}
    return {
        slot for slot, seats in host.seats.items() if taken.at_host.get((partner, slot), 0) < seats
    }.difference(resting(partner, PauseScope.PARTNERS, met))
