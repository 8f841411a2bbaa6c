"""Cells, once more: who, where, and which number."""

from functools import partial

from openpyxl import Workbook

from tests.sheets.fresh.case import Person, Truth, district, fresh, people, person
from tests.sheets.fresh.files import Row, lines, text, xlsx
from tests.sheets.fresh.office import Office

two = partial(fresh, 2)
HEAD: list[object] = ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP"]


def row(i: int, p: Person) -> list[object]:
    return [i, p.name, p.position, p.desa, p.kec, p.local]


def table(some: list[Person]) -> list[list[object]]:
    return [row(i, p) for i, p in enumerate(some, 1)]


@two("roles, groups and blanks where a name should be")
def _(o: Office) -> Truth:
    some, held = people(o, 12), people(o, 7)
    rows = table([*some, *held])
    words = (
        "Ketua",
        "Pengurus KDMP",
        "Ketua dan Sekretaris",
        "{} dkk",
        "{} + 1 orang",
        "{} dan istri",
        "2 orang",
    )
    for each, p, word in zip(rows[12:], held, words, strict=True):
        each[1] = word.format(p.name)
    return Truth(xlsx([HEAD, *rows]), some, told=[p.desa for p in held])


@two("somebody stands in for somebody")
def _(o: Office) -> Truth:
    some, held = people(o, 12), people(o, 3)
    rows = table([*some, *held])
    others = [o.name() for _ in held]
    ways = ("{} diwakili oleh {}", "{} (diwakili {})", "{} digantikan {}")
    for each, p, other, way in zip(rows[12:], held, others, ways, strict=True):
        each[1] = way.format(p.name, other)
    return Truth(xlsx([HEAD, *rows]), some, told=others)


@two("two people with and between them")
def _(o: Office) -> Truth:
    rows: list[Row] = []
    some: list[Person] = []
    for i, village in enumerate(o.some(8), 1):
        a, b = person(o, village, "Ketua"), person(o, village, "Sekretaris")
        names = (
            f"{a.name} dan {b.name}",
            f"{a.name} & {b.name}",
            f"1) {a.name} 2) {b.name}",
            f"{a.name}; {b.name}",
        )
        numbers = (
            f"{a.local} dan {b.local}",
            f"{a.local} & {b.local}",
            f"1) {a.local} 2) {b.local}",
            f"{a.local}; {b.local}",
        )
        rows.append(
            [
                i,
                names[i % 4],
                "Ketua dan Sekretaris",
                village.name,
                village.kecamatan,
                numbers[i % 4],
            ]
        )
        some += [a, b]
    return Truth(xlsx([HEAD, *rows]), some)


@two("numbering within the names")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows = [[f"{i}. {p.name}", p.desa, p.kec, p.position, p.local] for i, p in enumerate(some, 1)]
    return Truth(xlsx([["Nama", "Desa", "Kec", "Jabatan", "HP"], *rows]), some)


@two("Arabic digits and script, full-width digits")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows = table(some)
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    rows[1][5], rows[4][5] = some[1].local.translate(arabic), some[4].local.translate(wide)
    rows[7][1] = "أحمد فوزي"
    wanted = some
    wanted[7] = Person("أحمد فوزي", some[7].village, some[7].phone, some[7].position)
    return Truth(xlsx([HEAD, *rows]), wanted)


@two("numbers with points of thousands and powers of ten")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows = table(some)
    wanted = some
    for i, p in enumerate(some):
        digits = p.phone[3:]
        if i % 3 == 0:
            rows[i][5] = f"{int(digits):,}".replace(",", ".")
        elif i % 3 == 1:
            rows[i][5] = f"{digits[0]},{digits[1:4]}E+{len(digits) - 1}"
            wanted[i] = Person(p.name, p.village, "", p.position)
    return Truth(text([HEAD, *rows]), wanted)


@two("template with numbers prepared for sixty people")
def _(o: Office) -> Truth:
    some = people(o, 13)
    rows = table(some) + [[i, "", "", "", "", ""] for i in range(14, 61)]
    return Truth(xlsx([["FORM PESERTA"], [], HEAD, *rows]), some)


@two("the same rows twice, and one number for two people")
def _(o: Office) -> Truth:
    some = people(o, 14)
    some[5] = Person(some[5].name, some[5].village, some[4].phone, some[5].position)
    rows = table(some)
    return Truth(xlsx([HEAD, *rows, rows[2], rows[9]]), some)


@two("hidden columns, grouped rows, comments beside")
def _(o: Office) -> Truth:
    some = people(o, 20)

    def touch(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.column_dimensions["E"].hidden = True
        sheet.row_dimensions.group(4, 9, hidden=True)

    rows = [
        [*each, ("", "hadir", "menyusul", "konfirmasi tgl 30/6")[i % 4]]
        for i, each in enumerate(table(some))
    ]
    return Truth(xlsx([[*HEAD, "Keterangan"], *rows], touch), some)


@two("wrongly decoded marks in the names")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows = table(some)
    typed = "Ma\u2019ruf Sudarmo".encode().decode("cp1252")
    rows[3][1] = typed
    wanted = [p for i, p in enumerate(some) if i != 3]
    right, same = (
        Person(name, some[3].village, some[3].phone, some[3].position)
        for name in ("Ma'ruf Sudarmo", typed)
    )
    return Truth(text([HEAD, *rows]), wanted, open=[same], alike=[right])


@two("filler and totals among the rows")
def _(o: Office) -> Truth:
    groups = [district(o, villages) for villages in o.districts(2, 5)]
    rows: list[Row] = [HEAD]
    for group in groups:
        rows += table(group)
        rows += [["dst.", "....", "", "....", "", ""], ["", f"TOTAL = {len(group)} ORANG"], []]
    rows.append(["", "Total Keseluruhan", "", "", "", 10])
    return Truth(xlsx(rows), [p for g in groups for p in g])


@two("quoted cells over several lines, separated by commas")
def _(o: Office) -> Truth:
    some = people(o, 10)
    said = [
        f'{i},"{p.name}","{p.position}\nKDMP","{p.desa},\nKec. {p.kec}","{p.local}"'
        for i, p in enumerate(some, 1)
    ]
    return Truth(lines("No,Nama,Jabatan,Alamat,HP", *said), some)
