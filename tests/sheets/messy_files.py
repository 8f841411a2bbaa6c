"""Layouts for messy lists: orders and headings of columns, title rows, sections, file formats."""

import csv
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO, StringIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.sheets.values.regions.villages import Regions
from tests.sheets.messy import FIELDS, Maker, Person

HEADINGS = {
    "number": ("NO", "No.", "No"),
    "cooperative": ("NAMA KOPERASI", "Koperasi", "Cooperative", "Nama KDMP"),
    "village": ("DESA/KEL", "Desa/Kelurahan", "Village", "Nama Desa", "DESA"),
    "kecamatan": ("KECAMATAN", "Kec.", "District", "Kecamatan"),
    "name": ("NAMA PENGURUS", "Nama Lengkap", "Name", "NAMA", "Nama Peserta"),
    "position": ("JABATAN", "Position", "Jabatan"),
    "phone": ("NO HP/WA", "No. HP / WA", "Phone number", "HP", "No. Telepon"),
    "legal_no": ("NOMOR AHU", "No. Badan Hukum", "Registration number"),
    "legal_date": ("TANGGAL", "Tgl. AHU", "Date", "Tanggal Badan Hukum"),
    "needs": ("MINAT KERJA SAMA", "Kebutuhan", "Needs", "MINAT"),
    "note": ("KET", "Keterangan", "Notes", "Catatan"),
}
OPTIONAL = ("number", "cooperative", "position", "legal_no", "legal_date", "needs", "note")
NEEDED_FOR_TRAPS = ("position", "legal_date", "cooperative")
TITLES = ("DAFTAR PESERTA KONTAK BISNIS", "KABUPATEN BANJARNEGARA", "Hari/Tanggal : Jumat, 4 Juli")


CONFLICT = ("", "conflict_two_people")


@dataclass
class MessyList:
    """A file, and what must come of it: truth by row number, findings (row, field, code)."""

    data: bytes
    people: dict[int, Person]
    expected: Counter[tuple[int, str, str]]
    columns: dict[str, str]
    lines: list[int]
    """Physical line where each record begins."""
    description: str


@dataclass
class Sheet:
    """Rows under construction; a row is its cells and the person it is about, if any."""

    rows: list[tuple[list[object], Person | None]] = field(default_factory=list)

    def add(self, *cells: object) -> None:
        """Add a row that is not about a person."""
        self.rows.append((list(cells), None))


def make(seed: int, regions: Regions, count: int = 60) -> MessyList:
    """Make a list up."""
    rng = random.Random(seed)
    typed = rng.random() < 0.5
    maker = Maker(seed, regions, typed=typed)
    people = maker.people(count)
    dropped = {name for name in OPTIONAL if rng.random() < 0.15}
    fields = [name for name in FIELDS if name not in dropped]
    if rng.random() < 0.6:
        rng.shuffle(fields)
    headings = {name: rng.choice(HEADINGS[name]) for name in fields}
    for person in people:
        for name, code in list(person.expected):
            if name in dropped:
                del person.expected[name, code]
    add_repeats(rng, maker, people, fields)
    sheet = Sheet()
    sectioned = rng.random() < 0.4
    preamble(rng, sheet, fields, headings)
    body(rng, sheet, people, fields, sectioned=sectioned)
    ending(rng, sheet, fields)
    lines = list(range(1, len(sheet.rows) + 1))
    if typed:
        for _, owner in sheet.rows:
            if owner and owner.expected[CONFLICT] + owner.copies == 0 and rng.random() < 0.03:
                owner.hidden = True
                owner.expect("", "hidden_row")
        data, how = write_xlsx(rng, sheet, fields), "xlsx"
    else:
        break_records(rng, sheet, fields)
        data, how, lines = write_csv(rng, sheet)
    keys = {name: chr(65 + index) if typed else str(index + 1) for index, name in enumerate(fields)}
    numbered = {number: person for number, (_, person) in enumerate(sheet.rows, 1) if person}
    expected = Counter(
        {
            (number, keys.get(name, ""), code): times
            for number, person in numbered.items()
            for (name, code), times in person.expected.items()
        }
    )
    description = f"{how} {fields} sections={sectioned}"
    return MessyList(data, numbered, expected, keys, lines, description)


def add_repeats(rng: random.Random, maker: Maker, people: list[Person], fields: list[str]) -> None:
    """Append latecomers: copies, second people, shared numbers, people without a district."""
    sure = [p for p in people if not p.held and p.truth["phone_e164"] and len(p.expected) < 3]
    exact, same, twice, sharing = rng.sample(sure, 4)
    copied = Person(exact.village, dict(exact.cells), copies=True)
    copied.expect("", "duplicate_exact")
    exact.copied = same.copied = True
    again = Person(same.village, dict(same.cells), copies=True)
    again.cells["phone"] = "+62 " + same.truth["phone_e164"][3:]
    again.expect("", "duplicate_same_person")
    if str(same.cells["phone"]).strip() == str(again.cells["phone"]):
        again.cells["phone"] = same.truth["phone_e164"]
    second = maker.person(twice.village)
    while second.held or not second.truth["name_key"]:
        second = maker.person(twice.village)
    for name in ("cooperative", "village", "kecamatan", "position"):
        second.cells[name] = twice.cells[name]
    second.truth["position"] = twice.truth["position"]
    second.expected.clear()
    for person in (twice, second):
        person.expect(*CONFLICT, held=True)
    used = {letter.village.code for letter in people}
    fresh = [v for v in maker.regions.villages if v.code not in used]
    shared = maker.person(rng.choice(fresh))
    while ("name", "phone_in_name") in shared.expected:
        shared = maker.person(shared.village)
    for code in [key for key in shared.expected if key[1].startswith("phone")]:
        del shared.expected[code]
    shared.cells["phone"] = "0" + sharing.truth["phone_e164"][3:]
    shared.truth |= {"phone_e164": sharing.truth["phone_e164"], "phone_other": ""}
    for person in (sharing, shared):
        person.expect("phone", "phone_shared")
    for name in set(FIELDS) - set(fields):
        for key in [key for key in shared.expected if key[0] == name]:
            del shared.expected[key]
    people += [copied, again, second, shared]


def preamble(rng: random.Random, sheet: Sheet, fields: list[str], headings: dict[str, str]) -> None:
    """Write title rows, the heading in one row or two, perhaps a row of column numbers."""
    for title in TITLES[: rng.randrange(4)]:
        sheet.add(*([title] + [None] * (len(fields) - 1)))
    if rng.random() < 0.5:
        sheet.add()
    if rng.random() < 0.3:
        groups = {"name": "PENGURUS YANG HADIR", "village": "ALAMAT", "legal_no": "BADAN HUKUM"}
        sheet.add(*(groups.get(name) for name in fields))
    sheet.add(*(headings[name] for name in fields))
    if rng.random() < 0.3:
        form = rng.choice(["{}", "({})"])
        sheet.add(*(form.format(number) for number in range(1, len(fields) + 1)))


def body(
    rng: random.Random, sheet: Sheet, people: list[Person], fields: list[str], *, sectioned: bool
) -> None:
    """Write the people, with section rows, blank rows and repeated headings between them."""
    header = next(cells for cells, _ in reversed(sheet.rows) if len(cells) == len(fields))
    first = next(i for i, (cells, _) in enumerate(sheet.rows) if len(cells) == len(fields))
    section = ""
    for position, person in enumerate(people):
        late = position >= len(people) - 4
        kecamatan = person.village.kecamatan
        if late and position == len(people) - 4:
            sheet.add(*(["PESERTA SUSULAN"] + [None] * (len(fields) - 1)))
            section = ""
        elif sectioned and not late and kecamatan != section:
            sheet.add(*([f"{rng.choice(['KEC. ', 'KECAMATAN '])}{kecamatan.upper()}"]))
            section = kecamatan
        elif rng.random() < 0.04:
            sheet.add()
        if not sectioned and not late and rng.random() < 0.02 and first >= 0:
            sheet.add(*header)
        plain = not {key[1] for key in person.expected} & {"kecamatan_mismatch", "kecamatan_alias"}
        if sectioned and section and plain and not late:
            person.cells["kecamatan"] = None
        ways: list[int | str] = [position + 1, f"{position + 1}."]
        person.cells["number"] = None if late else rng.choice(ways)
        sheet.rows.append(([person.cells.get(name) for name in fields], person))


def ending(rng: random.Random, sheet: Sheet, fields: list[str]) -> None:
    """Write a total and a signature block."""
    sheet.add()
    if rng.random() < 0.7:
        sheet.add(*([None] * (len(fields) // 3) + ["JUMLAH PESERTA", "64 orang"]))
    if rng.random() < 0.7:
        where = len(fields) - 3
        sheet.add(*([None] * where + ["Banjarnegara, 2 Juli 2025"]))
        sheet.add(*([None] * where + ["Ketua Panitia"]))
        sheet.add()
        sheet.add(*([None] * where + ["(.........................)"]))
        sheet.add(*([None] * where + ["NIP. 19700101 199003 1 001"]))


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
