"""Rows between and below the people: sums, notes, signatures, second lists, pages."""

from functools import partial

from openpyxl import Workbook

from tests.sheets.fresh.case import Person, Truth, district, fresh, people
from tests.sheets.fresh.files import Row, merge, ods, text, xls, xlsx
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.seventh.headings import bare
from tests.sheets.fresh.third.tables import HEAD, table

seven = partial(fresh, 7)


@seven("letterhead with the office's number, signature with NIP and the head's number")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows: list[Row] = [
        ["", "PEMERINTAH KABUPATEN BANJARNEGARA"],
        ["", "DINAS PERINDUSTRIAN, PERDAGANGAN, KOPERASI DAN UKM"],
        ["", "Jl. Letjen Suprapto No. 234 Telp. (0286) 591218 Banjarnegara 53415"],
        [],
        ["", "Nomor", ": 500.3/1234/2025"],
        ["", "Perihal", ": Daftar Peserta"],
        [],
        HEAD,
        *table(some),
        [],
        ["", "", "", "", "Banjarnegara, 2 Juli 2025"],
        ["", "", "", "", "Kepala Bidang Koperasi"],
        [],
        ["", "", "", "", "Dra. SRI WAHYUNI, M.M."],
        ["", "", "", "", "NIP. 19700512 199503 2 004"],
        ["", "", "", "", "HP 081390001234"],
    ]
    foreign = {"Dra. SRI WAHYUNI, M.M.", "+6281390001234", "197005121995032004"}
    return Truth(xlsx(rows), some, foreign=foreign)


@seven("two who sign side by side below the list")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [
        HEAD,
        *table(some),
        [],
        ["", "Mengetahui", "", "", "Susukan, 1 Juli 2025"],
        ["", "Camat Susukan", "", "", "Pendamping Desa"],
        [],
        ["", "Drs. JOKO PURWANTO", "", "", "RINA MARLINA, S.Sos."],
        ["", "NIP. 196905121990031004", "", "", ""],
    ]
    return Truth(xls(rows), some, foreign={"Drs. JOKO PURWANTO", "RINA MARLINA, S.Sos."})


@seven("sums of each district in another column, and a sum of all")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Kecamatan", "Desa", "Nama", "Jabatan", "No HP"]]
    some: list[Person] = []
    for group in o.districts(3, 5):
        there = district(o, group)
        rows += [[i, p.kec, p.desa, p.name, p.position, p.local] for i, p in enumerate(there, 1)]
        rows.append(["", "", "", "Sub Total", "", "5 orang"])
        some += there
    rows += [["", "", "", "Total Keseluruhan", "", "15 orang"]]
    return Truth(xlsx(rows), some)


@seven("districts by Roman numerals and counts, without the word")
def _(o: Office) -> Truth:
    rows: list[Row] = [["NO", "NAMA", "JABATAN", "DESA", "NO HP"]]
    some: list[Person] = []
    for numeral, group in zip(("I", "II", "III"), o.districts(3, 5), strict=True):
        there = district(o, group)
        rows.append([numeral, f"{there[0].kec.upper()} (5 desa)"])
        rows += [[i, p.name, p.position, p.desa, p.local] for i, p in enumerate(there, 1)]
        some += there
    return Truth(xlsx(rows), some)


@seven("list goes on with columns in another order")
def _(o: Office) -> Truth:
    some = people(o, 20)
    rows: list[Row] = [["LAMPIRAN I"], HEAD, *table(some[:10]), []]
    rows += [["LAMPIRAN I (lanjutan)"], ["No", "Desa", "Kecamatan", "Nama", "No HP", "Jabatan"]]
    rows += [[i, p.desa, p.kec, p.name, p.local, p.position] for i, p in enumerate(some[10:], 11)]
    return Truth(xlsx(rows), some)


@seven("committee with its tasks below the people")
def _(o: Office) -> Truth:
    some, crew = people(o, 12), [o.name() for _ in range(4)]
    rows: list[Row] = [["DAFTAR PESERTA"], HEAD, *table(some), [], ["PANITIA"]]
    rows += [["No", "Nama", "Tugas", "No HP"]]
    rows += [[i, name, "Konsumsi", f"08134455660{i}"] for i, name in enumerate(crew, 1)]
    return Truth(xlsx(rows), some, told=crew)


@seven("two lists side by side with titles of their own")
def _(o: Office) -> Truth:
    left, right = people(o, 9), people(o, 7)
    rows: list[Row] = [["PUTARAN 1", "", "", "", "", "", "PUTARAN 2"]]
    rows += [["No", "Nama", "Desa", "Kecamatan", "HP", "", "No", "Nama", "Desa", "Kecamatan", "HP"]]
    for i in range(9):
        cells: list[object] = []
        for some in (left, right):
            p = some[i] if i < len(some) else None
            cells += [i + 1, p.name, p.desa, p.kec, p.local] if p else [""] * 5
            cells += [""]
        rows.append(cells)
    return Truth(xlsx(rows, merge("A1:E1", "G1:K1")), bare(left + right))


@seven("rows hidden by a filter, columns hidden")
def _(o: Office) -> Truth:
    some = people(o, 12)

    def hide(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.auto_filter.ref = "A1:F13"
        for at in (4, 7, 8):
            sheet.row_dimensions[at].hidden = True
        sheet.column_dimensions["C"].hidden = True

    return Truth(xlsx([HEAD, *table(some)], hide), some)


@seven("notes below people, footnotes and remarks below the list")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP", "Ket"]]
    for i, row in enumerate(table(some)):
        rows.append([*row, "*)" if i == 3 else ""])
        if i == 3:
            rows.append(["", "*) membawa contoh produk gula semut"])
    rows += [[], ["Catatan:"], ["1. Peserta hadir pukul 07.30 WIB"], ["2. Membawa surat tugas"]]
    rows += [["3. Informasi lebih lanjut hubungi Sdr. Bowo 081299998888"]]
    return Truth(xlsx(rows), some, foreign={"+6281299998888"})


@seven("nobody named yet in some rows, in many words")
def _(o: Office) -> Truth:
    some = people(o, 14)
    words = ["-", "belum ada", "(kosong)", "kosong", "......", "menunggu musdes", "?"]
    rows: list[Row] = [HEAD]
    wanted, told = [], []
    for i, row in enumerate(table(some)):
        if i % 2:
            row[1], row[2], row[5] = words[i // 2], "", ""
            told.append(some[i].desa)
        else:
            wanted.append(some[i])
        rows.append(row)
    return Truth(xlsx(rows), wanted, told=told)


@seven("remarks that say who does not come and who comes instead")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP", "Keterangan"]]
    words = {2: "berhalangan hadir", 5: "izin sakit", 8: "diwakilkan Sekretaris", 10: "Hadir"}
    rows += [[*row, words.get(i, "")] for i, row in enumerate(table(some))]
    wanted = [p for i, p in enumerate(some) if i not in {2, 5, 8}]
    return Truth(xlsx(rows), wanted, told=[some[i].name for i in (2, 5, 8)])


@seven("same person twice, once with other spaces and capitals")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [HEAD, *table(some)]
    again = table(some)[3]
    again[0], again[1] = 11, f" {some[3].name.upper()} "
    rows.append(again)
    return Truth(xlsx(rows), some)


@seven("one person for two villages")
def _(o: Office) -> Truth:
    some = people(o, 9)
    other = o.some(1)[0]
    rows: list[Row] = [HEAD, *table(some)]
    rows[4] = [4, some[3].name, some[3].position, f"{some[3].desa} dan {other.name}", "", ""]
    wanted = [p for p in some if p is not some[3]]
    return Truth(xlsx(rows), wanted, told=[some[3].name])


@seven("table that begins at C15 below a title over all columns")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["DAFTAR PESERTA TEMU BISNIS KDMP 2025"], *[[] for _ in range(13)]]
    rows += [["", "", *row] for row in (HEAD, *table(some))]
    return Truth(xlsx(rows, merge("A1:H3")), some)


@seven("days ticked behind each person")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [
        ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP", "Hari 1", "Hari 2", "Hari 3"]
    ]
    rows += [
        [*row, "v", "v" if i % 2 else "", "v" if i % 3 else ""] for i, row in enumerate(table(some))
    ]
    return Truth(xlsx(rows), some)


@seven("dates as headings with P for present")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [
        ["NO", "NAMA", "JABATAN", "DESA", "KECAMATAN", "NO HP", "KEHADIRAN", ""],
        ["", "", "", "", "", "", "4 Juli", "5 Juli"],
    ]
    rows += [[*row, "H", "H" if i % 2 else "-"] for i, row in enumerate(table(some))]
    return Truth(ods(rows), some)


@seven("places for two signatures on each line")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [[*HEAD, "TANDA TANGAN", ""]]
    rows += [
        [*row, f"{i}. ........" if i % 2 else "", "" if i % 2 else f"{i}. ........"]
        for i, row in enumerate(table(some), 1)
    ]
    return Truth(xlsx(rows, merge("G1:H1")), some)


@seven("lines of commas at the end, remarks with a sign before them")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [["# dibuat otomatis 2025-07-01"], [*HEAD, "", ""]]
    rows += [[*row, "", ""] for row in table(some)]
    rows += [["", "", "", "", "", "", "", ""], ["# akhir berkas"]]
    return Truth(text(rows, ","), some)
