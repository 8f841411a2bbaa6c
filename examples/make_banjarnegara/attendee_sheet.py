"""The attendee list as an Excel workbook laid out for people, not for programs."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from examples.make_banjarnegara.attendee_list import AttendeeList, Block
from examples.make_banjarnegara.lines import COLUMNS, Line
from examples.make_banjarnegara.sources import villages
from examples.make_banjarnegara.wording import Cell

LEFT = 1  # the list starts in column B
LAST = LEFT + len(COLUMNS) - 1
WRITTEN_ON = datetime(2025, 7, 2, 8, 0)  # noqa: DTZ001 - Excel knows no time zones
HEADER_ROWS = 2
WHOLE_HEADERS = {
    "no": "No.",
    "kecamatan": "Kec.",
    "village": "Desa / Kelurahan *)",
    "cooperative": "Nama Kopdes / Kopkel",
    "needs": "Kebutuhan / Potensi yang Ditawarkan",
    "note": "Catatan",
}
GROUPED_HEADERS = {
    "Perwakilan yang Hadir": {
        "name": "Nama Lengkap *)",
        "position": "Jabatan",
        "phone": "No. WA aktif",
    },
    "SK Kemenkum": {"legal_no": "No. SK", "legal_date": "Tgl. SK"},
}
SECTION_TITLES = ("KECAMATAN {upper}", "Kec. {name}", "Kecamatan : {name} ({count} koperasi)")
HEADER_AGAIN_BEFORE = ("Rakit", "Pagedongan", "Wanayasa")
BLANK_ROW_AFTER = ("Bawang", "Sigaluh", "Mandiraja", "Pejawaran")


@dataclass
class Pen:
    """The place of the next row, the last number used, and the row of each line."""

    sheet: Worksheet
    formats: dict[str, Format]
    row: int = 0
    number: int = 0
    sections: int = 0
    rows: list[tuple[int, Line]] = field(default_factory=list)

    def put(self, row: int, column: int, value: Cell, style: str = "cell") -> None:
        """Write one cell with the type of its value."""
        if value is None:
            self.sheet.write_blank(row, column, None, self.formats[style])
        elif isinstance(value, str):
            self.sheet.write_string(row, column, value, self.formats[style])
        elif isinstance(value, date):
            self.sheet.write_datetime(row, column, value, self.formats["date"])
        else:
            self.sheet.write_number(row, column, value, self.formats["number"])

    def band(self, text: str, style: str) -> None:
        """Write a text across the whole list and move to the next row."""
        self.sheet.merge_range(self.row, LEFT, self.row, LAST, text, self.formats[style])
        self.row += 1


def _formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    return {
        "title": book.add_format({"bold": True, "font_size": 14, "align": "center"}),
        "subtitle": book.add_format({"align": "center"}),
        "remark": book.add_format({"italic": True, "font_color": "#666666"}),
        "header": book.add_format(
            {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
        ),
        "section": book.add_format({"bold": True, "border": 1, "bg_color": "#DDEBF7"}),
        "cell": book.add_format({"border": 1, "text_wrap": True, "valign": "top"}),
        "number": book.add_format({"border": 1, "num_format": "0", "valign": "top"}),
        "date": book.add_format({"border": 1, "num_format": "dd/mm/yyyy", "valign": "top"}),
        "merged": book.add_format({"border": 1, "align": "center", "valign": "vcenter"}),
        "plain": book.add_format(),
    }


def _header(pen: Pen) -> None:
    top, header = pen.row, pen.formats["header"]
    for column, text in WHOLE_HEADERS.items():
        place = LEFT + COLUMNS.index(column)
        pen.sheet.merge_range(top, place, top + 1, place, text, header)
    for group, columns in GROUPED_HEADERS.items():
        places = [LEFT + COLUMNS.index(column) for column in columns]
        pen.sheet.merge_range(top, places[0], top, places[-1], group, header)
        for place, text in zip(places, columns.values(), strict=True):
            pen.put(top + 1, place, text, "header")
    pen.row += HEADER_ROWS


def _line(pen: Pen, line: Line) -> None:
    pen.number += 1
    number = f"{pen.number}." if pen.number % 25 == 0 else pen.number
    for place, column in enumerate(COLUMNS, LEFT):
        pen.put(pen.row, place, number if column == "no" else line.cells[column])
    if line.hidden:
        pen.sheet.set_row(pen.row, options={"hidden": True})
    pen.rows.append((pen.row + 1, line))
    pen.row += 1


def _block(pen: Pen, block: Block) -> None:
    if block.style == "section":
        title = SECTION_TITLES[pen.sections % len(SECTION_TITLES)]
        pen.sections += 1
        name, count = block.kecamatan, len(block.lines)
        pen.band(title.format(name=name, upper=name.upper(), count=count), "section")
    first = pen.row
    for line in block.lines:
        _line(pen, line)
    if block.style == "merged":
        place = LEFT + COLUMNS.index("kecamatan")
        text = block.kecamatan.upper()
        pen.sheet.merge_range(first, place, pen.row - 1, place, text, pen.formats["merged"])


def _data_sheet(pen: Pen, listed: AttendeeList) -> None:
    pen.row = 1
    pen.band("DATA PERWAKILAN KOPERASI DESA/KELURAHAN MERAH PUTIH", "title")
    pen.band("Kontak Bisnis Kabupaten Banjarnegara, Jumat 4 Juli 2025", "subtitle")
    pen.band("Tempat: Aula Sasana Abdi Praja - registrasi mulai pukul 07.00", "subtitle")
    pen.band("*) wajib diisi. Nama orang, nomor HP dan nomor SK dalam daftar ini fiktif.", "remark")
    pen.row += 1
    _header(pen)
    pen.sheet.freeze_panes(pen.row, LEFT)
    for block in listed.blocks:
        if block.kecamatan in HEADER_AGAIN_BEFORE:
            _header(pen)
        _block(pen, block)
        if block.kecamatan in BLANK_ROW_AFTER:
            pen.row += 1
    pen.band("SUSULAN (masuk lewat WhatsApp sampai 2 Juli 2025)", "section")
    for line in listed.late:
        _line(pen, line)
    _footer(pen)


def _footer(pen: Pen) -> None:
    last = pen.row
    pen.row += 1
    pen.put(pen.row, LEFT + COLUMNS.index("village"), "Jumlah perwakilan", "plain")
    name = LEFT + COLUMNS.index("name")
    pen.sheet.write_formula(pen.row, name, f"=COUNTA(F9:F{last})", pen.formats["plain"], "")
    signature = LEFT + COLUMNS.index("legal_no")
    for distance, text in (
        (2, "Banjarnegara, 2 Juli 2025"),
        (3, "Petugas pendataan,"),
        (7, "( Tim Contoh )"),
    ):
        pen.put(pen.row + distance, signature, text, "plain")


def _other_sheets(book: xlsxwriter.Workbook, listed: AttendeeList) -> None:
    about = book.get_worksheet_by_name("Baca Dulu")
    for row, text in enumerate(
        (
            "CARA MENGISI",
            "1. Isi lembar 'Data Masuk', satu baris untuk satu koperasi.",
            "2. Nomor WA ditulis lengkap, misalnya 0812-0000-0000.",
            "3. Kebutuhan boleh lebih dari satu, pisahkan dengan koma.",
        )
    ):
        about.write_string(row, 0, text)
    summary = book.add_worksheet("Rekap")
    summary.write_row(0, 0, ("Kecamatan", "Jumlah", "Keterangan"))
    for row, block in enumerate(listed.blocks, 1):
        summary.write_string(row, 0, block.kecamatan)
        summary.write_number(row, 1, len(block.lines))
    reference = book.add_worksheet("Ref Desa")
    reference.write_row(0, 0, ("Kecamatan", "Desa/Kelurahan", "Nama", "No HP"))
    for row, village in enumerate(villages(), 1):
        reference.write_row(row, 0, (village.kecamatan, village.name))
    reference.hide()


def write_attendees(path: Path, listed: AttendeeList) -> list[tuple[int, Line]]:
    """Write the workbook; return every line with the number of its row."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"title": "Data perwakilan koperasi (contoh)", "created": WRITTEN_ON})
    book.add_worksheet("Baca Dulu")
    pen = Pen(book.add_worksheet("Data Masuk"), _formats(book))
    pen.sheet.set_column(0, 0, 2)
    for place, width in enumerate((5, 14, 20, 34, 28, 20, 20, 32, 18, 40, 22), LEFT):
        pen.sheet.set_column(place, place, width)
    _data_sheet(pen, listed)
    _other_sheets(book, listed)
    book.close()
    return pen.rows
