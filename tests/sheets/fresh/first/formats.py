"""Old and open formats, and what is no list at all."""

from datetime import date
from functools import partial

from tests.sheets.fresh.case import Person, Truth, district, fresh, people, person
from tests.sheets.fresh.files import Row, lines, ods, page, xls, xlsx
from tests.sheets.fresh.office import Office

one = partial(fresh, 1)
HEAD: list[object] = ["No", "Kecamatan", "Desa", "Nama", "Jabatan", "No HP"]


def row(i: int, p: Person) -> list[object]:
    return [i, p.kec, p.desa, p.name, p.position, p.local]


@one("old template with a merged title and merged districts")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["DAFTAR PENGURUS KOPERASI DESA MERAH PUTIH"],
        ["TAHUN 2025"],
        [],
        HEAD,
    ]
    places = [(0, 0, 0, 5), (1, 1, 0, 5)]
    some: list[Person] = []
    for villages in o.districts(3, 6):
        group = district(o, villages)
        places.append((len(rows), len(rows) + len(group) - 1, 1, 1))
        body = [row(len(some) + i, p) for i, p in enumerate(group, 1)]
        for each in body[1:]:
            each[1] = ""
        rows += body
        some += group
    return Truth(xls(rows, places), some)


@one("old workbook with numbers as floats, dates and a hidden sheet")
def _(o: Office) -> Truth:
    some = people(o, 18)
    rows: list[Row] = [
        [float(i), p.kec, p.desa, p.name, p.position, float(p.phone[3:]), date(2025, 5, 1 + i)]
        for i, p in enumerate(some, 1)
    ]
    sheets: dict[str, list[Row]] = {
        "Peserta": [[*HEAD, "Tgl Akta"], *rows],
        "Lama": [HEAD, [1, "Susukan", "Berta", "Orang Lama", "Ketua", "081200000000"]],
    }
    return Truth(xls(sheets, hide="Lama"), some, foreign={"Orang Lama"})


@one("LibreOffice with repeated cells and numbers as floats")
def _(o: Office) -> Truth:
    some = people(o, 18)
    rows = [[*row(i, p)[:5], int(p.phone[3:])] for i, p in enumerate(some, 1)]
    return Truth(ods([["Daftar Peserta"], [], HEAD, *rows]), some)


@one("LibreOffice with a sheet for each district")
def _(o: Office) -> Truth:
    sheets: dict[str, list[Row]] = {}
    some: list[Person] = []
    for villages in o.districts(4, 5):
        group = district(o, villages)
        sheets[f"Kec. {group[0].kec}"] = [
            ["NO", "DESA", "NAMA", "JABATAN", "HP"],
            *([i, p.desa, p.name, p.position, p.local] for i, p in enumerate(group, 1)),
        ]
        some += group
    return Truth(ods(sheets), some)


@one("web page with districts over several rows")
def _(o: Office) -> Truth:
    said = ["<html><body><table><tr><th>No<th>Kecamatan<th>Desa<th>Nama<th>Jabatan<th>HP</tr>"]
    some: list[Person] = []
    for villages in o.districts(3, 5):
        group = district(o, villages)
        for i, p in enumerate(group, 1):
            span = f'<td rowspan="{len(group)}">{p.kec}</td>' if i == 1 else ""
            cells = "".join(f"<td>{value}</td>" for value in (p.desa, p.name, p.position, p.local))
            said.append(f"<tr><td>{i}</td>{span}{cells}</tr>")
        some += group
    return Truth(lines(*said, "</table></body></html>"), some)


@one("web page with blanks that do not break, and a menu before")
def _(o: Office) -> Truth:
    some = people(o, 14)
    head = ["No", "Kecamatan", "Desa", "Nama", "Jabatan", "No HP"]
    data = page(
        [head, *([f"\u00a0{value}\u00a0" for value in row(i, p)] for i, p in enumerate(some, 1))],
        "<table><tr><td>Beranda</td><td>Data</td><td>Keluar</td></tr></table>",
    )
    return Truth(data, some)


@one("a photo of a list")
def _(o: Office) -> Truth:
    return Truth(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(300), [], refused={"file_is_picture"})


@one("a printed list as PDF")
def _(o: Office) -> Truth:
    return Truth(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n", [], refused={"file_is_pdf"})


@one("a list without any name of a person")
def _(o: Office) -> Truth:
    rows = [[i, v.kecamatan, v.name, 100 + i] for i, v in enumerate(o.some(20), 1)]
    data = xlsx([["No", "Kecamatan", "Desa", "Jumlah Anggota"], *rows])
    return Truth(data, [], refused={"columns_missing"})


@one("formulas of texts and numbers that begin with a mark")
def _(o: Office) -> Truth:
    some = people(o, 12)
    said = [
        f'{i};{p.name};{p.desa};{p.kec};{p.position};="{p.local}"' for i, p in enumerate(some, 1)
    ]
    return Truth(lines("No;Nama;Desa;Kecamatan;Jabatan;HP", *said, end="\r\n"), some)


@one("two people of a village on rows of their own, village once")
def _(o: Office) -> Truth:
    firsts: list[Person] = []
    seconds: list[Person] = []
    rows: list[Row] = [HEAD]
    for i, village in enumerate(o.some(9), 1):
        a, b = person(o, village, "Ketua"), person(o, village, "Sekretaris")
        rows += [row(i, a), ["", "", "", b.name, b.position, b.local]]
        firsts.append(a)
        seconds.append(b)
    return Truth(xls(rows), firsts, open=seconds)
