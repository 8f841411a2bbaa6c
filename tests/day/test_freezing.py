"""How far the day has come: what is frozen, and what a change without a time may still touch."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.day.errors import NothingLeftError
from app.day.freezing import NOTICE, DayClock, frozen, past_kept
from app.meetings.sitting import Sitting

MIDNIGHT = datetime(2025, 7, 4, tzinfo=UTC)


@dataclass(frozen=True)
class Slot:
    id: UUID
    starts_at: datetime


DAY = [Slot(UUID(int=n), MIDNIGHT + timedelta(hours=9, minutes=20 * n)) for n in range(6)]
TWO_DAYS = [*DAY, *(Slot(UUID(int=9 + s.id.int), s.starts_at + timedelta(days=1)) for s in DAY)]
minutes = st.integers(0, 26 * 60)


def at(hour: int, minute: int = 0, day: int = 0) -> datetime:
    return MIDNIGHT + timedelta(days=day, hours=hour, minutes=minute)


def test_the_next_slot_is_frozen_while_the_day_runs_and_shortly_before() -> None:
    assert frozen(DAY, at(8)).slots == ()
    assert frozen(DAY, DAY[0].starts_at - NOTICE).slots == (DAY[0].id,)
    running = frozen(DAY, at(9, 25))
    assert (running.slots, running.refill) == (tuple(s.id for s in DAY[:3]), (DAY[2].id,))
    assert frozen(DAY, at(23)).slots == tuple(s.id for s in DAY)


def test_the_first_slot_of_the_next_day_is_not_frozen_the_evening_before() -> None:
    first_day = tuple(s.id for s in DAY)
    assert frozen(TWO_DAYS, at(18)).slots == first_day
    assert frozen(TWO_DAYS, at(8, 45, day=1)).slots == (*first_day, TWO_DAYS[6].id)


@given(minutes, minutes, minutes, st.booleans())
def test_a_change_never_reaches_back_into_what_is_left_alone(
    now: int, start: int, length: int, named: bool
) -> None:
    clock = DayClock(DAY, MIDNIGHT + timedelta(minutes=now))
    first, last = at(0, start), at(0, start + length)
    kept = clock.begun if named else set(clock.left_alone.slots)
    later = [s.starts_at for s in DAY if s.id not in kept]
    try:
        begin, end = clock.window(first, last, named=named)
    except NothingLeftError:
        assert kept
        assert not any(begins < last for begins in later)
        return
    assert (begin >= first, end) == (True, last)
    assert not any(begin <= s.starts_at < end for s in DAY if s.id in kept)
    assert all(begin <= begins for begins in later if first <= begins < last)


def test_a_day_that_is_over_has_nothing_left() -> None:
    with pytest.raises(NothingLeftError):
        DayClock(DAY, at(23)).window(at(0), at(24), named=False)


def sittings() -> st.SearchStrategy[set[Sitting]]:
    one = st.builds(
        Sitting,
        *(st.integers(low, low + 3).map(lambda n: UUID(int=n)) for low in (100, 200, 300)),
        st.sampled_from([s.id for s in DAY]),
        st.integers(1, 2),
    )
    return st.sets(one, max_size=12)


@given(sittings(), sittings(), st.sets(st.sampled_from([s.id for s in DAY])))
def test_what_is_left_alone_stays_and_no_pair_meets_again(
    current: set[Sitting], wanted: set[Sitting], left: set[UUID]
) -> None:
    kept = past_kept(current, wanted, left)
    assert {one for one in kept if one.slot_id in left} == {
        one for one in current if one.slot_id in left
    }
    met = {one.pair for one in current if one.slot_id in left}
    later = {one for one in kept if one.slot_id not in left}
    assert later == {one for one in wanted if one.slot_id not in left and one.pair not in met}
