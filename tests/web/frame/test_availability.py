"""When a party is there, slot by slot."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.events.records import Event, Interval, IntervalKind
from app.web.frame.records.availability import Ticks, Window, absences_after, boxes

START = datetime(2025, 7, 4, 1, tzinfo=UTC)
EVENT = Event(
    name="X", day=date(2025, 7, 4), timezone="Asia/Jakarta", created_at=START, updated_at=START
)


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


SLOTS = [
    Interval(
        id=UUID(int=number + 1),
        event_id=UUID(int=0),
        kind=IntervalKind.SLOT,
        starts_at=at(30 * number),
        ends_at=at(30 * number + 20),
        session="pagi" if number < 3 else "siang",
    )
    for number in range(6)
]
IDS = [slot.id for slot in SLOTS]
WINDOWS = st.lists(
    st.tuples(st.integers(-30, 200), st.integers(1, 90)).map(
        lambda span: (at(span[0]), at(span[0] + span[1]))
    ),
    max_size=5,
)


def present(windows: list[Window]) -> set[UUID]:
    shown = boxes(SLOTS, windows, EVENT, "id").values()
    return {box.id for row in shown for box in row if box.present}


@given(WINDOWS, st.sets(st.sampled_from(IDS)))
def test_the_party_is_there_in_just_the_slots_that_were_chosen(
    windows: list[Window], chosen: set[UUID]
) -> None:
    assert present(absences_after(SLOTS, windows, chosen, EVENT.timezone)) == chosen


@given(WINDOWS)
def test_saving_without_a_change_changes_nothing(windows: list[Window]) -> None:
    assert absences_after(SLOTS, windows, present(windows), EVENT.timezone) == sorted(windows)


def test_slots_side_by_side_are_one_span_and_other_absences_stay() -> None:
    late = (at(300), at(360))
    after = absences_after(SLOTS, [late], set(IDS[2:]), EVENT.timezone)
    assert after == [(at(0), at(50)), late]


def test_boxes_stand_by_session_in_order_of_time() -> None:
    shown = boxes(SLOTS, [(at(35), at(40))], EVENT, "en")
    assert {name: [box.present for box in row] for name, row in shown.items()} == {
        "pagi": [True, False, True],
        "siang": [True, True, True],
    }
    assert (shown["pagi"][0].starts, shown["pagi"][0].ends) == ("08:00", "08:20")


def slot_of(number: int, starts_at: datetime, minutes: int = 20) -> Interval:
    return Interval(
        id=UUID(int=number),
        event_id=UUID(int=0),
        kind=IntervalKind.SLOT,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        session="pagi",
    )


def test_each_day_has_boxes_and_absences_of_its_own() -> None:
    days = [slot_of(number, at(24 * 60 * number)) for number in (0, 1)]
    event = EVENT.model_copy(update={"further_days": ["2025-07-05"]})
    shown = boxes(days, [], event, "en")
    assert list(shown) == ["Friday, 4 July 2025 · pagi", "Saturday, 5 July 2025 · pagi"]
    after = absences_after(days, [], set(), event.timezone)
    assert after == [(slot.starts_at, slot.ends_at) for slot in days]


def test_slots_on_both_sides_of_midnight_are_not_one_span() -> None:
    midnight = 16 * 60  # from 08:00 in Jakarta
    around = [slot_of(n, at(midnight + 20 * (n - 2))) for n in range(4)]
    after = absences_after(around, [], set(), EVENT.timezone)
    assert after == [
        (at(midnight - 40), at(midnight)),
        (at(midnight), at(midnight + 40)),
    ]


def test_a_refused_form_keeps_its_ticks_for_the_slots_that_it_showed() -> None:
    before = {box.id: box.mark for row in boxes(SLOTS, [], EVENT, "id").values() for box in row}
    ticks = Ticks("1", frozenset(before.values()), frozenset(IDS[1:]))
    assert ticks.fit(SLOTS, 1)
    assert not ticks.fit(SLOTS, 2)
    moved = [*SLOTS[:-1], SLOTS[-1].model_copy(update={"ends_at": at(175)})]
    for other in (moved, SLOTS[1:], [*SLOTS, slot_of(9, at(300))], []):
        assert not ticks.fit(other, 1)
    away = [(at(0), at(300))]
    shown = boxes(moved, away, EVENT, "id", ticks)
    assert [box.present for row in shown.values() for box in row] == [False, *[True] * 4, False]
