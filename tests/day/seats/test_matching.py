"""Seats of a slot offered all at once: beside every other way to offer them."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from app.day.seats.matching import matched
from app.day.seats.rules import Hall, Passed, Place, Waiting
from app.meetings.room import Room
from app.meetings.sitting import Sitting

VISITORS = [UUID(int=n) for n in range(1, 5)]
HOSTS = [UUID(int=100 + n) for n in range(3)]
SLOTS = [UUID(int=200 + n) for n in range(2)]
TABLES = {UUID(int=300 + n): HOSTS[n % 3] for n in range(4)}
"""The first host has two tables."""


def hall(most: dict[UUID, int] | None = None, sittings: Sequence[Sitting] = ()) -> Hall:
    everywhere = {(table, slot): 1 for table in TABLES for slot in SLOTS}
    always = {visitor: frozenset(SLOTS) for visitor in VISITORS}
    return Hall(Room(TABLES, everywhere, always, most or {}, set()), sittings)


def waits(visitor: int, *hosts: int) -> Waiting:
    return Waiting(VISITORS[visitor], 0, tuple(HOSTS[host] for host in hosts))


def place(table: int, slot: int = 0) -> Place:
    return UUID(int=300 + table), SLOTS[slot], 1


def told(found: Iterator[Sitting]) -> dict[UUID, Place]:
    return {one.cooperative_id: one.place for one in found}


def test_nobody_is_offered_the_only_seat_of_somebody_else_while_another_is_free() -> None:
    waiting = [waits(0, 1, 2), waits(1, 1)]
    assert told(matched(hall(), [place(1), place(2)], waiting)) == {
        VISITORS[0]: place(2),
        VISITORS[1]: place(1),
    }
    assert told(matched(hall(), [place(1)], waiting)) == {VISITORS[0]: place(1)}
    assert told(matched(hall(), [place(1), place(2)], waiting[:1])) == {VISITORS[0]: place(1)}


def test_the_same_cooperative_may_be_offered_a_seat_in_each_of_two_slots_but_not_of_one_host() -> (
    None
):
    places = [place(0), place(3), place(1, 1), place(0, 1)]
    found = list(matched(hall(), places, [waits(0, 0, 1)]))
    assert [(one.partner_id, one.slot_id) for one in found] == [
        (HOSTS[0], SLOTS[0]),
        (HOSTS[1], SLOTS[1]),
    ]


def ways(there: Hall, places: Sequence[Place], waiting: Sequence[Waiting]) -> list[set[UUID]]:
    """Return who is seated in each way to fill some of the places."""
    if not places:
        return [set()]
    first, rest = places[0], places[1:]
    found = ways(there, rest, waiting)
    owner = there.room.owner[first[0]]
    for one in waiting:
        sitting = Sitting(one.cooperative_id, owner, *first)
        if owner in one.wishes and there.objection(sitting) is None:
            more = ways(there.with_offer(sitting), rest, waiting)
            found += [others | {one.cooperative_id} for others in more]
    return found


wishes = st.lists(st.permutations(range(3)).map(lambda all_of: all_of[:2]), max_size=4)


@settings(max_examples=60)
@given(wishes, st.sets(st.integers(0, 3), min_size=1), st.none() | st.integers(0, 1))
def test_as_many_seats_as_can_be_are_offered_and_to_the_neediest(
    asked: list[list[int]], tables: set[int], most: int | None
) -> None:
    there = hall(None if most is None else {HOSTS[0]: most})
    waiting = [waits(visitor, *hosts) for visitor, hosts in enumerate(asked)]
    places = [place(table) for table in sorted(tables)]
    found = list(matched(there, places, waiting))
    for sitting in found:
        assert there.objection(sitting) is None
        there = there.with_offer(sitting)
    order = [one.cooperative_id for one in waiting]
    seated = {one.cooperative_id for one in found}
    everything = ways(hall(None if most is None else {HOSTS[0]: most}), places, waiting)
    assert len(seated) == len(found) == max(map(len, everything))
    best = max(everything, key=lambda some: [one in some for one in order])
    assert seated == best


def test_who_let_a_seat_pass_makes_way_for_the_next() -> None:
    passed = Passed(seats={(place(1), VISITORS[0])})
    found = matched(hall(), [place(1)], [waits(0, 1), waits(1, 1)], passed)
    assert told(found) == {VISITORS[1]: place(1)}
