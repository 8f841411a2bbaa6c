"""Lists that run sideways, forms, and blocks of the fourth batch."""

from functools import partial
from itertools import zip_longest

from tests.sheets.fresh.case import Host, Person, Truth, district, fresh, people, person
from tests.sheets.fresh.files import Row, merge, text, xls, xlsx
from tests.sheets.fresh.first.hosts import firms
from tests.sheets.fresh.office import MAIN, Office
from tests.sheets.fresh.third.tables import HEAD, table

four = partial(fresh, 4)
hosts = partial(fresh, 4, kind="partners")


def turned(rows: list[Row]) -> list[Row]:
    """Return columns as rows."""
    return [list(column) for column in zip_longest(*rows, fillvalue="")]


@four("sideways: each person a column")
def _(o: Office) -> Truth:
    some = people(o, 9)
    return Truth(xlsx(turned([HEAD, *table(some)])), some)


@four("sideways below a title, columns called Peserta 1 and so on")
def _(o: Office) -> Truth:
    some = people(o, 8)
    rows: list[Row] = [["", "Nama Lengkap", "Jabatan", "Asal Desa", "Kecamatan", "No. WA"]]
    rows += [
        [f"Peserta {i}", p.name, p.position, p.desa, p.kec, p.local] for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx([["DATA PESERTA"], [], *turned(rows)]), some)


@four("forms below each other on one sheet, label, colon, value")
def _(o: Office) -> Truth:
    some = people(o, 8)
    rows: list[Row] = []
    for p in some:
        rows += [
            ["FORMULIR PENDAFTARAN"],
            ["Nama Lengkap", ":", p.name],
            ["Jabatan", ":", p.position],
        ]
        rows += [["Desa", ":", p.desa], ["Kecamatan", ":", p.kec], ["No. HP", ":", p.local], []]
    return Truth(xlsx(rows), some)


@four("cards two by two, label and value")
def _(o: Office) -> Truth:
    some = people(o, 8)
    rows: list[Row] = []
    for a, b in zip(some[::2], some[1::2], strict=True):
        for label, left, right in (
            ("Nama", a.name, b.name),
            ("Jabatan", a.position, b.position),
            ("Desa", a.desa, b.desa),
            ("Kecamatan", a.kec, b.kec),
            ("HP", a.local, b.local),
        ):
            rows.append([label, left, "", label, right])
        rows.append([])
    return Truth(xlsx(rows), some)


@four("a form on each sheet, the sheet called after the person")
def _(o: Office) -> Truth:
    some = people(o, 6)
    sheets: dict[str, list[Row]] = {
        p.name[:28]: [
            ["BIODATA PESERTA"],
            [],
            ["Nama", p.name],
            ["Jabatan", p.position],
            ["Desa / Kelurahan", p.desa],
            ["Kecamatan", p.kec],
            ["Nomor HP / WA", p.local],
        ]
        for p in some
    }
    return Truth(xlsx(sheets), some)


@four("blocks side by side of different length, districts above")
def _(o: Office) -> Truth:
    groups = o.districts(2, 8)
    left, right = district(o, groups[0]), district(o, groups[1][:5])
    rows: list[Row] = [[f"KECAMATAN {left[0].kec.upper()}", *[""] * 5]]
    rows[0] = [*rows[0], f"KECAMATAN {right[0].kec.upper()}"]
    head = ["No", "Desa", "Nama", "Jabatan", "HP"]
    rows.append([*head, "", *head])
    for i, (a, b) in enumerate(zip_longest(left, right), 1):
        row: list[object] = [i, a.desa, a.name, a.position, a.local, ""]
        rows.append([*row, i, b.desa, b.name, b.position, b.local] if b else row)
    return Truth(xlsx(rows), left + right)


@four("villages as columns, positions as rows")
def _(o: Office) -> Truth:
    places = o.some(7)
    some = [[person(o, v, job) for v in places] for job in MAIN]
    rows: list[Row] = [["Jabatan", *(v.name for v in places)]]
    rows += [[job, *(p.name for p in row)] for job, row in zip(MAIN, some, strict=True)]
    every = [Person(p.name, p.village, "", p.position) for row in some for p in row]
    return Truth(xlsx(rows), [], open=every, refused={"columns_missing", "rows_not_understood"})


@four("officers as columns, name and number in one cell")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Kecamatan", "Desa", *MAIN]]
    some: list[Person] = []
    for i, v in enumerate(o.some(10), 1):
        there = [person(o, v, job) for job in MAIN]
        rows.append([i, v.kecamatan, v.name, *(f"{p.name} ({p.local})" for p in there)])
        some += there
    return Truth(xls(rows), some)


@four("two people of a village beside each other, numbered headings")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["Desa", "Kecamatan", "Peserta 1", "Jabatan 1", "HP 1", "Peserta 2", "Jabatan 2", "HP 2"]
    ]
    some: list[Person] = []
    for v in o.some(10):
        a, b = person(o, v, "Ketua"), person(o, v, "Bendahara")
        rows.append([v.name, v.kecamatan, a.name, a.position, a.local, b.name, b.position, b.local])
        some += [a, b]
    return Truth(text(rows), some)


@four("three rows for a village, officers in the first column")
def _(o: Office) -> Truth:
    rows: list[Row] = [["Desa", "Kecamatan", "Unsur", "Nama", "Kontak"]]
    some: list[Person] = []
    places = []
    for v in o.some(7):
        first = len(rows) + 1
        there = [person(o, v, job) for job in MAIN]
        rows += [
            [v.name if not i else "", v.kecamatan if not i else "", p.position, p.name, p.local]
            for i, p in enumerate(there)
        ]
        places += [f"A{first}:A{first + 2}", f"B{first}:B{first + 2}"]
        some += there
    return Truth(xlsx(rows, merge(*places)), some)


@hosts("partners sideways: each a column")
def _(o: Office) -> Truth:
    rows: list[Row] = [["Nama Mitra", "Jumlah Meja", "Narahubung", "No HP"]]
    wanted = []
    for i, name in enumerate(firms(o, 7), 1):
        pic, phone = o.name(), o.phone()
        rows.append([name, i % 3 + 1, pic, "0" + phone[3:]])
        wanted.append(Host(name, i % 3 + 1, 1, None, pic, phone))
    return Truth(xlsx(turned(rows)), wanted)


@hosts("forms of partners below each other")
def _(o: Office) -> Truth:
    rows: list[Row] = []
    wanted = []
    for i, name in enumerate(firms(o, 6), 1):
        pic, phone = o.name(), o.phone()
        rows += [["Nama Perusahaan", name], ["Jumlah Meja", i % 2 + 1], ["PIC", pic]]
        rows += [["No. HP PIC", "0" + phone[3:]], []]
        wanted.append(Host(name, i % 2 + 1, 1, None, pic, phone))
    return Truth(xlsx(rows), wanted)


@hosts("blocks of partners side by side, of different length")
def _(o: Office) -> Truth:
    some = firms(o, 13)
    rows: list[Row] = [["No", "Mitra", "Meja", "", "No", "Mitra", "Meja"]]
    for i in range(8):
        row: list[object] = [i + 1, some[i], 1]
        rows.append([*row, "", i + 9, some[8 + i], 2] if i < 5 else row)
    return Truth(xlsx(rows), [Host(n, 1 if i < 8 else 2) for i, n in enumerate(some)])
