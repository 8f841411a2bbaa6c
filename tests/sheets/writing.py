"""Messy lists written to files: workbooks with merged blocks, text with broken records."""

import csv
import random
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO, StringIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tests.sheets.phones_as_written import Person

CONFLICT = ("", "conflict_two_people")


@dataclass
class Sheet:
    """Rows under construction; a row is its cells and the person it is about, if any."""

    rows: list[tuple[list[object], Person | None]] = field(default_factory=list)

    def add(self, *cells: object) -> None:
        """Add a row that is not about a person."""
        self.rows.append((list(cells), None))


def merge_blocks(
    rng: random.Random, sheet: Sheet, fields: list[str], page: Worksheet, style: Format
) -> None:
    """Merge runs of one district downwards, as people do, where each cell says the same."""
    if rng.random() < 0.5:
        return
    start, column = 0, fields.index("kecamatan")
    while start < len(sheet.rows):
        end = start
        while end + 1 < len(sheet.rows) and _same_block(sheet.rows[start], sheet.rows[end + 1]):
            end += 1
        if end > start and rng.random() < 0.7:
            page.merge_range(start, column, end, column, "", style)
            for cells, _ in sheet.rows[start + 1 : end + 1]:
                cells[column] = None
        start = end + 1


def district_of(row: tuple[list[object], Person | None]) -> object:
    """Return the text of a row's district cell; None where it has none."""
    return row[1].cells.get("kecamatan") if row[1] else None


def _same_block(
    above: tuple[list[object], Person | None], below: tuple[list[object], Person | None]
) -> bool:
    if not above[1] or not below[1] or not district_of(above):
        return False
    traps = {code for _, code in [*above[1].expected, *below[1].expected]}
    return str(district_of(above)).strip().casefold() == (
        str(district_of(below)).strip().casefold()
    ) and not traps & {"kecamatan_alias", "kecamatan_mismatch"}


def write_xlsx(rng: random.Random, sheet: Sheet, fields: list[str]) -> bytes:
    """Write a workbook, perhaps with a summary before the data and a hidden draft after them."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    dates = book.add_format({"num_format": rng.choice(["dd/mm/yyyy", "yyyy-mm-dd", "d mmmm yyyy"])})
    if rng.random() < 0.5:
        summary = book.add_worksheet("REKAP")
        summary.write_row(0, 0, ["NO", "KECAMATAN", "JUMLAH DESA"])
        for number in range(1, 21):
            summary.write_row(number, 0, [number, f"KECAMATAN {number}", 15])
    page = book.add_worksheet(rng.choice(["DATA PESERTA", "Sheet1", "Participants"]))
    merge_blocks(rng, sheet, fields, page, book.add_format({"valign": "vcenter"}))
    for index, (cells, person) in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, date):
                page.write_datetime(index, column, cell, dates)
            elif isinstance(cell, int):
                page.write_number(index, column, cell)
            elif cell:
                page.write_string(index, column, str(cell))
        if person and person.hidden:
            page.set_row(index, options={"hidden": True})
    draft = book.add_worksheet("DRAFT")
    draft.write_row(0, 0, ["NO", "DESA", "KECAMATAN", "NAMA"])
    for number in range(1, 200):
        draft.write_row(number, 0, [number, "BERTA", "SUSUKAN", f"ORANG {number}"])
    draft.hide()
    book.close()
    return file.getvalue()


def break_records(rng: random.Random, sheet: Sheet, fields: list[str]) -> None:
    """Break a few records of a text table: short, long, shifted, lines inside a cell."""
    last = fields[-1]
    for position, (cells, person) in enumerate(sheet.rows):
        if person is None or person.copies or person.copied or person.expected[CONFLICT]:
            continue
        if rng.random() > 0.08:
            continue
        kind = rng.choice(["short", "tail", "shift", "pushed", "lines"])
        sole = not person.expected and not person.held
        if kind == "short" and not cells[-1] and last in {"note", "needs"}:
            sheet.rows[position] = (cells[:-1], person)
            person.expect("", "short_record")
        elif kind == "tail" and last == "note":
            cells[-1:] = ["hadir pagi", "bawa proposal"]
            person.truth["note"] = "hadir pagi;bawa proposal"
            person.expect("note", "extra_field_tail")
        elif kind == "shift" and sole and {"cooperative", "position", "legal_date"} <= set(fields):
            first = 1 if fields[0] == "number" else 0
            sheet.rows[position] = ([*cells[:first], "", *cells[first:-1]], person)
            person.expect("", "shifted_columns", held=True)
        elif kind == "pushed" and fields[-2:] == ["needs", "note"]:
            cells[-2:] = ["pupuk", "gas melon", "kopi", ""]
            for key in [key for key in person.expected if key[0] == "needs"]:
                del person.expected[key]
            person.expect("needs", "extra_field_shift", held=True)
        elif (
            kind == "lines" and "needs" in fields and ("needs", "need_fuzzy") not in person.expected
        ):
            words = str(cells[fields.index("needs")] or "").replace(", ", "\n")
            cells[fields.index("needs")] = words
            if "\n" in words:
                person.expect("needs", "newline_in_cell")


def write_csv(rng: random.Random, sheet: Sheet) -> tuple[bytes, str, list[int]]:
    """Write a text table in one of the usual encodings and with one of the usual delimiters."""
    delimiter = rng.choice(";,\t|")
    encoding = rng.choice(["utf-8-sig", "utf-8", "cp1252", "utf-16"])
    width = max(len(cells) for cells, person in sheet.rows if person is None)
    file = StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator=rng.choice(["\n", "\r\n"]))
    lines: list[int] = []
    for cells, person in sheet.rows:
        lines.append(file.getvalue().count("\n") + 1)
        texts = ["" if cell is None else str(cell) for cell in cells]
        writer.writerow(texts if person else texts + [""] * (width - len(texts)))
    try:
        data = file.getvalue().encode(encoding)
    except UnicodeEncodeError:
        encoding = "utf-8"
        data = file.getvalue().encode(encoding)
    return data, f"csv {delimiter!r} {encoding}", lines
