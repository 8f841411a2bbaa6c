"""Lists of partners."""

from functools import partial

from tests.sheets.fresh.case import Host, Truth, fresh
from tests.sheets.fresh.files import Row, lines, merge, ods, page, text, xls, xlsx
from tests.sheets.fresh.office import Office

hosts = partial(fresh, 8, kind="partners")
FIRMS = [
    "Perum Bulog Cabang Banyumas",
    "PT Pertamina Patra Niaga",
    "PT Pupuk Indonesia Niaga",
    "Bank Jateng Cabang Banjarnegara",
    "BRI Kantor Cabang Banjarnegara",
    "PT Pos Indonesia KC Purwokerto",
    "PT Kimia Farma Apotek",
    "CV Sari Salak Sejahtera",
    "UD Tani Makmur Batur",
    "PT Indofood Fritolay Makmur",
    "Perumda Serayu Mandiri",
    "PT Jamkrida Jateng",
]


def firms(o: Office, count: int) -> list[str]:
    """Return names of firms in any order."""
    return o.rng.sample(FIRMS, count)


@hosts("partners: names alone below a title")
def _(o: Office) -> Truth:
    some = firms(o, 9)
    rows: list[Row] = [["DAFTAR CALON MITRA KONTAK BISNIS"], [], *([name] for name in some)]
    return Truth(xlsx(rows), [Host(name) for name in some])


@hosts("partners: tables as words, person in charge and number in columns of their own")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Nama Perusahaan", "Jumlah Meja", "Nama PIC", "No. HP PIC", "Ket"]]
    wanted = []
    for i, name in enumerate(firms(o, 9), 1):
        contact, phone = o.name(), o.phone()
        tables = i % 3 + 1
        rows.append([i, name, f"{tables} meja", contact, "0" + phone[3:], "hadir"])
        wanted.append(Host(name, tables, None, None, contact, phone))
    rows.append(["", "TOTAL", "18 meja"])
    return Truth(xls(rows), wanted)


@hosts("partners: sectors merged at the left, offers in a list, table and seats")
def _(o: Office) -> Truth:
    tags = {
        "pupuk, sembako": ("pupuk", "sembako"),
        "Agen bank; simpan pinjam": ("agen_bank", "simpan_pinjam"),
        "LPG": ("lpg",),
        "cold storage dan gudang": ("cold_storage", "gudang"),
        "alsintan / benih": ("alsintan", "benih"),
        "asuransi": ("asuransi",),
    }
    rows: list[Row] = [["Sektor", "Mitra", "Penawaran", "Meja", "Kursi per Meja"]]
    wanted = []
    for i, (name, said) in enumerate(zip(firms(o, 6), tags, strict=True)):
        rows.append(["Pangan" if i == 0 else "Jasa" if i == 3 else "", name, said, i % 2 + 1, 2])
        wanted.append(Host(name, i % 2 + 1, 2, tags[said]))
    return Truth(xlsx(rows, merge("A2:A4", "A5:A7")), wanted)


@hosts("partners: two people in charge in a cell, a total and a signature below")
def _(o: Office) -> Truth:
    rows: list[Row] = [["NO", "INSTANSI / PERUSAHAAN", "PERWAKILAN", "JML MEJA"]]
    wanted = []
    for i, name in enumerate(firms(o, 8), 1):
        first, second = o.name(), o.name()
        said = f"1. {first}\n2. {second}" if i % 2 else first
        rows.append([i, name, said, 2.0])
        wanted.append(Host(name, 2))
    rows += [["", "Jumlah", "", 16.0], [], ["", "", "Banjarnegara, 20 Juni 2025"]]
    rows += [["", "", "Kepala Dinas,"], [], ["", "", "Drs. H. SUWARNO, M.Si."]]
    return Truth(ods(rows), wanted)


@hosts("partners: message of the organizers with dashes, numbers in brackets")
def _(o: Office) -> Truth:
    said = ["*Mitra yang sudah konfirmasi hadir:*"]
    wanted = []
    for i, name in enumerate(firms(o, 8), 1):
        contact, phone = o.name(), o.phone()
        said.append(f"{i}. {name} - {contact} (0{phone[3:]})")
        wanted.append(Host(name, None, None, None, contact, phone))
    return Truth(lines(*said, "", "Yang belum mohon segera 🙏"), wanted)


@hosts("partners: answers in English with website, tax number and turnover")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        [
            "Submitted at",
            "Company name",
            "Website",
            "Tax ID (NPWP)",
            "Annual revenue (IDR)",
            "Contact person",
            "Contact phone",
            "Number of tables needed",
        ]
    ]
    wanted, foreign = [], set()
    for i, name in enumerate(firms(o, 8), 1):
        contact, phone = o.name(), o.phone()
        tax, money = f"02.11{i}.345.6-521.000", f"81250000{i}000"
        foreign |= {tax, money}
        row = [f"2025-06-1{i} 10:00", name, f"https://firma{i}.test", tax, money]
        rows.append([*row, contact, phone, i % 2 + 1])
        wanted.append(Host(name, i % 2 + 1, None, None, contact, phone))
    return Truth(text(rows, ",", code="utf-8-sig"), wanted, foreign=foreign)


@hosts("partners: numbers of the tables, not how many, one row a table")
def _(o: Office) -> Truth:
    some = firms(o, 5)
    rows: list[Row] = [["Nomor Meja", "Nama Mitra", "Petugas Meja"]]
    wanted, number = [], 0
    for i, name in enumerate(some):
        many = i % 2 + 1
        for _ in range(many):
            number += 1
            rows.append([number, name, o.name()])
        wanted.append(Host(name, many))
    return Truth(xlsx(rows), wanted)


@hosts("partners: web page of an application saved as a sheet, hall and stand")
def _(o: Office) -> Truth:
    rows: list[Row] = [["#", "Exhibitor", "Hall", "Booth No.", "PIC", "Mobile"]]
    wanted = []
    for i, name in enumerate(firms(o, 7), 1):
        contact, phone = o.name(), o.phone()
        rows.append([i, name, "Aula", f"B{i:02}", contact, phone])
        wanted.append(Host(name, None, None, None, contact, phone))
    return Truth(page(rows, head="<h3>Exhibitors</h3>"), wanted)
