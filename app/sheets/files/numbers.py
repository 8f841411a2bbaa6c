"""Numbers as files write them, and dates, which workbooks count in days since a day zero."""

from datetime import date, datetime, timedelta
from math import isfinite

_MOST_DIGITS = 300
_DAY_ZERO, _DAY_ZERO_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001


def number_of(raw: str) -> int | float | str:
    """Return the number that a text is, whole if it is whole; the text itself if it is none."""
    if raw.isdecimal() and len(raw) <= _MOST_DIGITS:
        return int(raw)
    try:
        value = float(raw)
    except ValueError:
        return raw
    return whole(value) if isfinite(value) else raw


def whole(value: float) -> int | float | str:
    """Return a number, whole if it is whole; as a text if it is beyond all numbers."""
    if not isfinite(value):
        return str(value)
    return int(value) if value.is_integer() else value


def date_of(serial: float, *, date1904: bool) -> date | str | float:
    """Return the date of a number of days; the time of day for less than one; else the number."""
    if 0 <= serial < 1:
        return f"{_DAY_ZERO + timedelta(days=serial):%H:%M}"
    try:
        moment = (_DAY_ZERO_1904 if date1904 else _DAY_ZERO) + timedelta(days=serial)
    except OverflowError:
        return serial
    return moment.date()
