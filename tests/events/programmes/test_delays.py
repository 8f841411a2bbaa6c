"""A day that runs late, and sessions that are cut, as pure functions."""

from datetime import date, time
from uuid import UUID

import pytest

from app.events.errors import NoSlotFitsError, PrayerStaysError, SessionUnknownError
from app.events.intervals import IntervalIn
from app.events.programmes.delays import delayed, shortened
from app.events.records import IntervalKind

DAY = date(2025, 7, 4)
IDS = [UUID(int=number) for number in range(5)]


def slot(start: str, end: str, session: str = "pagi") -> IntervalIn:
    return IntervalIn(
        kind=IntervalKind.SLOT,
        starts_at=time.fromisoformat(start),
        ends_at=time.fromisoformat(end),
        session=session,
        day=DAY,
        id=None,
    )


PROGRAMME = [
    slot("09:00", "09:20"),
    slot("09:20", "09:40"),
    slot("09:40", "10:00"),
    slot("10:30", "10:50", "siang"),
    slot("10:50", "11:10", "siang"),
]


def times(programme: list[IntervalIn]) -> list[str]:
    return [f"{one.starts_at:%H:%M}-{one.ends_at:%H:%M}" for one in programme]


def test_what_runs_stays_and_all_that_is_ahead_is_later() -> None:
    late = delayed(PROGRAMME, DAY, time(9, 25), 30)
    assert times(late) == [
        "09:00-09:20",
        "09:20-09:40",
        "10:10-10:30",
        "11:00-11:20",
        "11:20-11:40",
    ]
    assert delayed(PROGRAMME, DAY, time(12), 30) == PROGRAMME
    assert delayed(PROGRAMME, date(2025, 7, 5), time(0), 30) == PROGRAMME


def test_a_session_is_cut_evenly_and_what_follows_stays() -> None:
    numbered = [
        one.model_copy(update={"id": known}) for one, known in zip(PROGRAMME, IDS, strict=True)
    ]
    cut = shortened(numbered, DAY, time(8), "pagi", 20)
    assert times(cut) == [
        "09:00-09:13",
        "09:13-09:26",
        "09:26-09:40",
        "10:30-10:50",
        "10:50-11:10",
    ]
    assert [one.id for one in cut] == IDS
    running = shortened(numbered, DAY, time(10, 40), "siang", 10)
    assert times(running)[3:] == ["10:30-10:50", "10:50-11:00"]


def rest(start: str, end: str) -> IntervalIn:
    return slot(start, end).model_copy(update={"kind": IntervalKind.BREAK, "session": None})


def test_a_break_within_a_session_comes_earlier_when_it_is_cut() -> None:
    coffee = [
        slot("09:00", "09:20"),
        slot("09:20", "09:40"),
        rest("09:40", "10:00"),
        slot("10:00", "10:20"),
        slot("10:20", "10:40"),
        slot("10:40", "11:00", "siang"),
    ]
    assert times(shortened(coffee, DAY, time(8), "pagi", 20)) == [
        "09:00-09:15",
        "09:15-09:30",
        "09:30-09:50",
        "09:50-10:05",
        "10:05-10:20",
        "10:40-11:00",
    ]


def test_the_friday_prayer_stays_where_it_is() -> None:
    friday = [
        slot("10:20", "10:40"),
        slot("10:40", "11:00"),
        rest("11:20", "13:00"),
        slot("13:00", "13:20"),
        slot("13:20", "13:40"),
    ]
    assert times(delayed(friday, DAY, time(8), 20)) == [
        "10:40-11:00",
        "11:00-11:20",
        "11:20-13:00",
        "13:20-13:40",
        "13:40-14:00",
    ]
    with pytest.raises(PrayerStaysError):
        delayed(friday, DAY, time(8), 25)
    with pytest.raises(PrayerStaysError):
        delayed(friday, DAY, time(8), 180)
    assert times(shortened(friday, DAY, time(8), "pagi", 20))[2:] == [
        "11:20-13:00",
        "13:00-13:10",
        "13:10-13:20",
    ]
    monday = date(2025, 7, 7)
    other = [one.model_copy(update={"day": monday}) for one in friday]
    assert times(delayed(other, monday, time(8), 30))[2] == "11:50-13:30"


def test_what_cannot_be_cut_is_refused() -> None:
    with pytest.raises(SessionUnknownError):
        shortened(PROGRAMME, DAY, time(9, 50), "pagi", 10)
    with pytest.raises(NoSlotFitsError):
        shortened(PROGRAMME, DAY, time(8), "siang", 35)
