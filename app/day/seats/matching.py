"""Whom to offer which free seat: who could take it, and how as many as possible are filled.

Seat by seat, the neediest might be offered the one seat that somebody else could take, while the
seat that only the neediest could take stays empty. So all are matched at once: each cooperative, in
the order of the queue, gets a seat if there is a way to leave one to everybody before it.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from app.day.seats.rules import Hall, Passed, Place, Waiting
from app.meetings.sitting import Sitting

_NOBODY = Passed()


def by_wish(waiting: Iterable[Waiting]) -> dict[UUID, list[Waiting]]:
    """Return those waiting, in their order, by each partner that they ask for."""
    found: defaultdict[UUID, list[Waiting]] = defaultdict(list)
    for one in waiting:
        for partner_id in one.wishes:
            found[partner_id].append(one)
    return dict(found)


def eligible(
    hall: Hall,
    place: Place,
    wanting: Mapping[UUID, Iterable[Waiting]],
    passed: Passed = _NOBODY,
) -> Iterator[Sitting]:
    """Yield the sittings of those waiting that ask for the seat's partner and could take the seat.

    `wanting` has them by partner (see `by_wish`), in their order; those that had their turn for
    this seat are left out.
    """
    table_id, slot_id, seat = place
    partner_id = hall.room.owner[table_id]
    for one in wanting.get(partner_id, ()):
        if passed.is_over(place, one.cooperative_id):
            continue
        sitting = Sitting(one.cooperative_id, partner_id, table_id, slot_id, seat)
        if hall.objection(sitting) is None:
            yield sitting


def matched(
    hall: Hall, places: Iterable[Place], waiting: Sequence[Waiting], passed: Passed = _NOBODY
) -> Iterator[Sitting]:
    """Yield whom to offer these free places; those waiting are given in order of need.

    No more places of a slot could be filled. Of the places that a cooperative could take it gets
    one of the partner that it wants most, unless others can have only that one.
    """
    by_slot: defaultdict[UUID, list[Place]] = defaultdict(list)
    for place in sorted(places):
        by_slot[place[1]].append(place)
    wanting = by_wish(waiting)
    for there in by_slot.values():
        for sitting in _matched_in_slot(hall, there, waiting, wanting, passed):
            yield sitting
            hall = hall.with_offer(sitting)


def _matched_in_slot(
    hall: Hall,
    places: Sequence[Place],
    waiting: Iterable[Waiting],
    wanting: Mapping[UUID, Iterable[Waiting]],
    passed: Passed,
) -> list[Sitting]:
    """Return whom to offer places of one slot, of which each cooperative has one at most."""
    could: defaultdict[UUID, defaultdict[UUID, list[Place]]]
    could = defaultdict(lambda: defaultdict(list))
    for place in places:
        for one in eligible(hall, place, wanting, passed):
            could[one.cooperative_id][one.partner_id].append(place)
    options = {
        one.cooperative_id: [
            place for partner in one.wishes for place in could[one.cooperative_id][partner]
        ]
        for one in waiting
        if one.cooperative_id in could
    }
    found = _Matching(hall, options)
    for cooperative_id in options:
        found.seat(cooperative_id)
    return found.sittings()


@dataclass(slots=True)
class _Matching:
    """Who gets which place of a slot, so far; who has one keeps one, if maybe another."""

    hall: Hall
    options: Mapping[UUID, Sequence[Place]]
    """The places that each cooperative could take, most wanted first."""
    taken: dict[Place, UUID] = field(default_factory=dict)
    _filled: Counter[UUID] = field(default_factory=Counter)
    """Places taken, by partner."""
    _dead: set[Place] = field(default_factory=set)
    """Taken places whose holders, and all who could make way for them, can go nowhere else."""

    def seat(self, cooperative_id: UUID) -> None:
        """Give a cooperative a place if those who have one can make way; the shortest way counts.

        (An augmenting path, by breadth-first search.)
        """
        came: dict[Place, tuple[UUID, Place | None]] = {}
        asking: deque[tuple[UUID, Place | None]] = deque([(cooperative_id, None)])
        while asking:
            one, leaves = asking.popleft()
            for place in self.options[one]:
                if place in came or place in self._dead:
                    continue
                came[place] = one, leaves
                if place in self.taken:
                    asking.append((self.taken[place], place))
                elif self._may_fill(place):
                    self._take(place, came)
                    return
        self._dead.update(came)

    def sittings(self) -> list[Sitting]:
        """Return what was found, in order of the places."""
        owner = self.hall.room.owner
        return [Sitting(self.taken[one], owner[one[0]], *one) for one in sorted(self.taken)]

    def _may_fill(self, place: Place) -> bool:
        partner_id = self.hall.room.owner[place[0]]
        most = self.hall.most_more(partner_id)
        return most is None or self._filled[partner_id] < most

    def _take(self, free: Place, came: Mapping[Place, tuple[UUID, Place | None]]) -> None:
        """Let everybody on the way to a free place move on by one."""
        self._filled[self.hall.room.owner[free[0]]] += 1
        place: Place | None = free
        while place is not None:
            self.taken[place], place = came[place]
