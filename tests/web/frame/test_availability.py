"""When a party is there, slot by slot."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.events.parties import absence_windows
from app.events.records import Event, Interval, IntervalKind
from app.web.frame.records.availability import Window, absences_after, boxes, written

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
    assert present(absences_after(SLOTS, windows, chosen)) == chosen


@given(WINDOWS)
def test_saving_without_a_change_changes_nothing(windows: list[Window]) -> None:
    assert absences_after(SLOTS, windows, present(windows)) == sorted(windows)


def test_slots_side_by_side_are_one_span_and_other_absences_stay() -> None:
    late = (at(300), at(360))
    after = absences_after(SLOTS, [late], set(IDS[2:]))
    assert after == [(at(0), at(50)), late]
    assert [(one.starts_at, one.ends_at) for one in written(after, EVENT)] == [
        ("08:00", "08:50"),
        ("13:00", "14:00"),
    ]


def test_boxes_stand_by_session_in_order_of_time() -> None:
    shown = boxes(SLOTS, [(at(35), at(40))], EVENT, "en")
    assert {name: [box.present for box in row] for name, row in shown.items()} == {
        "pagi": [True, False, True],
        "siang": [True, True, True],
    }
    assert (shown["pagi"][0].starts, shown["pagi"][0].ends) == ("08:00", "08:20")


def test_the_second_day_has_boxes_and_absences_of_its_own() -> None:
    later = [
        Interval.model_validate(
            {
                **slot.model_dump(),
                "id": UUID(int=slot.id.int + 100),
                "starts_at": slot.starts_at + timedelta(days=1),
                "ends_at": slot.ends_at + timedelta(days=1),
            }
        )
        for slot in SLOTS[:1]
    ]
    event = EVENT.model_copy(update={"further_days": ["2025-07-05"]})
    shown = boxes([*SLOTS[:1], *later], [], event, "en")
    assert list(shown) == ["Friday, 4 July 2025 · pagi", "Saturday, 5 July 2025 · pagi"]
    after = absences_after([*SLOTS[:1], *later], [], {SLOTS[0].id})
    (one,) = written(after, event)
    assert absence_windows([one], event.day, event.timezone) == after
