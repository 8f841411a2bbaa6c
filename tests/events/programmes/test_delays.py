"""A day that runs late, and sessions that are cut, as pure functions."""

from datetime import date, time
from uuid import UUID

import pytest

from app.events.errors import NoSlotFitsError, SessionUnknownError
from app.events.programmes.delays import delayed, shortened
from app.events.records import IntervalKind
from app.events.schemas import IntervalIn

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


def test_what_cannot_be_cut_is_refused() -> None:
    with pytest.raises(SessionUnknownError):
        shortened(PROGRAMME, DAY, time(9, 50), "pagi", 10)
    with pytest.raises(NoSlotFitsError):
        shortened(PROGRAMME, DAY, time(8), "siang", 35)
