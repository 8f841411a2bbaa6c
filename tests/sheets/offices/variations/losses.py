"""Rows that are easily lost: bare names, totals, signatures, notes between people."""

from tests.sheets.offices.case import Case, Maker, Person, variation
from tests.sheets.offices.writing import HEADING, body, book, text

SHORT = ("Nama", "Desa", "HP")


def _short(people: list[Person]) -> list[list[object]]:
    return [[p.name, p.desa, p.local] for p in people]


def _no_position(people: list[Person]) -> list[Person]:
    for person in people:
        person.position = ""
    return people


@variation(1, "a bare name as the last row")
def bare_last(maker: Maker) -> Case:
    people = _no_position(maker.people(5))
    return Case(text([SHORT, *_short(people), ["Budi", "", ""]]), people, told=["Budi"])


@variation(1, "a bare name as the only row")
def bare_only(maker: Maker) -> Case:
    name = maker.name()
    return Case(text([SHORT, [name, "", ""]]), [], told=[name])


@variation(1, "bare names between people, name in the first column")
def bare_between(maker: Maker) -> Case:
    people = _no_position(maker.people(6))
    rows = _short(people)
    names = [maker.name(), maker.name()]
    rows[2:2] = [[names[0], "", ""]]
    rows[5:5] = [[names[1], "", ""]]
    return Case(text([SHORT, *rows]), people, told=names)


@variation(1, "three bare names in a row at the end, numbered")
def bare_three(maker: Maker) -> Case:
    people = maker.people(5)
    names = [maker.name() for _ in range(3)]
    more = [[6 + at, name, "", "", "", ""] for at, name in enumerate(names)]
    return Case(book([HEADING, *body(people), *more]), people, told=names)


@variation(1, "a bare name, then total and signature")
def bare_then_signature(maker: Maker) -> Case:
    people = maker.people(5)
    name = maker.name()
    rows = [
        ["", name],
        ["Jumlah", "6 orang"],
        [],
        ["", "", "", "", "Banjarnegara, 4 Juli 2025"],
        ["", "", "", "", "Kepala Dinas Koperasi"],
        [],
        ["", "", "", "", "Drs. Sutrisno, M.Si"],
        ["", "", "", "", "NIP. 19700101 199503 1 002"],
    ]
    return Case(book([HEADING, *body(people), *rows]), people, told=[name])


@variation(1, "signature right below the people, without a blank row")
def signature_close(maker: Maker) -> Case:
    people = maker.people(5)
    rows = [
        ["", "Mengetahui,", "", "", "Petugas"],
        ["", "Camat", "", "", ""],
        ["", "Drs. Wiyono", "", "", "Suparno"],
    ]
    return Case(book([HEADING, *body(people), *rows]), people)


@variation(1, "a title between two halves, and a note in the last row")
def title_between(maker: Maker) -> Case:
    people = maker.people(8)
    rows = body(people)
    rows[4:4] = [["PESERTA SUSULAN"]]
    rows.append(["Catatan: mohon konfirmasi paling lambat 1 Juli 2025"])
    return Case(book([HEADING, *rows]), people)


@variation(1, "village missing in a row that has a number")
def village_missing(maker: Maker) -> Case:
    people = maker.people(5)
    name = maker.name()
    rows = body(people)
    rows[2:2] = [["", name, "", "", "Ketua", "081234567899"]]
    return Case(text([HEADING, *rows]), people, told=[name])


@variation(1, "name missing in a row that has a village")
def name_missing(maker: Maker) -> Case:
    people = maker.people(5)
    rows = body(people)
    rows[2][1] = ""
    return Case(text([HEADING, *rows]), people[:2] + people[3:])


@variation(1, "subtotals after every district")
def subtotals(maker: Maker) -> Case:
    rows: list[list[object]] = []
    people = []
    for name, some in maker.by_kecamatan(3, 4):
        rows += [[f"KECAMATAN {name.upper()}"], *body(some), ["", "Jumlah", len(some)]]
        people += some
    return Case(book([HEADING, *rows]), people)


@variation(1, "all rows but the heading are something else")
def nothing_understood(maker: Maker) -> Case:
    rows = [["Jumlah", 10, 20], ["Total", 30, 40], ["Jumlah", 1, 2]]
    return Case(text([SHORT, *rows]), [], refused="rows_not_understood")


@variation(1, "a village of another regency is held back")
def elsewhere(maker: Maker) -> Case:
    people = maker.people(5)
    name = maker.name()
    more = [6, name, "Qwertyville", "Zxcvb", "Ketua", "081234500000"]
    return Case(text([HEADING, *body(people), more]), people, told=[name])


@variation(1, "blank rows and an empty column between")
def gaps(maker: Maker) -> Case:
    people = maker.people(6)
    rows: list[list[object]] = []
    for row in body(people):
        rows += [[None, row[0], None, *row[1:]], []]
    heading = [None, HEADING[0], None, *HEADING[1:]]
    return Case(book([[], heading, [], *rows]), people)


@variation(1, "heading repeated on every page, with page numbers")
def pages(maker: Maker) -> Case:
    people = maker.people(9)
    rows = body(people)
    rows[6:6] = [["", "Halaman 2"], list(HEADING)]
    rows[3:3] = [["", "Halaman 1"], list(HEADING)]
    return Case(text([HEADING, *rows]), people)
