"""Every row below a heading is a person, held back, or told of with why it is neither."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from app.sheets.errors import SheetError
from app.sheets.findings import RULES
from app.sheets.lists.preview import preview
from tests.sheets.offices.writing import book, text

HEADINGS = (
    ("No", "Nama", "Desa", "Kecamatan", "Jabatan", "No HP"),
    ("No", "Kecamatan", "Desa", "Nama", "No HP", "Jabatan"),
    ("No", "No HP", "Jabatan", "Nama", "Kecamatan", "Desa"),
)
NAMES = ("Budi", "Siti Aminah", "H. Joko, S.E.", "Ketua", "A / B", "Eko dan istri", "")
VALUES = {
    "No": ("1", "2", "17.", "", "a"),
    "Nama": (*NAMES, "MENGETAHUI", "Panitia", "Jumlah", "Total peserta"),
    "Desa": ("Berta", "Desa Derik", "Zzz", "", "-", "Berta, Derik", "sda"),
    "Kecamatan": ("Susukan", "Rakit", "", "idem", "Kec. Susukan", "xxx"),
    "Jabatan": ("Ketua", "Sekr.", "", "Tukang", "Kepala Dinas"),
    "No HP": ("081234567890", "0812-3456-7891", "", "12", "menyusul", "2 orang"),
}
ROW = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()})
LONE = st.sampled_from(
    ["KECAMATAN SUSUKAN", "PESERTA SUSULAN", "Catatan: mohon hadir", "Drs. Sutrisno", "Siti"]
)


def listed(
    heading: tuple[str, ...], rows: list[dict[str, str]], lone: list[tuple[int, int, str]]
) -> list[list[str]]:
    """Return rows under a heading, with lone texts (place, column, text) between them."""
    body = [[row[name] for name in heading] for row in rows]
    for place, column, said in lone:
        body.insert(place % (len(body) + 1), [""] * column + [said])
    return [list(heading), *body]


def says_something(row: list[str]) -> bool:
    """Tell a row from a blank one and from a number prepared for somebody who never came."""
    return any(map(str.isalpha, "".join(row)))


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(HEADINGS),
    st.lists(ROW, min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 5), LONE), max_size=3),
    st.booleans(),
)
def test_each_row_is_a_person_or_held_back_or_told_of(
    heading: tuple[str, ...],
    rows: list[dict[str, str]],
    lone: list[tuple[int, int, str]],
    as_book: bool,
) -> None:
    lines = listed(heading, rows, lone)
    try:
        read = preview("attendees", book(lines) if as_book else text(lines), "daftar")
    except SheetError:
        return

    merged = {f.row for f in read.findings if f.code.startswith("duplicate_")}
    people = {row.row for row in read.rows}
    told = Counter(skipped.row for skipped in read.skipped)
    blocking = {f.row for f in read.findings if RULES[f.code].blocks_row}
    for number, line in enumerate(lines[1:], start=2):
        ways = (number in people or number in merged) + told[number]
        assert ways == (1 if says_something(line) else ways), (number, line)
    assert all(row.row in blocking for row in read.held_back)
    assert all(row.name and row.village_code for row in read.ready)
