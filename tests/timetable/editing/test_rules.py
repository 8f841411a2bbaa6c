"""What a change by hand makes of meetings, and which version undoing brings back."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.meetings.sitting import Sitting
from app.timetable.editing.rules import (
    Step,
    clashes,
    made_from,
    stepped,
    swapped,
    version_before,
)


def key(number: int) -> UUID:
    return UUID(int=number)


def sitting(cooperative: int, partner: int, table: int, slot: int, seat: int = 1) -> Sitting:
    return Sitting(key(cooperative), key(100 + partner), key(200 + table), key(300 + slot), seat)


def in_order(one: Sitting) -> tuple[object, ...]:
    return one.slot_id, one.table_id, one.seat


def test_two_meetings_of_one_partner_exchange_slot_and_table() -> None:
    one, other = sitting(1, 1, 1, 1), sitting(2, 1, 2, 2)
    assert stepped([one, other], swapped(one, other), in_order) == [
        sitting(2, 1, 1, 1),
        sitting(1, 1, 2, 2),
    ]


def test_meetings_of_two_partners_exchange_slots_and_stay_at_their_tables() -> None:
    one, other = sitting(1, 1, 1, 1), sitting(1, 2, 2, 2)
    assert stepped([one, other], swapped(one, other), in_order) == [
        sitting(1, 2, 2, 1),
        sitting(1, 1, 1, 2),
    ]


def test_who_comes_takes_the_first_free_seat_and_others_keep_theirs() -> None:
    there = [sitting(1, 1, 1, 1, seat=1), sitting(2, 1, 1, 1, seat=3), sitting(3, 1, 2, 2)]
    step = Step(key(3), key(101), key(301), key(201))
    after = stepped(there, [step], in_order)
    assert after == [there[0], sitting(3, 1, 1, 1, seat=2), there[1]]
    assert not clashes(after, {step.pair}, {key(201): 3})


def test_a_clash_is_a_cooperative_in_two_places_or_a_moved_meeting_without_a_seat() -> None:
    moved = sitting(1, 1, 1, 1, seat=2)
    assert clashes([moved], {moved.pair}, {key(201): 1})
    assert not clashes([moved], (), {key(201): 1})
    assert clashes([sitting(1, 1, 1, 1), sitting(1, 2, 2, 1)], (), {})


def test_undoing_goes_back_one_change_after_the_other() -> None:
    origins = {1: "solve-run:1", 2: "edit:1", 3: "edit:2"}
    assert version_before(3, origins) == 2
    origins[4] = "undo:3"
    assert version_before(4, origins) == 1
    origins[5] = "undo:4"
    assert version_before(5, origins) is None
    origins[6] = "edit:5"
    assert version_before(6, origins) == 5
    assert (made_from(3, origins), made_from(5, origins), made_from(6, origins)) == (4, 6, None)
    assert version_before(1, origins) is None


@given(st.lists(st.sampled_from(["edit", "undo"]), max_size=12))
def test_undoing_always_brings_back_what_stood_before(acts: list[str]) -> None:
    origins, content, history = {1: "solve-run:1"}, {1: 0}, [0]
    newest = 1
    for act in acts:
        before = version_before(newest, origins)
        if act == "undo" and before is None:
            assert len(history) == 1
            continue
        if act == "undo":
            assert before is not None
            history.pop()
            content[newest + 1] = content[before]
        else:
            history.append(newest)
            content[newest + 1] = newest
        origins[newest + 1] = f"{act}:{newest}"
        newest += 1
        assert content[newest] == history[-1]


@given(
    st.lists(
        st.tuples(st.integers(1, 4), st.integers(1, 3), st.integers(1, 3), st.integers(1, 3)),
        max_size=8,
        unique_by=lambda row: row[:2],
    ),
    st.data(),
)
def test_steps_lose_no_meeting_and_put_each_where_it_should_be(
    rows: list[tuple[int, int, int, int]], data: st.DataObject
) -> None:
    there = [sitting(*row, seat=number) for number, row in enumerate(rows, start=1)]
    chosen = data.draw(st.lists(st.sampled_from(there), unique=True) if there else st.just([]))
    steps = [Step(*one.pair, key(301), key(201)) for one in chosen]
    after = stepped(there, steps, in_order)
    assert {one.pair for one in after} == {one.pair for one in there}
    assert len({one.place for one in after}) == len(after)
    moved = {step.pair for step in steps}
    for one in after:
        if one.pair in moved:
            assert (one.slot_id, one.table_id) == (key(301), key(201))
        else:
            assert one in there
