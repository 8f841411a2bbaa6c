"""Workbooks of other offices and regions, once more."""

import zipfile
from functools import partial
from html import escape
from io import BytesIO

from tests.sheets.fresh.case import Person, Truth, district, fresh, people, person
from tests.sheets.fresh.files import Row, lines, merge, ods, xls, xlsx
from tests.sheets.fresh.names import MINANG, SULAWESI
from tests.sheets.fresh.office import Office

two = partial(fresh, 2)
HEAD: list[object] = ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP"]


def table(some: list[Person]) -> list[list[object]]:
    return [[i, p.name, p.position, p.desa, p.kec, p.local] for i, p in enumerate(some, 1)]


@two("Sleman: kalurahan and kapanewon", regions=("34.04",))
def _(o: Office) -> Truth:
    some = people(o, 18)
    return Truth(
        xlsx([["No", "Nama", "Jabatan", "Kalurahan", "Kapanewon", "No WA"], *table(some)]), some
    )


@two("Aceh Besar: gampong", regions=("11.06",))
def _(o: Office) -> Truth:
    o.call(MINANG)
    some = people(o, 20)
    rows = table(some)
    for each, p in zip(rows, some, strict=True):
        each[3] = f"Gampong {p.desa}"
    return Truth(xls([["No", "Nama", "Jabatan", "Gampong", "Kecamatan", "No. HP"], *rows]), some)


@two("Gowa and Banjarnegara: a province of two islands", regions=("73.06", "33.04"))
def _(o: Office) -> Truth:
    o.call(SULAWESI)
    some = people(o, 24)
    rows = [
        [*each, p.village.regency.removeprefix("Kabupaten ")]
        for each, p in zip(table(some), some, strict=True)
    ]
    return Truth(ods([[*HEAD, "Kabupaten"], *rows]), some)


@two("sheets by code and name of regencies", regions=("33.03", "33.04"))
def _(o: Office) -> Truth:
    sheets: dict[str, list[Row]] = {}
    some = people(o, 30)
    for p in some:
        title = f"{p.village.code[:5]} {p.village.regency.removeprefix('Kabupaten ')}"
        rows = sheets.setdefault(title, [["No", "Desa", "Kecamatan", "Nama", "Jabatan", "HP"]])
        rows.append([len(rows), p.desa, p.kec, p.name, p.position, p.local])
    return Truth(xlsx(sheets), some)


@two("same village and district in two regencies, none given", regions=("33.04", "33.22"))
def _(o: Office) -> Truth:
    here = next(
        v
        for v in o.villages
        if v.name == "Susukan" and v.regency.endswith("Banjarnegara") and v.kecamatan == "Susukan"
    )
    lost, some = person(o, here), people(o, 14)
    return Truth(xlsx([HEAD, *table([*some, lost])]), some, told=[lost.name])


@two("a form for each cooperative on a sheet of its own")
def _(o: Office) -> Truth:
    some = people(o, 12)
    sheets: dict[str, list[Row]] = {}
    for p in some:
        sheets[p.desa] = [
            ["FORMULIR KONFIRMASI KEHADIRAN"], [], ["Nama", ":", p.name], ["Jabatan", ":",
            p.position],
            ["Desa", ":", p.desa], ["Kecamatan", ":", p.kec], ["No. HP", ":", p.local],
        ]  # fmt: skip
    return Truth(xlsx(sheets), [], open=some, refused={"columns_missing", "rows_not_understood"})


@two("supervisors' areas as sections, district in a column")
def _(o: Office) -> Truth:
    rows: list[Row] = [["DAFTAR PESERTA"], HEAD]
    some: list[Person] = []
    for area in ("KORWIL I", "KORWIL II", "KORWIL III"):
        group = people(o, 6)
        rows += [[area], *table(group)]
        some += group
    return Truth(xlsx(rows, merge("A3:F3", "A10:F10", "A17:F17")), some)


@two("three blocks side by side without a gap")
def _(o: Office) -> Truth:
    some = people(o, 18)
    head = ["No", "Nama", "Desa", "HP"]
    cells: list[Row] = [(i, p.name, p.desa, p.local) for i, p in enumerate(some, 1)]
    rows: list[Row] = [head * 3]
    rows += [[*cells[i], *cells[i + 6], *cells[i + 12]] for i in range(6)]
    return Truth(xlsx(rows), [Person(p.name, p.village, p.phone) for p in some])


@two("Excel 2003 as XML with cells left out")
def _(o: Office) -> Truth:
    some = people(o, 12)
    said = "".join(f'<Cell><Data ss:Type="String">{h}</Data></Cell>' for h in HEAD)
    body = [f"<Row>{said}</Row>"]
    for i, p in enumerate(some, 1):
        cells = [f'<Cell><Data ss:Type="Number">{i}</Data></Cell>']
        cells += [
            f'<Cell><Data ss:Type="String">{escape(v)}</Data></Cell>'
            for v in (p.name, p.position or "", p.desa)
        ]
        cells.append(f'<Cell ss:Index="6"><Data ss:Type="String">{p.local}</Data></Cell>')
        body.append(f"<Row>{''.join(cells)}</Row>")
    return Truth(
        lines(
            '<?xml version="1.0"?>', '<?mso-application progid="Excel.Sheet"?>',
            '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
            ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">',
            f'<Worksheet ss:Name="Peserta"><Table>{"".join(body)}</Table></Worksheet></Workbook>',
        ),
        some,
    )  # fmt: skip


@two("an archive with the workbook in it")
def _(o: Office) -> Truth:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("daftar peserta.xlsx", xlsx([HEAD, *table(people(o, 12))]))
    return Truth(file.getvalue(), [], refused={"file_is_packed"})


@two("chairs in one table, secretaries in another below")
def _(o: Office) -> Truth:
    villages = o.some(9)
    a = [person(o, v, "Ketua") for v in villages]
    b = [person(o, v, "Sekretaris") for v in villages]
    head = ["No", "Desa", "Kecamatan", "Nama", "HP"]
    rows: list[Row] = []
    for title, group in (("A. KETUA", a), ("B. SEKRETARIS", b)):
        rows += [
            [title],
            head,
            *([i, p.desa, p.kec, p.name, p.local] for i, p in enumerate(group, 1)),
            [],
        ]
    loose = [Person(p.name, p.village, p.phone, None) for p in [*a, *b]]
    return Truth(xlsx(rows), [], open=loose)


@two("a sheet of attendees and one of officials")
def _(o: Office) -> Truth:
    some = people(o, 14)
    officials = [
        [i, o.name(), "Camat", f"Kecamatan {k}", ""]
        for i, k in enumerate(("Susukan", "Bawang", "Rakit"), 1)
    ]
    names = [str(each[1]) for each in officials]
    sheets: dict[str, list[Row]] = {
        "Peserta": [HEAD, *table(some)],
        "Undangan VIP": [["No", "Nama", "Jabatan", "Instansi", "HP"], *officials],
    }
    del names
    return Truth(xlsx(sheets), some)


@two("list by district with the villages merged to the right")
def _(o: Office) -> Truth:
    rows: list[Row] = [["KECAMATAN", "NO", "DESA", "NAMA", "JABATAN", "HP"]]
    some, places = [], []
    for villages in o.districts(4, 5):
        group = district(o, villages)
        at = len(rows) + 1
        rows += [
            [p.kec if i == 1 else "", i, p.desa, p.name, p.position, p.local]
            for i, p in enumerate(group, 1)
        ]
        places.append(f"A{at}:A{len(rows)}")
        some += group
    return Truth(xlsx(rows, merge(*places)), some)
