"""Rows to files: workbooks, separated text, and plain lines."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO, StringIO

import xlsxwriter

from tests.sheets.offices.case import Person

Rows = Iterable[Sequence[object]]
HEADING = ("No", "Nama", "Desa", "Kecamatan", "Jabatan", "No HP")


def row_of(number: int, person: Person) -> list[object]:
    """Return a person under HEADING."""
    return [
        number,
        person.name,
        person.desa,
        person.kecamatan,
        person.position,
        person.local,
    ]


def body(people: Iterable[Person], first: int = 1) -> list[list[object]]:
    """Return people under HEADING, numbered."""
    return [row_of(number, person) for number, person in enumerate(people, first)]


def text(rows: Rows, delimiter: str = ";") -> bytes:
    """Return rows as separated text."""
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return buffer.getvalue().encode()


def lines(*said: str) -> bytes:
    """Return lines of plain text."""
    return "\n".join(said).encode()


def book(
    sheets: Mapping[str, Rows] | Rows, *, merges: Iterable[str] = (), hidden: Iterable[str] = ()
) -> bytes:
    """Return a workbook; `merges` are ranges of its first sheet whose first cell is filled."""
    named = sheets if isinstance(sheets, Mapping) else {"Sheet1": sheets}
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        for at, (name, rows) in enumerate(named.items()):
            sheet = workbook.add_worksheet(name)
            cells = [list(row) for row in rows]
            for number, row in enumerate(cells):
                for column, cell in enumerate(row):
                    if isinstance(cell, str) and cell:
                        sheet.write_string(number, column, cell)
                    elif cell is not None and cell != "":
                        sheet.write(number, column, cell)
            for place in () if at else merges:
                row_at, column_at = _first(place)
                sheet.merge_range(place, cells[row_at][column_at])
            if name in hidden:
                sheet.hide()
    return file.getvalue()


def _first(place: str) -> tuple[int, int]:
    head = place.partition(":")[0]
    return int("".join(filter(str.isdigit, head))) - 1, ord(head[0]) - 65
