"""Tables of people of the fourth batch."""

from functools import partial

from openpyxl import Workbook

from tests.sheets.fresh.case import Person, Truth, district, fresh, people, person
from tests.sheets.fresh.files import Row, lines, merge, ods, page, text, xls, xlsx
from tests.sheets.fresh.office import MAIN, Office
from tests.sheets.fresh.third.tables import HEAD, table

four = partial(fresh, 4)


@four("two rows of headings, PENGURUS YANG HADIR and ALAMAT over theirs")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows: list[Row] = [
        ["NO", "PENGURUS YANG HADIR", "", "", "ALAMAT", ""],
        ["", "NAMA", "JABATAN", "NO HP", "DESA", "KECAMATAN"],
    ]
    rows += [[i, p.name, p.position, p.local, p.desa, p.kec] for i, p in enumerate(some, 1)]
    return Truth(xlsx(rows, merge("A1:A2", "B1:D1", "E1:F1")), some)


@four("headings at the foot of the table")
def _(o: Office) -> Truth:
    some = people(o, 14)
    return Truth(xlsx([*table(some), HEAD]), [], open=some, refused={"columns_missing"})


@four("letterhead of ten rows, table from column D on")
def _(o: Office) -> Truth:
    some = people(o, 15)
    above = ["PEMERINTAH KABUPATEN BANJARNEGARA", "DINAS PERINDUSTRIAN", "Jl. Dipayuda No. 1"]
    rows: list[Row] = [[*[""] * 4, said] for said in above]
    rows += [[], [*[""] * 3, "Lampiran", "Surat Nomor 005/123/2025"]]
    rows += [[*[""] * 3, "Tanggal", "27 Juni 2025"], [], [*[""] * 5, "DAFTAR UNDANGAN"], []]
    rows += [[*[""] * 3, *row] for row in (HEAD, *table(some))]
    rows += [[], [*[""] * 7, "a.n. BUPATI BANJARNEGARA"], [*[""] * 7, "Sekretaris Daerah"]]
    return Truth(xlsx(rows), some)


@four("each column merged with the empty one beside it, as PDFs become")
def _(o: Office) -> Truth:
    some = people(o, 13)
    rows = [[cell for each in row for cell in (each, "")] for row in (HEAD, *table(some))]
    places = [
        f"{a}{n}:{b}{n}"
        for n in range(1, len(rows) + 1)
        for a, b in ("AB", "CD", "EF", "GH", "IJ", "KL")
    ]
    return Truth(xlsx(rows, merge(*places)), some)


@four("pages with their numbers and (lanjutan)")
def _(o: Office) -> Truth:
    some = people(o, 24)
    rows: list[Row] = [["DAFTAR HADIR"], HEAD, *table(some)[:12], ["Halaman 1 dari 2"], []]
    rows += [["DAFTAR HADIR (lanjutan)"], HEAD, *table(some)[12:], ["Halaman 2 dari 2"]]
    return Truth(xlsx(rows), some)


@four("subtotals of each district")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Kecamatan", "Desa", "Nama", "Jabatan", "No HP"]]
    some: list[Person] = []
    for group in o.districts(4, 5):
        there = district(o, group)
        rows += [
            [i, p.kec if i == 1 else "", p.desa, p.name, p.position, p.local]
            for i, p in enumerate(there, 1)
        ]
        rows.append(["", f"Jumlah {there[0].kec}", "5 desa", "5 orang"])
        some += there
    rows.append(["", "TOTAL", "20 desa", "20 orang"])
    return Truth(xlsx(rows), some)


@four("pivot table in tabular form with totals of districts")
def _(o: Office) -> Truth:
    rows: list[Row] = [["Count of Nama"], ["Kecamatan", "Desa", "Nama", "HP", "Total"]]
    some: list[Person] = []
    for group in o.districts(3, 5):
        there = district(o, group)
        rows += [[p.kec if i == 0 else "", p.desa, p.name, p.local, 1] for i, p in enumerate(there)]
        rows.append([f"{there[0].kec} Total", "", "", "", 5])
        some += there
    rows.append(["Grand Total", "", "", "", 15])
    return Truth(xlsx(rows), [Person(p.name, p.village, p.phone, None) for p in some])


@four("hidden column, hidden rows and a filter")
def _(o: Office) -> Truth:
    some = people(o, 16)
    rows = [[*row[:2], f"330401{i:010}", *row[2:]] for i, row in enumerate(table(some))]

    def touch(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.column_dimensions["C"].hidden = True
        for row in (4, 5, 9):
            sheet.row_dimensions[row].hidden = True
        sheet.auto_filter.ref = "A1:G17"

    head = [*HEAD[:2], "NIK", *HEAD[2:]]
    return Truth(xlsx([head, *rows], touch), some, foreign={"3304010000000003"})


@four("all numbers stored as text, with apostrophes and points")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows = [[f"{row[0]}.", *row[1:5], f"'{row[5]}"] for row in table(some)]
    return Truth(xls([HEAD, *rows]), some)


@four("sheet of a year ago beside this year's")
def _(o: Office) -> Truth:
    old, some = people(o, 9), people(o, 14)
    return Truth(xlsx({"2024": [HEAD, *table(old)], "2025": [HEAD, *table(some)]}), some)


@four("draft and final version on two sheets")
def _(o: Office) -> Truth:
    some = people(o, 14)
    draft = [Person(p.name, p.village, "", p.position) for p in some[:10]]
    return Truth(xlsx({"Draft": [HEAD, *table(draft)], "FINAL": [HEAD, *table(some)]}), some)


@four("number of the phone below the name, in rows of their own")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [["No", "Nama / No HP", "Jabatan", "Desa", "Kecamatan"]]
    for i, p in enumerate(some, 1):
        rows += [[i, p.name, p.position, p.desa, p.kec], ["", p.local, "", "", ""]]
    return Truth(xlsx(rows), some)


@four("signatures in two columns with numbers in turn")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows: list[Row] = [[*HEAD, "TANDA TANGAN", ""]]
    rows += [
        [*row, *([f"{i}. ......", ""] if i % 2 else ["", f"{i}. ......"])]
        for i, row in enumerate(table(some), 1)
    ]
    return Truth(xlsx(rows, merge("G1:H1")), some)


@four("sessions ticked behind the people")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows = [
        [*row[:5], "√" if i % 2 else "", "" if i % 2 else "√", row[5]]
        for i, row in enumerate(table(some))
    ]
    return Truth(xlsx([[*HEAD[:5], "Sesi 1", "Sesi 2", "No HP"], *rows]), some)


@four("attendance of three days ticked before the number")
def _(o: Office) -> Truth:
    some = people(o, 14)
    days = ["27/6", "28/6", "29/6"]
    rows = [
        [*row[:5], "v", "v" if i % 2 else "-", "v", row[5]] for i, row in enumerate(table(some))
    ]
    return Truth(ods([[*HEAD[:5], *days, "No HP"], *rows]), some)


@four("positions ticked, with a heading JABATAN over them")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows: list[Row] = [
        ["NO", "NAMA", "DESA", "KECAMATAN", "JABATAN", "", "", "NO. HP"],
        ["", "", "", "", *(job.upper() for job in MAIN), ""],
    ]
    rows += [
        [i, p.name, p.desa, p.kec, *("√" if job == p.position else "" for job in MAIN), p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows, merge("E1:G1", "A1:A2", "B1:B2", "C1:C2", "D1:D2", "H1:H2")), some)


@four("positions ticked by 1 and 0")
def _(o: Office) -> Truth:
    some = people(o, 14)
    head = ["Desa", "Kecamatan", "Nama", "Ketua", "Sekretaris", "Bendahara", "WA"]
    rows = [
        [p.desa, p.kec, p.name, *(int(job == p.position) for job in MAIN), p.local] for p in some
    ]
    return Truth(text([head, *rows]), some)


@four("everything in one cell under one heading")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [["No", "Data Peserta"]]
    rows += [
        [i, f"{p.name}, {p.position} KDMP {p.desa} Kec. {p.kec}, HP {p.local}"]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), [], open=some, refused={"columns_missing"})


@four("page of a system with head, body and foot of the table")
def _(o: Office) -> Truth:
    some = people(o, 12)
    made = page([HEAD, *table(some), ["Total", "12", "", "", "", ""]], "<h2>Registrasi</h2>")
    return Truth(made, some)


@four("village as a row of its own above its officers, numbers behind")
def _(o: Office) -> Truth:
    said: list[str] = []
    some: list[Person] = []
    for v in o.some(6):
        said.append(f"DESA {v.name.upper()} KEC. {v.kecamatan.upper()}")
        there = [person(o, v, job) for job in MAIN]
        said += [f"{i}. {p.position} : {p.name} ({p.local})" for i, p in enumerate(there, 1)]
        said.append("")
        some += there
    return Truth(lines(*said), [], open=some, told=[], refused={"columns_missing"})
