"""Headings and columns, once more."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, fresh, people, person
from tests.sheets.fresh.files import Row, text, xls, xlsx
from tests.sheets.fresh.office import Office

two = partial(fresh, 2)
HEAD: list[object] = ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP"]


def row(i: int, p: Person) -> list[object]:
    return [i, p.name, p.position, p.desa, p.kec, p.local]


@two("heading in three rows, one word in each")
def _(o: Office) -> Truth:
    some = people(o, 16)
    rows: list[Row] = [
        ["", "NAMA", "JABATAN", "NAMA", "NAMA", "NOMOR"],
        ["NO", "LENGKAP", "DALAM", "DESA /", "KECA-", "HP / WA"],
        ["", "PESERTA", "KOPERASI", "KELURAHAN", "MATAN", "AKTIF"],
        *(row(i, p) for i, p in enumerate(some, 1)),
    ]
    return Truth(xlsx(rows), some)


@two("footnotes on the headings")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows: list[Row] = [
        ["No", "Nama *)", "Jabatan **)", "Desa *)", "Kec. *)", "No. HP/WA ***)"],
        *(row(i, p) for i, p in enumerate(some, 1)),
        [],
        ["*) wajib diisi"],
        ["**) Ketua / Sekretaris / Bendahara"],
        ["***) yang aktif"],
    ]
    return Truth(xlsx(rows), some)


@two("spelling mistakes in the headings")
def _(o: Office) -> Truth:
    some = people(o, 14)
    head = ["No", "Nama Lengkp", "Jabtan", "Desa/Keluruhan", "Kecamtan", "Nomer Hp"]
    return Truth(text([head, *(row(i, p) for i, p in enumerate(some, 1))]), some)


@two("the chair as heading of the names")
def _(o: Office) -> Truth:
    some = [person(o, position="Ketua") for _ in range(15)]
    rows = [[i, f"KDMP {p.desa}", p.kec, p.name, p.local] for i, p in enumerate(some, 1)]
    return Truth(xls([["No", "Koperasi", "Kecamatan", "Ketua", "HP"], *rows]), some)


@two("a column for villages and one for towns")
def _(o: Office) -> Truth:
    towns = [person(o, v) for v in o.own if v.kind == "kelurahan"][:5]
    rural = [p for p in people(o, 16) if p.village.kind == "desa"]
    head = ["No", "Kecamatan", "Desa", "Kelurahan", "Nama", "Jabatan", "HP"]
    rows = [
        [
            i,
            p.kec,
            *((p.desa, "") if p.village.kind == "desa" else ("", p.desa)),
            p.name,
            p.position,
            p.local,
        ]
        for i, p in enumerate([*rural, *towns], 1)
    ]
    return Truth(xlsx([head, *rows]), [*rural, *towns])


@two("district before village in one cell")
def _(o: Office) -> Truth:
    some = people(o, 16)
    rows = [[i, f"{p.kec} - {p.desa}", p.name, p.position, p.local] for i, p in enumerate(some, 1)]
    return Truth(xlsx([["No", "Kecamatan - Desa", "Nama", "Jabatan", "HP"], *rows]), some)


@two("village only within the position")
def _(o: Office) -> Truth:
    some = people(o, 15)
    rows = [
        [i, p.name, f"{p.position} KDMP {p.desa}", p.kec, p.local] for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx([["No", "Nama", "Jabatan", "Kecamatan", "No. HP"], *rows]), some)


@two("regency and district of one name")
def _(o: Office) -> Truth:
    some = [person(o, v) for v in o.villages if v.kecamatan == "Banjarnegara"]
    rows = [
        ["Jawa Tengah", "Banjarnegara", p.kec, p.desa, p.name, p.position, p.local] for p in some
    ]
    head = [
        "Provinsi",
        "Kabupaten/Kota",
        "Kecamatan",
        "Kelurahan/Desa/Nama Lain",
        "Nama",
        "Jabatan",
        "Telp",
    ]
    return Truth(text([head, *rows], ","), some)


@two("no heading at all in a workbook")
def _(o: Office) -> Truth:
    some = people(o, 15)
    return Truth(xlsx([row(i, p) for i, p in enumerate(some, 1)]), some)
