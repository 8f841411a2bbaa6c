"""Layouts for messy lists: orders and headings of columns, title rows, sections, file formats."""

import random
from collections import Counter
from dataclasses import dataclass

from app.sheets.values.regions.villages import Regions
from tests.sheets.messy import FIELDS, Maker
from tests.sheets.phones_as_written import Person
from tests.sheets.writing import CONFLICT, Sheet, break_records, write_csv, write_xlsx

HEADINGS = {
    "number": ("NO", "No.", "No"),
    "cooperative": ("NAMA KOPERASI", "Koperasi", "Cooperative", "Nama KDMP"),
    "village": ("DESA/KEL", "Desa/Kelurahan", "Village", "Nama Desa", "DESA"),
    "kecamatan": ("KECAMATAN", "Kec.", "District", "Kecamatan"),
    "name": ("NAMA PENGURUS", "Nama Lengkap", "Name", "NAMA", "Nama Peserta"),
    "position": ("JABATAN", "Position", "Jabatan"),
    "phone": ("NO HP/WA", "No. HP / WA", "Phone number", "HP", "No. Telepon"),
    "legal_no": ("NOMOR AHU", "No. Badan Hukum", "Registration number"),
    "legal_date": ("TANGGAL AHU", "Tgl. AHU", "Legal Date", "Tanggal Badan Hukum"),
    "needs": ("MINAT KERJA SAMA", "Kebutuhan", "Needs", "MINAT"),
    "note": ("KET", "Keterangan", "Notes", "Catatan"),
}
OPTIONAL = ("number", "cooperative", "position", "legal_no", "legal_date", "needs", "note")
NEEDED_FOR_TRAPS = ("position", "legal_date", "cooperative")
TITLES = ("DAFTAR PESERTA KONTAK BISNIS", "KABUPATEN BANJARNEGARA", "Hari/Tanggal : Jumat, 4 Juli")


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
