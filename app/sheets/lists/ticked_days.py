"""Columns of days, dates and sessions that are ticked for each row: read by nobody, but told."""

import re
from collections.abc import Sequence

from app.sheets.files.cells import text_of
from app.sheets.findings import Finding
from app.sheets.layout.columns import Column
from app.sheets.layout.reading import OpenedList
from app.sheets.values.keys import words
from app.sheets.values.marks import is_mark, read_mark

DAY = re.compile(
    r"\b(?:hari|day|sesi|session|putaran|gelombang|tanggal|tgl|pagi|siang|sore|malam|morning"
    r"|afternoon|evening|senin|selasa|rabu|kamis|jumat|sabtu|ahad|minggu"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\b\d{1,2} (?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)[a-z]*\b"
    r"|^\d{1,2} \d{1,2}(?: \d{2,4})?$"
)
"""What names a day, a date or a session, in the `words` of a heading."""
_PRESENT = frozenset({"h", "p", "hadir", "present"})
"""Letters that a list of those present has for a tick."""
_MOSTLY = 0.8


def ticked_days(parts: Sequence[OpenedList]) -> list[Finding]:
    """Return what to tell about each column of a day of which nothing is taken, once a sheet."""
    found: dict[tuple[str, str], Finding] = {}
    for part in parts:
        if not part.split.data:
            continue
        first = part.split.data[0].row
        for column in part.columns:
            if not column.means and is_of_a_day(column) and _is_ticked(part, column):
                where = (first.number, first.line, column.key, column.heading)
                finding = Finding(*where, "column_of_a_day", sheet=part.sheet)
                found.setdefault((part.table.name, column.key), finding)
    return list(found.values())


def is_of_a_day(column: Column) -> bool:
    """Tell whether a heading, or that of its group, names a day, a date or a session."""
    return any(DAY.search(words(said)) for said in (column.heading, column.group))


def _is_ticked(opened: OpenedList, column: Column) -> bool:
    cells = (data.row.at(column.index) for data in opened.split.data)
    texts = [text for cell in cells if (text := text_of(cell).strip())]
    marks = [text for text in texts if is_mark(text) or words(text) in _PRESENT]
    said = [text for text in marks if words(text) in _PRESENT or read_mark(text) != "no"]
    return bool(said) and len(marks) >= _MOSTLY * len(texts)
