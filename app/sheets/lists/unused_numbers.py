"""Columns of telephone numbers that are used for nothing while rows have none: always told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.sheets.findings import Finding
from app.sheets.layout.columns import Column
from app.sheets.layout.reading import OpenedList
from app.sheets.layout.sorting import DataRow
from app.sheets.rows import AttendeeRow, PartnerRow
from app.sheets.values.phones import is_plainly_mobile

_MOSTLY = 0.8
_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class _Lacking:
    """Where the rows stand that have no number: sheet and row."""

    places: frozenset[tuple[str, int]]

    def among(self, part: OpenedList, column: Column) -> list[DataRow]:
        """Return the rows without a number that have one in a column."""
        return [
            data
            for data in part.split.data
            if (part.sheet, data.row.number) in self.places
            and is_plainly_mobile(_text(data, column))
        ]


def unused_numbers(parts: Sequence[OpenedList], rows: Iterable[object]) -> list[Finding]:
    """Return what to tell about each such column, at its first row without a number.

    Only rows of attendees and partners have numbers. A column that a person left out is not told
    again.
    """
    people = (row for row in rows if isinstance(row, AttendeeRow | PartnerRow))
    lacking = _Lacking(frozenset((row.sheet, row.row) for row in people if not _number(row)))
    findings: dict[tuple[str, str], Finding] = {}
    for part in parts if lacking.places else ():
        for column in part.columns:
            where = (part.table.name, column.key)
            if column.means or column.basis == "user" or where in findings:
                continue
            if _are_numbers(part, column) and (without := lacking.among(part, column)):
                findings[where] = _finding(part, column, without)
    return list(findings.values())


def _number(row: AttendeeRow | PartnerRow) -> str:
    if isinstance(row, PartnerRow):
        return row.contact_phone
    return row.phone_e164 or row.phone_other


def _are_numbers(part: OpenedList, column: Column) -> bool:
    """Tell whether the first cells of a column are nearly all telephone numbers."""
    said: list[str] = []
    for data in part.split.data:
        if text := _text(data, column):
            said.append(text)
        if len(said) == _LOOKED_AT:
            break
    return bool(said) and sum(map(is_plainly_mobile, said)) >= _MOSTLY * len(said)


def _finding(part: OpenedList, column: Column, without: Sequence[DataRow]) -> Finding:
    first = without[0].row
    where = (first.number, first.line, column.key, column.heading)
    found = _text(without[0], column)
    return Finding(
        *(*where, "column_of_numbers", found), detail=str(len(without)), sheet=part.sheet
    )


def _text(data: DataRow, column: Column) -> str:
    texts = data.texts
    return texts[column.index].strip() if column.index < len(texts) else ""
