"""Programmes to begin an event with, as pure rules."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Final

from app.events.intervals import IntervalIn
from app.events.records import EventTemplate, IntervalKind

FRIDAY: Final = 4
"""`date.weekday()` of the day with the long break for the Friday prayer."""
_CONTACTS: Final = frozenset(
    {EventTemplate.BUSINESS_CONTACT, EventTemplate.BUSINESS_CONTACT_TWO_DAYS}
)


def programme_of(template: EventTemplate, days: Sequence[date]) -> list[IntervalIn]:
    """Return a template's programme on these days; Fridays have time for the prayer."""
    return [
        one.model_copy(update={"day": day})
        for day in days
        for one in _day_of(template, day, is_first=day == days[0], is_last=day == days[-1])
    ]


def _day_of(
    template: EventTemplate, day: date, *, is_first: bool, is_last: bool
) -> list[IntervalIn]:
    friday = day.weekday() == FRIDAY
    if template in _CONTACTS:
        noon = "11:20" if friday else "12:00"
        opening = _other(IntervalKind.PLENARY, "08:30", "09:40", "Pembukaan", "Opening")
        closing = _other(IntervalKind.PLENARY, "14:40", "15:00", "Penutupan", "Closing")
        return [
            _other(IntervalKind.REGISTRATION, "07:00", "08:30", "Registrasi", "Registration"),
            *([opening] if is_first else _slots("Pagi", "08:40", "09:40", 20)),
            *_slots("Pagi", "09:40", noon, 20),
            rest(noon, friday=friday),
            *_slots("Siang", "13:00", "14:40", 20),
            *([closing] if is_last else ()),
        ]
    if template is EventTemplate.TRADE_FAIR:
        noon = "11:00" if friday else "12:00"
        return [
            _other(IntervalKind.REGISTRATION, "08:00", "09:00", "Registrasi", "Registration"),
            *_slots("Pagi", "09:00", noon, 30),
            rest(noon, friday=friday),
            *_slots("Siang", "13:00", "16:00", 30),
        ]
    return []


def rest(begin: str, *, friday: bool) -> IntervalIn:
    """Return the break at noon, which on a Friday is that of the prayer."""
    names = ("Salat Jumat dan makan siang", "Friday prayer and lunch")
    return _other(
        IntervalKind.BREAK,
        begin,
        "13:00",
        *(names if friday else ("Istirahat, salat, makan siang", "Break, prayer, lunch")),
    )


def _other(kind: IntervalKind, begin: str, end: str, title_id: str, title_en: str) -> IntervalIn:
    return IntervalIn(
        kind=kind,
        starts_at=time.fromisoformat(begin),
        ends_at=time.fromisoformat(end),
        title_id=title_id,
        title_en=title_en,
    )


def _slots(session: str, begin: str, end: str, minutes: int) -> list[IntervalIn]:
    """Return slots of so many minutes that fill the time from `begin` to `end`."""
    length = timedelta(minutes=minutes)
    start, last = (_since_midnight(at) for at in (begin, end))
    starts = [start + number * length for number in range((last - start) // length)]
    return [
        IntervalIn(
            kind=IntervalKind.SLOT,
            starts_at=_at(at),
            ends_at=_at(at + length),
            session=session,
        )
        for at in starts
    ]


def _since_midnight(at: str) -> timedelta:
    clock = time.fromisoformat(at)
    return timedelta(hours=clock.hour, minutes=clock.minute)


def _at(since_midnight: timedelta) -> time:
    minutes = since_midnight // timedelta(minutes=1)
    return time(minutes // 60, minutes % 60)
