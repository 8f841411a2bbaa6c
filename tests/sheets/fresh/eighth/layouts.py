"""Tables of uncommon form."""

from dataclasses import replace

from openpyxl import Workbook

from tests.sheets.fresh.case import Person, Truth, people
from tests.sheets.fresh.eighth.kit import bare, eight, flat, groups, plain
from tests.sheets.fresh.files import Row, merge, ods, xls, xlsx
from tests.sheets.fresh.office import Office


@eight("blocks side by side, the right one a row shorter")
def _(o: Office) -> Truth:
    some = plain(o, 13)
    left, right = some[:7], some[7:]
    head = ["No", "Nama", "Desa", "HP"]
    rows: list[Row] = [["DAFTAR UNDANGAN"], [*head, "", *head]]
    for i, a in enumerate(left):
        row: list[object] = [i + 1, a.name, a.desa, a.local, ""]
        if i < len(right):
            row += [i + 8, right[i].name, right[i].desa, right[i].local]
        rows.append(row)
    return Truth(xls(rows), some)


@eight("a row a village: chair, secretary and treasurer, each with a number")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["No", "Kecamatan", "Desa", "Ketua", "No HP", "Sekretaris", "No HP", "Bendahara", "No HP"]
    ]
    wanted = []
    for i, village in enumerate(o.some(6), 1):
        three = [
            Person(o.name(), village, o.phone(), post)
            for post in ("Ketua", "Sekretaris", "Bendahara")
        ]
        cells = [cell for p in three for cell in (p.name, p.local)]
        rows.append([i, village.kecamatan, village.name, *cells])
        wanted += three
    return Truth(xlsx(rows), wanted)


@eight(
    "Kapuas: participants added in a second table with columns in another order", regions=("62.03",)
)
def _(o: Office) -> Truth:
    first, second = people(o, 8), people(o, 5)
    rows: list[Row] = [["A. PESERTA UTAMA"], ["No", "Nama", "Jabatan", "Desa", "Kec", "HP"]]
    rows += [[i, p.name, p.position, p.desa, p.kec, p.local] for i, p in enumerate(first, 1)]
    rows += [["", "Jumlah", "", "", "", 8], [], ["B. PESERTA TAMBAHAN"]]
    rows += [["No", "Kec", "Desa", "HP", "Nama", "Jabatan"]]
    rows += [[i, p.kec, p.desa, p.local, p.name, p.position] for i, p in enumerate(second, 1)]
    return Truth(xlsx(rows), first + second)


@eight("sheets of sub-districts, a cover, a pivot and a hidden draft")
def _(o: Office) -> Truth:
    parts = groups(o, 4, 4)
    sheets: dict[str, list[Row]] = {"Cover": [["DATA PESERTA"], ["Disusun oleh: Bidang Koperasi"]]}
    head = ["NO", "DESA", "NAMA KETUA KDMP", "NO. WHATSAPP"]
    for part in parts:
        rows: list[Row] = [["KEC : " + part[0].kec.upper()], head]
        rows += [[i, p.desa, p.name.upper(), p.local] for i, p in enumerate(part, 1)]
        sheets[f"{part[0].kec[:12]} ({len(part)})"] = rows
    sheets["Pivot"] = [["Row Labels", "Count of NAMA"], ["Grand Total", 16]]
    gone = people(o, 2)
    sheets["lama"] = [head, *([i, p.desa, p.name, p.local] for i, p in enumerate(gone))]

    def hide(book: Workbook) -> None:
        book["lama"].sheet_state = "hidden"

    wanted = [replace(p, position=None) for p in flat(parts)]
    return Truth(xlsx(sheets, hide), wanted)


@eight("cards of four lines, two cards beside one another")
def _(o: Office) -> Truth:
    some = plain(o, 6)
    rows: list[Row] = [["KARTU PESERTA"]]
    for a, b in zip(some[::2], some[1::2], strict=True):
        rows += [["Nama", a.name, "", "Nama", b.name], ["Desa", a.desa, "", "Desa", b.desa]]
        rows += [["Kecamatan", a.kec, "", "Kecamatan", b.kec]]
        rows += [["No HP", a.local, "", "No HP", b.local], []]
    return Truth(xlsx(rows), some)


@eight("villages merged over two rows, two people of each")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Desa", "Kecamatan", "Nama", "Jabatan", "No. HP"]]
    wanted, places = [], []
    for i, village in enumerate(o.some(5), 1):
        a = Person(o.name(), village, o.phone(), "Ketua")
        b = Person(o.name(), village, o.phone(), "Sekretaris")
        rows.append([i, village.name, village.kecamatan, a.name, "Ketua", a.local])
        rows.append(["", "", "", b.name, "Sekretaris", b.local])
        places += [f"{column}{2 * i}:{column}{2 * i + 1}" for column in "ABC"]
        wanted += [a, b]
    return Truth(xlsx(rows, merge(*places)), wanted)


@eight("heading over three rows with groups and a row of letters below", regions=("53.10",))
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [
        ["LAMPIRAN II SURAT NOMOR 518/1123/2025"],
        ["NO", "WILAYAH", "", "IDENTITAS PESERTA", "", "", "KET"],
        ["", "KECAMATAN", "DESA", "NAMA", "JABATAN", "KONTAK", ""],
        ["", "", "", "(LENGKAP)", "", "(HP/WA)", ""],
        ["a", "b", "c", "d", "e", "f", "g"],
    ]
    rows += [[i, p.kec, p.desa, p.name, p.position, p.local, ""] for i, p in enumerate(some, 1)]
    return Truth(xls(rows, [(1, 1, 1, 2), (1, 1, 3, 5), (0, 0, 0, 6)]), some)


@eight("a line free after every person, and notes of the office between")
def _(o: Office) -> Truth:
    some = people(o, 9)
    rows: list[Row] = [["NAMA", "DESA", "KECAMATAN", "JABATAN", "HP"], []]
    for i, p in enumerate(some):
        rows += [[p.name, p.desa, p.kec, p.position, p.local], []]
        if i == 4:
            rows += [["Catatan: peserta di bawah ini menyusul konfirmasi"], []]
    return Truth(ods(rows), some)


@eight("plan of seats: a table a column, village in brackets behind the name")
def _(o: Office) -> Truth:
    some = plain(o, 9)
    some = [replace(p, phone="") for p in some]
    rows: list[Row] = [["MEJA 1", "MEJA 2", "MEJA 3"]]
    rows += [[f"{p.name} ({p.desa})" for p in some[i : i + 3]] for i in (0, 3, 6)]
    return Truth(xlsx(rows), [], open=some, refused={"columns_missing", "rows_not_understood"})


@eight("columns empty between, the second column hidden, heading at the right of its cell")
def _(o: Office) -> Truth:
    some = bare(people(o, 9))
    rows: list[Row] = [["", "NIK", "", " NAMA  ", "", "  DESA", "", "NO.HP "]]
    foreign = set()
    for i, p in enumerate(some):
        nik = f"330405{10 + i}0178000{i}"
        foreign.add(nik)
        rows.append(["", nik, "", f"  {p.name} ", "", f" {p.desa}", "", f" {p.local} "])

    def hide(book: Workbook) -> None:
        book.worksheets[0].column_dimensions["B"].hidden = True

    return Truth(xlsx(rows, hide), some, foreign=foreign)
