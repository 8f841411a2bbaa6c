"""Dates as people type them, the day first -> dates."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.sheets.files.cells import Cell, NoValue, text_of
from app.sheets.values.keys import is_absent, plain, remembered, visible, western_digits

EARLIEST = date(1945, 1, 1)
"""Before this, a date on a list of today's cooperatives is a slip of the keyboard."""
FAR = date(9000, 1, 1)
"""A `today` under which every date is plausible."""
_FUTURE = timedelta(days=366)
_LONGEST_TEXT = 200
_SERIAL = re.compile(r"\d{5}")
_SERIALS = range(20_000, 80_000)
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agust agu ags aug agt",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}
_PREFIX = re.compile(r"(?:[a-z' ]+,\s*|(?:tanggal|tgl)\b[.:]?\s*)+")
_TIME = re.compile(r"[ t]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?z?$")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})")
_NAMED = re.compile(r"(\d{1,2})[\s\-/.]*([a-z]+)[\s\-/.,]*(\d{4}|\d{2})")
_NAMED_FIRST = re.compile(r"([a-z]+)[\s.]*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})")
_COMPACT = re.compile(r"(20\d\d|19\d\d)(\d\d)(\d\d)")
_CENTURY, _PIVOT = 100, 70
_MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date, None if there is none to be had, and the finding's code (empty: nothing to tell)."""

    value: date | None = None
    code: str = ""


def read_date(cell: Cell, today: date) -> ReadDate:
    """Return what a cell of a date column says; `today` bounds what is plausible."""
    if isinstance(cell, date):
        return _plausible(ReadDate(cell), today)
    if isinstance(cell, NoValue) or is_absent(text := text_of(cell)):
        return ReadDate(code="date_missing")
    return _plausible(_read_text(text), today)


def _plausible(found: ReadDate, today: date) -> ReadDate:
    if found.value and not EARLIEST <= found.value <= today + _FUTURE:
        return ReadDate(code="date_implausible")
    return found


@remembered
def _read_text(raw: str) -> ReadDate:
    text = plain(western_digits(visible(raw[:_LONGEST_TEXT]))).strip("'`. ")
    if _SERIAL.fullmatch(text) and int(text) in _SERIALS:
        return ReadDate(_EXCEL_DAY_ZERO + timedelta(days=int(text)), "date_text")
    text = _PREFIX.sub("", _TIME.sub("", text), count=1) if not text[:1].isdigit() else text
    text = _TIME.sub("", text)
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return _make(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(text):
        return _day_first(int(match[1]), int(match[2]), _full_year(match[3]))
    if match := _NAMED.fullmatch(text):
        return _make(_full_year(match[3]), _MONTHS.get(match[2], 0), int(match[1]))
    if match := _NAMED_FIRST.fullmatch(text):
        return _make(int(match[3]), _MONTHS.get(match[1], 0), int(match[2]))
    return ReadDate(code="date_invalid")


def _day_first(day: int, month: int, year: int) -> ReadDate:
    if month > _MONTHS_IN_YEAR >= day:
        return _make(year, day, month, "date_us_order")
    return _make(year, month, day)


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _make(year: int, month: int, day: int, code: str = "date_text") -> ReadDate:
    try:
        return ReadDate(datetime(year, month, day).date(), code)  # noqa: DTZ001
    except ValueError:
        return ReadDate(code="date_invalid")
