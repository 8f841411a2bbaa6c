"""What refusals about programmes and days say to people, and to programs."""

from datetime import date, time

import pytest

from app.core.locale import Locale, long_date
from app.events.errors import DayInUseError, IntervalOrderError, IntervalsOverlapError
from app.events.records import IntervalKind
from app.events.rules import IntervalPlan, ordered


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("id", "Selesai pukul 10.00, padahal mulai pukul 11.00."),
        ("en", "It ends at 10:00 although it begins at 11:00."),
    ],
)
def test_refusals_say_times_and_dates_in_the_readers_way(locale: Locale, said: str) -> None:
    order = IntervalOrderError(start=time(11), end=time(10))
    assert order.detail(locale).startswith(said)
    assert order.context == {"start": "11:00", "end": "10:00"}, "as programs read them"
    used = DayInUseError(day=date(2026, 12, 1))
    assert long_date(date(2026, 12, 1), locale) in used.detail(locale)


def test_parts_that_overlap_are_named_by_their_days_where_an_event_has_several() -> None:
    days = [date(2026, 12, 1), date(2026, 12, 2)]
    clash = [
        IntervalPlan(IntervalKind.SLOT, time(hour), time(12), "", "", "pagi", days[0])
        for hour in (10, 11)
    ]
    for of_event, dated in ((days[:1], ""), (days, "Selasa, 1 Desember 2026 ")):
        with pytest.raises(IntervalsOverlapError) as refused:
            ordered(clash, of_event, "Asia/Jakarta")
        said = refused.value.detail("id")
        assert said.startswith(f"pagi {dated}10.00–12.00 dan pagi {dated}11.00–12.00 bertumpukan")
        assert "pukul 11.00 atau lebih awal" in said
