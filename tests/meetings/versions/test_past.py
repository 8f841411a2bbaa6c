"""Which slots a new version may not touch, and when it does."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.meetings.sitting import Sitting
from app.meetings.versions.past import REMEMBERED, first_changed, kept_slots

NINE = datetime(2025, 7, 4, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Slot:
    id: UUID
    starts_at: datetime
    ends_at: datetime


SLOTS = [
    Slot(UUID(int=n), NINE + timedelta(minutes=30 * n), NINE + timedelta(minutes=30 * n + 20))
    for n in range(4)
]


def kept(minute: int, *, running: bool) -> list[int]:
    now = NINE + timedelta(minutes=minute)
    return [slot.id.int for slot in kept_slots(SLOTS, now, running=running)]


def test_what_has_begun_is_kept_and_for_seats_only_what_is_over() -> None:
    assert kept(-1, running=False) == []
    assert kept(30, running=False) == [0, 1]
    assert kept(30, running=True) == [0]
    assert kept(49, running=True) == [0]
    assert kept(50, running=True) == [0, 1]


def test_a_day_is_kept_for_a_while_and_an_event_of_the_past_is_a_rehearsal() -> None:
    last = SLOTS[-1].ends_at
    assert len(kept_slots(SLOTS, last + REMEMBERED - timedelta(minutes=1), running=False)) == 4
    assert kept_slots(SLOTS, last + REMEMBERED, running=False) == []
    assert kept_slots([], last, running=False) == []


def sitting(cooperative: int, table: int, slot: int, seat: int = 1) -> Sitting:
    return Sitting(UUID(int=cooperative), UUID(int=table), UUID(int=table), SLOTS[slot].id, seat)


SITTINGS = st.sets(
    st.builds(sitting, st.integers(1, 3), st.integers(1, 2), st.integers(0, 3)), max_size=6
)


@given(SITTINGS, SITTINGS, st.integers(0, 4))
def test_the_first_kept_slot_that_differs_is_found(
    before: set[Sitting], after: set[Sitting], count: int
) -> None:
    found = first_changed(SLOTS[:count], before, after)
    differ = [
        slot
        for slot in SLOTS[:count]
        if {b for b in before if b.slot_id == slot.id} != {a for a in after if a.slot_id == slot.id}
    ]
    assert found == (differ[0] if differ else None)


def test_another_seat_of_the_same_table_is_no_change() -> None:
    before, after = [sitting(1, 1, 0, seat=1)], [sitting(1, 1, 0, seat=2)]
    assert first_changed(SLOTS, before, after) is None
