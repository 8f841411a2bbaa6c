"""Cells that hold two things, or less than one."""

from openpyxl import Workbook

from tests.sheets.fresh.case import Person, Truth, people, person
from tests.sheets.fresh.files import Row, merge, text, xlsx
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.thirteenth.common import HEAD, loose, row, thirteen, typed


@thirteen("name and number in one cell, on two lines")
def _(o: Office) -> Truth:
    some = people(o, 13)
    rows: list[Row] = [["No", "Desa", "Kecamatan", "Nama & No. HP", "Jabatan"]]
    rows += [
        [i, loose(p.desa), loose(p.kec), f"{p.name}\n{typed(o, p)}", p.position]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some)


@thirteen("name and position in one cell")
def _(o: Office) -> Truth:
    some = people(o, 13)
    rows: list[Row] = [["No", "Nama / Jabatan", "Asal KDMP", "No. HP"]]
    rows += [
        [i, f"{p.name} / {p.position}", f"KDMP {p.desa}, Kec. {p.kec}", p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some)


@thirteen("chair, secretary and treasurer side by side under merged heads")
def _(o: Office) -> Truth:
    some: list[Person] = []
    rows: list[Row] = [
        ["DATA PENGURUS KDMP"],
        ["No", "Kecamatan", "Desa", "Ketua", "", "Sekretaris", "", "Bendahara", ""],
        ["", "", "", "Nama", "HP", "Nama", "HP", "Nama", "HP"],
    ]
    for i, village in enumerate(o.some(7), 1):
        group = [person(o, village, position) for position in ("Ketua", "Sekretaris", "Bendahara")]
        some += group
        rows.append(
            [
                i,
                village.kecamatan,
                village.name,
                *(cell for p in group for cell in (p.name, typed(o, p))),
            ]
        )
    return Truth(xlsx(rows, merge("D2:E2", "F2:G2", "H2:I2")), some)


@thirteen("numbers too short, landlines, dashes and words for none")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows = [row(i, p) for i, p in enumerate(some, 1)]
    wanted = list(some)
    for at, cell in (
        (1, "-"),
        (4, "0812345"),
        (7, "(0286) 591234"),
        (9, "blm ada"),
        (12, "tdk punya hp"),
    ):
        rows[at][5] = cell
        wanted[at] = Person(some[at].name, some[at].village, "", some[at].position)
    return Truth(xlsx([["DAFTAR PESERTA"], HEAD, *rows]), wanted)


@thirteen("names missing here, villages missing there")
def _(o: Office) -> Truth:
    some, nameless, homeless = people(o, 11), people(o, 2), people(o, 2)
    rows = [row(i, p) for i, p in enumerate([*some, *nameless, *homeless], 1)]
    rows[11][1] = rows[12][1] = ""
    rows[13][3] = rows[14][3] = ""
    told = [p.desa for p in nameless] + [p.name for p in homeless]
    return Truth(text([HEAD, *rows], ","), some, told=told)


@thirteen("filtered table with hidden rows and columns")
def _(o: Office) -> Truth:
    some = people(o, 15)
    rows: list[Row] = [["No", "Nama", "NIK", "Jabatan", "Desa", "Kecamatan", "No HP"]]
    ids = [f"3304{o.rng.randrange(10**11, 10**12)}" for _ in some]
    for i, (p, nik) in enumerate(zip(some, ids, strict=True), 1):
        rows.append([i, loose(p.name), nik, p.position, loose(p.desa), loose(p.kec), typed(o, p)])

    def touch(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.auto_filter.ref = "A1:G16"
        sheet.column_dimensions["C"].hidden = True
        for at in (4, 9):
            sheet.row_dimensions[at].hidden = True

    return Truth(xlsx(rows, touch), some, foreign=set(ids))


@thirteen("officers of a village in rows, village merged")
def _(o: Office) -> Truth:
    some: list[Person] = []
    rows: list[Row] = [
        ["DATA PENGURUS KOPERASI DESA MERAH PUTIH"],
        ["NO", "DESA", "NAMA", "JABATAN", "NO HP"],
    ]
    spans = []
    for at, village in enumerate(o.some(6), 1):
        first = len(rows) + 1
        spans += [f"A{first}:A{first + 2}", f"B{first}:B{first + 2}"]
        for k, position in enumerate(("Ketua", "Sekretaris", "Bendahara")):
            p = person(o, village, position)
            some.append(p)
            rows.append(
                [
                    at if not k else "",
                    p.desa.upper() if not k else "",
                    loose(p.name),
                    position.upper(),
                    typed(o, p),
                ]
            )
    return Truth(xlsx(rows, merge(*spans)), some)


@thirteen("columns for each village's first and second delegate")
def _(o: Office) -> Truth:
    some: list[Person] = []
    rows: list[Row] = [
        ["No", "Desa", "Kecamatan", "Peserta 1", "No HP Peserta 1", "Peserta 2", "No HP Peserta 2"]
    ]
    for at, village in enumerate(o.some(9), 1):
        a, b = (Person(o.name(), village, o.phone(), "") for _ in range(2))
        some.append(a)
        cells: list[object] = [at, village.name, village.kecamatan, a.name, typed(o, a)]
        if at % 4:
            some.append(b)
            cells += [b.name, typed(o, b)]
        rows.append(cells)
    return Truth(xlsx(rows), some)
