"""Books of many sheets, and other regencies."""

from functools import partial

from openpyxl import Workbook

from tests.sheets.fresh.case import Person, Truth, district, fresh, people, person
from tests.sheets.fresh.files import Row, ods, text, xls, xlsx
from tests.sheets.fresh.names import BALI, BATAK, MINANG, PAPUA, SULAWESI
from tests.sheets.fresh.office import Office

one = partial(fresh, 1)
HEAD: list[object] = ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP"]
SHORT: list[object] = ["No", "Nama", "Desa", "Jabatan", "HP"]


def row(i: int, p: Person) -> list[object]:
    return [i, p.name, p.position, p.desa, p.kec, p.local]


def short(group: list[Person]) -> list[list[object]]:
    return [[i, p.name, p.desa, p.position, p.local] for i, p in enumerate(group, 1)]


@one("a sheet for each district, with sums, junk and a hidden draft")
def _(o: Office) -> Truth:
    sheets: dict[str, list[Row]] = {}
    some: list[Person] = []
    groups = [district(o, villages) for villages in o.districts(7, 5)]
    sheets["Rekap"] = [["No", "Kecamatan", "Jumlah Peserta"]]
    sheets["Rekap"] += [[i, g[0].kec, len(g)] for i, g in enumerate(groups, 1)]
    for group in groups:
        sheets[group[0].kec] = [
            [f"Daftar Peserta Kecamatan {group[0].kec}"],
            [],
            SHORT,
            *short(group),
        ]
        some += group
    sheets["Sheet2"] = [["coba"], ["tes 123"]]
    sheets["draf"] = [SHORT, [1, "Contoh Nama Draf", "Berta", "Ketua", "081200000000"]]

    def touch(book: Workbook) -> None:
        book["draf"].sheet_state = "hidden"

    return Truth(xlsx(sheets, touch), some)


@one("sheets 1, 2, 3 whose titles name the district, same village names")
def _(o: Office) -> Truth:
    sheets: dict[str, list[Row]] = {}
    some: list[Person] = []
    for i, kecamatan in enumerate(("Pejawaran", "Banjarmangu", "Pandanarum", "Sigaluh"), 1):
        villages = [v for v in o.villages if v.kecamatan == kecamatan][-6:]
        group = district(o, villages)
        sheets[str(i)] = [
            ["DAFTAR PENGURUS KDMP"],
            [f"KECAMATAN : {kecamatan.upper()}"],
            SHORT,
            *short(group),
        ]
        some += group
    return Truth(xlsx(sheets), some)


@one("instructions with an example in the first sheet")
def _(o: Office) -> Truth:
    some = people(o, 15)
    sheets: dict[str, list[Row]] = {
        "Petunjuk Pengisian": [
            ["PETUNJUK PENGISIAN"],
            ["1", "Isi kolom Nama sesuai KTP"],
            ["2", "Nomor HP diawali 08"],
            ["3", "Jangan mengubah judul kolom"],
        ],
        "Isian": [HEAD, *(row(i, p) for i, p in enumerate(some, 1))],
        "Ref_Desa": [
            ["kode", "desa", "kecamatan"],
            *([v.code, v.name, v.kecamatan] for v in o.villages[:30]),
        ],
    }
    return Truth(xlsx(sheets), some)


@one("columns of the second sheet in another order")
def _(o: Office) -> Truth:
    a, b, c = people(o, 10), people(o, 10), people(o, 8)
    sheets: dict[str, list[Row]] = {
        "Wilayah Barat": [HEAD, *(row(i, p) for i, p in enumerate(a, 1))],
        "Wilayah Timur": [
            ["No", "Kec.", "Desa", "HP", "Nama Peserta", "Jabatan"],
            *([i, p.kec, p.desa, p.local, p.name, p.position] for i, p in enumerate(b, 1)),
        ],
        "Susulan": [
            ["Nama", "Desa", "Kec", "Jab", "WA"],
            *([p.name, p.desa, p.kec, p.position, p.local] for p in c),
        ],
    }
    return Truth(xls(sheets), [*a, *b, *c])


@one("everybody again in a sheet for each district")
def _(o: Office) -> Truth:
    groups = [district(o, villages) for villages in o.districts(3, 6)]
    every = [p for group in groups for p in group]
    sheets: dict[str, list[Row]] = {"SEMUA": [HEAD, *(row(i, p) for i, p in enumerate(every, 1))]}
    for group in groups:
        sheets[f"Kec {group[0].kec}"] = [HEAD, *(row(i, p) for i, p in enumerate(group, 1))]
    return Truth(xlsx(sheets), every)


@one("a sheet for villages and one for towns")
def _(o: Office) -> Truth:
    rural = people(o, 12)
    towns = [
        person(o, v) for v in o.villages if v.kind == "kelurahan" and v.kecamatan == "Banjarnegara"
    ][:6]
    sheets: dict[str, list[Row]] = {
        "DESA": [HEAD, *(row(i, p) for i, p in enumerate(rural, 1))],
        "KELURAHAN": [
            ["No", "Nama", "Jabatan", "Kelurahan", "Kecamatan", "No HP"],
            *(row(i, p) for i, p in enumerate(towns, 1)),
        ],
    }
    seen = {p.village.code for p in towns}
    rural = [p for p in rural if p.village.code not in seen]
    sheets["DESA"] = [HEAD, *(row(i, p) for i, p in enumerate(rural, 1))]
    return Truth(xlsx(sheets), [*rural, *towns])


@one("two regencies with a column for them", regions=("33.04", "33.07"))
def _(o: Office) -> Truth:
    some = people(o, 30)
    head = ["No", "Kab/Kota", "Kecamatan", "Desa/Kelurahan", "Nama", "Jabatan", "No HP"]
    rows = [
        [i, p.village.regency.upper(), p.kec, p.desa, p.name, p.position, p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx([head, *rows]), some)


@one("a sheet for each regency of a province", regions=("33.03", "33.04", "33.07", "34.04"))
def _(o: Office) -> Truth:
    some = people(o, 48)
    sheets: dict[str, list[Row]] = {}
    for p in some:
        name = p.village.regency.replace("Kabupaten", "Kab.")
        rows = sheets.setdefault(name, [[f"DATA KOPERASI {p.village.regency.upper()}"], HEAD])
        rows.append(row(len(rows) - 1, p))
    return Truth(xlsx(sheets), some)


@one("Gianyar: desa dinas, Balinese names", regions=("51.04",))
def _(o: Office) -> Truth:
    o.call(BALI)
    some = people(o, 24)
    head = ["No", "Nama Bendesa/Utusan", "Jabatan", "Desa/Kel", "Kecamatan", "No. Telp/WA"]
    return Truth(xlsx([head, *(row(i, p) for i, p in enumerate(some, 1))]), some)


@one("Tapanuli: Roman numerals in the names of villages", regions=("12.02",))
def _(o: Office) -> Truth:
    o.call(BATAK)
    numbered = [v for v in o.own if v.name.split()[-1] in {"I", "II", "III", "IV", "V"}][:14]
    o.own = [v for v in o.own if v not in numbered]
    some = district(o, numbered) + people(o, 12)
    return Truth(text([HEAD, *(row(i, p) for i, p in enumerate(some, 1))]), some)


@one("Agam: nagari and jorong", regions=("13.06",))
def _(o: Office) -> Truth:
    o.call(MINANG)
    some = people(o, 20)
    head = ["No", "Nama", "Jabatan", "Nagari", "Kecamatan", "Jorong", "No HP"]
    rows = [[*row(i, p)[:5], "Jorong Koto Baru", p.local] for i, p in enumerate(some, 1)]
    return Truth(xlsx([head, *rows]), some)


@one("Gowa: village after Desa, title of the region", regions=("73.06",))
def _(o: Office) -> Truth:
    o.call(SULAWESI)
    some = people(o, 22)
    head = ["NO", "NAMA PENGURUS KOPDES", "JABATAN", "DESA", "KECAMATAN", "NOMOR HANDPHONE"]
    rows = [
        [i, p.name.upper(), p.position, f"DESA {p.desa.upper()}", p.kec, p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(ods([["KOPDES MERAH PUTIH KAB. GOWA"], head, *rows]), some)


@one("Jayawijaya: distrik and kampung", regions=("95.01",))
def _(o: Office) -> Truth:
    o.call(PAPUA)
    some = people(o, 26)
    head = ["NO", "DISTRIK", "KAMPUNG", "NAMA KETUA / PENGURUS", "JABATAN", "NO. HP"]
    rows = [[i, p.kec, p.desa, p.name, p.position, p.local] for i, p in enumerate(some, 1)]
    return Truth(xlsx([["DATA KOPERASI KAMPUNG MERAH PUTIH"], [], head, *rows]), some)


@one("a list of another regency than the event's")
def _(o: Office) -> Truth:
    other = Office(5, ("33.03",))
    known = {v.name for v in o.villages}
    some = [person(other, v) for v in other.own if v.name not in known][:15]
    return Truth(
        xlsx([HEAD, *(row(i, p) for i, p in enumerate(some, 1))]),
        [],
        open=[],
        told=[p.name for p in some],
    )
