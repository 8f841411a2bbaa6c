"""Layouts of sheets: letterheads, groups, blocks, totals, signatures."""

from functools import partial

from openpyxl import Workbook

from tests.sheets.fresh.case import Person, Truth, district, fresh, people, person
from tests.sheets.fresh.files import Row, merge, text, xlsx
from tests.sheets.fresh.office import Office

one = partial(fresh, 1)
HEAD: list[object] = ["NO", "NAMA", "DESA/KELURAHAN", "JABATAN", "NO HP"]
KEC: list[object] = ["No", "Kecamatan", "Desa", "Nama", "Jabatan", "No HP"]


def row(number: object, p: Person) -> list[object]:
    return [number, p.name, p.desa, p.position, p.local]


@one("letterhead above, signature with NIP below")
def _(o: Office) -> Truth:
    some = people(o, 16)
    nip = "19720817 199703 1 004"
    rows: list[Row] = [
        ["PEMERINTAH KABUPATEN BANJARNEGARA"],
        ["DINAS PERINDUSTRIAN, PERDAGANGAN, KOPERASI DAN UKM"],
        ["Jl. Letjend Suprapto No. 234 Telp. (0286) 591121 Banjarnegara 53415"],
        [],
        ["DAFTAR PESERTA KONTAK BISNIS KOPERASI DESA MERAH PUTIH"],
        ["Hari/Tanggal", ": Jumat, 4 Juli 2025"],
        ["Tempat", ": Aula Sasana Abdi Praja"],
        [],
        KEC,
        *([i, p.kec, p.desa, p.name, p.position, p.local] for i, p in enumerate(some, 1)),
        [],
        ["", "", "", "", "Banjarnegara, 30 Juni 2025"],
        ["", "Mengetahui,", "", "", "Pembuat Daftar"],
        ["", "Kepala Bidang Koperasi", "", "", "Staf"],
        [],
        ["", "Drs. ADI SURYANTO, M.Si", "", "", "Ririn Fatmawati"],
        ["", f"NIP. {nip}"],
    ]
    touch = merge("A1:F1", "A2:F2", "A3:F3", "A5:F5")
    return Truth(xlsx(rows, touch), some, foreign={nip, "Drs. ADI SURYANTO, M.Si"})


@one("district merged downwards, with subtotals")
def _(o: Office) -> Truth:
    rows: list[Row] = [KEC]
    some: list[Person] = []
    places = []
    for villages in o.districts(4, 6):
        group = district(o, villages)
        first = len(rows) + 1
        rows += [
            [i, p.kec if i == 1 else "", p.desa, p.name, p.position, p.local]
            for i, p in enumerate(group, 1)
        ]
        places.append(f"B{first}:B{len(rows)}")
        rows.append(["", f"Jumlah Kec. {group[0].kec}", "", f"{len(group)} orang"])
        some += group
    rows.append(["", "JUMLAH TOTAL", "", f"{len(some)} orang"])
    return Truth(xlsx(rows, merge(*places)), some)


@one("sections in Roman numerals, numbering that starts anew")
def _(o: Office) -> Truth:
    rows: list[Row] = [["DAFTAR HADIR"], HEAD]
    some: list[Person] = []
    for numeral, villages in zip(("I", "II", "III", "IV"), o.districts(4, 5), strict=True):
        group = district(o, villages)
        rows.append([numeral, f"KEC. {group[0].kec.upper()}"])
        rows += [row(i, p) for i, p in enumerate(group, 1)]
        some += group
    return Truth(xlsx(rows), some)


@one("sections in letters with the number of villages")
def _(o: Office) -> Truth:
    rows: list[Row] = [HEAD]
    some: list[Person] = []
    for letter, villages in zip("ABC", o.districts(3, 7), strict=True):
        group = district(o, villages)
        rows.append([f"{letter}. Kecamatan {group[0].kec} ({len(group)} desa)"])
        rows += [row(f"{i}.", p) for i, p in enumerate(group, 1)]
        some += group
    return Truth(text(rows), some)


@one("filter, hidden rows and a frozen pane")
def _(o: Office) -> Truth:
    some = people(o, 30)

    def touch(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.auto_filter.ref = "A1:F31"
        sheet.freeze_panes = "A2"
        for at in (5, 6, 7, 20, 31):
            sheet.row_dimensions[at].hidden = True

    rows = [[i, p.kec, p.desa, p.name, p.position, p.local] for i, p in enumerate(some, 1)]
    return Truth(xlsx([KEC, *rows], touch), some)


@one("heading again on each page, page numbers between")
def _(o: Office) -> Truth:
    some = people(o, 36)
    rows: list[Row] = []
    for page in range(3):
        rows += [["DAFTAR PESERTA"], KEC]
        for i in range(12 * page, 12 * page + 12):
            p = some[i]
            rows.append([i + 1, p.kec, p.desa, p.name, p.position, p.local])
        rows += [["", "", "", "", f"Halaman {page + 1} dari 3"], []]
    return Truth(xlsx(rows), some)


@one("two blocks side by side, a district above each")
def _(o: Office) -> Truth:
    left, right = (district(o, villages) for villages in o.districts(2, 8))
    rows: list[Row] = [
        [f"KECAMATAN {left[0].kec}", "", "", "", "", "", f"KECAMATAN {right[0].kec}"],
        [*HEAD, "", *HEAD],
    ]
    for i, (a, b) in enumerate(zip(left, right, strict=True), 1):
        rows.append([*row(i, a), "", *row(i, b)])
    return Truth(xlsx(rows), [*left, *right])


@one("table away from the corner, a blank row after each person")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows: list[Row] = [[], [], ["", "", "", "Data Peserta"], [], ["", "", "", *KEC]]
    for i, p in enumerate(some, 1):
        rows += [["", "", "", i, p.kec, p.desa, p.name, p.position, p.local], []]
    return Truth(xlsx(rows), some)


@one("a second table below with its columns in another order")
def _(o: Office) -> Truth:
    first, late = people(o, 12), people(o, 5)
    rows: list[Row] = [
        KEC,
        *([i, p.kec, p.desa, p.name, p.position, p.local] for i, p in enumerate(first, 1)),
        [],
        ["PESERTA TAMBAHAN"],
        ["No", "Nama", "HP", "Jabatan", "Desa", "Kecamatan"],
        *([i, p.name, p.local, p.position, p.desa, p.kec] for i, p in enumerate(late, 1)),
    ]
    return Truth(xlsx(rows), [*first, *late])


@one("chair and secretary under one merged village")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Desa", "Kecamatan", "", "Nama", "Jabatan", "No. HP"]]
    some, places = [], []
    for i, village in enumerate(o.some(10), 1):
        a, b = person(o, village, "Ketua"), person(o, village, "Sekretaris")
        at = len(rows) + 1
        rows.append([i, village.name, village.kecamatan, "a.", a.name, a.position, a.local])
        rows.append(["", "", "", "b.", b.name, b.position, b.local])
        places += [f"{column}{at}:{column}{at + 1}" for column in "ABC"]
        some += [a, b]
    return Truth(xlsx(rows, merge(*places)), some)


@one("attendance list with staggered places to sign")
def _(o: Office) -> Truth:
    some = people(o, 20)
    rows: list[Row] = [
        ["DAFTAR HADIR RAPAT KOORDINASI"],
        ["Hari / Tgl", ":", "Kamis, 3 Juli 2025"],
        ["Acara", ":", "Persiapan Kontak Bisnis"],
        ["NO", "NAMA", "DESA", "JABATAN", "NO. HP", "TANDA TANGAN", ""],
    ]
    for i, p in enumerate(some, 1):
        rows.append(
            [*row(i, p), f"{i}. ........" if i % 2 else "", "" if i % 2 else f"{i}. ......"]
        )
    return Truth(xlsx(rows, merge("A1:G1", "F4:G4")), some)


@one("district in the first row of its group alone, with notes above")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["Catatan:"],
        ["1. Mohon diisi dengan huruf kapital"],
        ["2. Dikirim kembali paling lambat 20 Juni 2025 ke WA 0812-2700-1122 (Bu Ririn)"],
        [],
        KEC,
    ]
    some: list[Person] = []
    for villages in o.districts(3, 6):
        group = district(o, villages)
        for i, p in enumerate(group, 1):
            rows.append(
                [len(some) + i, p.kec if i == 1 else None, p.desa, p.name, p.position, p.local]
            )
        some += group
    return Truth(xlsx(rows), some)


@one("villages without a person yet")
def _(o: Office) -> Truth:
    some, empty = people(o, 14), o.some(5)
    rows: list[Row] = [KEC]
    for i, p in enumerate(some, 1):
        rows.append([i, p.kec, p.desa, p.name, p.position, p.local])
    for word, v in zip(("-", "belum ada", "KOSONG", "nihil", ""), empty, strict=True):
        rows.insert(4, [99, v.kecamatan, v.name, word, "", ""])
    return Truth(xlsx(rows), some, told=[v.name for v in empty])


@one("a name without a village in the last row")
def _(o: Office) -> Truth:
    some, lost = people(o, 13), person(o)
    rows = [[p.name, p.desa, p.kec, p.local] for p in some]
    rows += [[lost.name, "", "", ""], ["Jumlah", "14", "", ""]]
    wanted = [Person(p.name, p.village, p.phone) for p in some]
    return Truth(text([["Nama", "Desa", "Kecamatan", "HP"], *rows]), wanted, told=[lost.name])
