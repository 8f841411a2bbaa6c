"""Seats, standby and releases as pure rules: by example and by property."""

from collections import Counter
from datetime import timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.day.seats.matching import by_wish, eligible
from app.day.seats.rules import Hall, Objection, Passed, Planned, due, queue
from app.meetings.room import Room
from app.meetings.sitting import Sitting
from tests.conftest import EVENT_MORNING

EVENT = UUID(int=999)
NOW = EVENT_MORNING
VISITORS = [UUID(int=n) for n in range(1, 6)]
HOSTS = [UUID(int=100 + n) for n in range(3)]
TABLES = {UUID(int=200 + n): HOSTS[n % 3] for n in range(4)}
SLOTS = [UUID(int=300 + n) for n in range(3)]


def room(**changed: Any) -> Room:
    given = {
        "owner": TABLES,
        "seats": {(table, slot): 1 + (table.int % 2) for table in TABLES for slot in SLOTS},
        "attends": {visitor: frozenset(SLOTS) for visitor in VISITORS},
        "most": {HOSTS[0]: 2, HOSTS[2]: 2},
        "blocked": {(VISITORS[0], HOSTS[1])},
    }
    return Room(**{**given, **changed})


def sitting(visitor: int, table: int, slot: int, seat: int = 1) -> Sitting:
    table_id = UUID(int=200 + table)
    return Sitting(VISITORS[visitor], TABLES[table_id], table_id, SLOTS[slot], seat)


def broken(room: Room, sittings: list[Sitting]) -> list[str]:
    """Return what is wrong with a set of meetings, independently of the rules under test."""
    wrong = []
    places = Counter((s.table_id, s.slot_id, s.seat) for s in sittings)
    if any(count > 1 for count in places.values()):
        wrong.append("two on one seat")
    if any(n > 1 for n in Counter((s.cooperative_id, s.slot_id) for s in sittings).values()):
        wrong.append("one in two places")
    if any(n > 1 for n in Counter((s.cooperative_id, s.partner_id) for s in sittings).values()):
        wrong.append("a pair twice")
    hosted = Counter(s.partner_id for s in sittings)
    if any(hosted[host] > most for host, most in room.most.items()):
        wrong.append("a partner beyond its limit")
    for s in sittings:
        if room.owner[s.table_id] != s.partner_id or s.pair in room.blocked:
            wrong.append("wrong pair")
        if not 1 <= s.seat <= room.seats.get((s.table_id, s.slot_id), 0):
            wrong.append("no such seat")
        if s.slot_id not in room.attends[s.cooperative_id]:
            wrong.append("not there")
    return wrong


def test_every_objection_is_raised_for_its_reason() -> None:
    alone = Hall(room(), [sitting(1, 0, 0)], [sitting(2, 1, 1)])
    cases = {
        Objection.SEAT_CLOSED: sitting(0, 0, 0, seat=5),
        Objection.SEAT_TAKEN: sitting(2, 0, 0),
        Objection.SEAT_OFFERED: sitting(3, 1, 1),
        Objection.BUSY: sitting(1, 2, 0),
        Objection.PAIR_MEETS: sitting(1, 3, 2),
        Objection.PAIR_BLOCKED: sitting(0, 1, 0),
    }
    for objection, wanted in cases.items():
        assert alone.objection(wanted) is objection, wanted
    assert alone.objection(sitting(2, 2, 1)) is Objection.BUSY, "an offer counts like a meeting"
    away = Hall(room(attends={VISITORS[0]: frozenset(SLOTS[1:])}), [])
    assert away.objection(sitting(0, 0, 0)) is Objection.AWAY
    full = Hall(room(), [sitting(1, 2, 0), sitting(2, 2, 1)])
    assert full.objection(sitting(3, 2, 2)) is Objection.PARTNER_FULL
    wrong_table = Sitting(VISITORS[0], HOSTS[1], UUID(int=200), SLOTS[0], 1)
    assert Hall(room(), []).objection(wrong_table) is Objection.SEAT_CLOSED
    offered = sitting(2, 1, 1)
    assert alone.objection(offered) is Objection.SEAT_OFFERED
    assert alone.without([offered]).objection(offered) is None


def test_the_neediest_come_first_in_whatever_order_they_arrived() -> None:
    wishes = dict.fromkeys(VISITORS, HOSTS)
    meetings = [sitting(0, 0, 0), sitting(0, 2, 1), sitting(1, 0, 1)]
    orders = {
        tuple(one.cooperative_id for one in queue(list(arrived), wishes, meetings, event_id=EVENT))
        for arrived in permutations(VISITORS[:4])
    }
    (order,) = orders
    assert order[-1] == VISITORS[0]
    assert order[-2] == VISITORS[1]
    wanting = {VISITORS[2]: HOSTS[:1], VISITORS[3]: HOSTS}
    ranked = queue(VISITORS[2:4], wanting, [], event_id=EVENT)
    assert [len(one.wishes) for one in ranked] == [3, 1], "more unmet wishes first among equals"
    assert queue(VISITORS[:1], {VISITORS[0]: HOSTS[:1]}, meetings, event_id=EVENT) == []


def test_a_seat_goes_only_to_who_wants_the_partner_can_come_and_has_not_declined() -> None:
    hall = Hall(room(), [sitting(1, 2, 0)])
    waiting = queue(VISITORS, dict.fromkeys(VISITORS, HOSTS[:1]), [], event_id=EVENT)
    place = (UUID(int=200), SLOTS[0], 1)
    passed = Passed(seats={(place, VISITORS[2])})
    could = [s.cooperative_id for s in eligible(hall, place, by_wish(waiting), passed)]
    assert could == [
        one.cooperative_id
        for one in waiting
        if one.cooperative_id not in {VISITORS[1], VISITORS[2]}
    ]


def planned(visitor: int, slot: int, start: int) -> Planned:
    at = NOW + timedelta(minutes=start)
    seat = sitting(visitor, visitor % 4, slot)
    return Planned(UUID(int=visitor * 10 + slot), seat, at, at + timedelta(minutes=20))


def test_only_the_next_meeting_of_who_has_not_arrived_is_due_and_only_within_grace() -> None:
    meetings = [planned(0, 0, 5), planned(0, 1, 8), planned(1, 0, 5), planned(2, 1, 30)]
    grace = timedelta(minutes=10)
    assert [one.meeting_id.int for one in due(meetings, {VISITORS[1]}, NOW, grace)] == [0]
    later = NOW + timedelta(minutes=25)
    assert [one.meeting_id.int for one in due(meetings, {VISITORS[1]}, later, grace)] == [1, 21]
    assert due(meetings, set(VISITORS), later, grace) == []
    assert due(meetings, set(), NOW + timedelta(hours=5), grace) == []


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.integers(-60, 60)), max_size=12),
    st.sets(st.sampled_from(VISITORS)),
    st.integers(0, 30),
)
def test_at_most_one_meeting_of_each_is_due_and_none_of_who_has_arrived(
    rows: list[tuple[int, int, int]], arrived: set[UUID], grace: int
) -> None:
    meetings = [planned(*row) for row in rows]
    found = due(meetings, arrived, NOW, timedelta(minutes=grace))
    owners = [one.sitting.cooperative_id for one in found]
    assert len(owners) == len(set(owners))
    assert not arrived.intersection(owners)
    for one in found:
        assert one.ends_at > NOW
        assert one.starts_at - timedelta(minutes=grace) <= NOW
        own = [m for m in meetings if m.sitting.cooperative_id == one.sitting.cooperative_id]
        assert one.starts_at == min(m.starts_at for m in own if m.ends_at > NOW)


class Afternoon(RuleBasedStateMachine):
    """Arrivals, releases, offers and answers in any order, on the rules alone."""

    @initialize()
    def begin(self) -> None:
        self.room = room()
        self.sittings = [sitting(0, 0, 0), sitting(1, 2, 0), sitting(2, 1, 1)]
        self.released: list[Sitting] = []
        self.pending: list[Sitting] = []
        self.arrived: set[UUID] = set()

    def hall(self) -> Hall:
        return Hall(self.room, self.sittings, self.pending)

    @rule(visitor=st.sampled_from(VISITORS))
    def arrive(self, visitor: UUID) -> None:
        self.arrived.add(visitor)

    @rule(data=st.data())
    def release(self, data: st.DataObject) -> None:
        missing = [s for s in self.sittings if s.cooperative_id not in self.arrived]
        if missing:
            gone = data.draw(st.sampled_from(missing))
            self.sittings.remove(gone)
            self.released.append(gone)

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        if not self.released:
            return
        back = data.draw(st.sampled_from(self.released))
        self.pending = [offer for offer in self.pending if offer.place != back.place]
        if self.hall().objection(back) is None:
            self.released.remove(back)
            self.sittings.append(back)

    @rule(data=st.data())
    def offer(self, data: st.DataObject) -> None:
        free = list(self.hall().free())
        if not free:
            return
        place = data.draw(st.sampled_from(free))
        wishes = dict.fromkeys(VISITORS, HOSTS)
        waiting = queue(self.arrived, wishes, self.sittings, event_id=EVENT)
        found = next(eligible(self.hall(), place, by_wish(waiting)), None)
        if found is not None:
            self.pending.append(found)

    @rule(data=st.data(), accepts=st.booleans())
    def answer(self, data: st.DataObject, accepts: bool) -> None:
        if not self.pending:
            return
        offer = data.draw(st.sampled_from(self.pending))
        self.pending.remove(offer)
        fits = self.hall().objection(offer) is None
        if accepts and fits:
            self.sittings.append(offer)

    @invariant()
    def nobody_is_booked_twice(self) -> None:
        assert broken(self.room, self.sittings) == []

    @invariant()
    def a_seat_is_offered_to_one_at_a_time(self) -> None:
        places = Counter(offer.place for offer in self.pending)
        assert all(count == 1 for count in places.values())


TestAfternoon = Afternoon.TestCase
