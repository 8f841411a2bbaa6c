"""Lists of partners."""

from functools import partial

from tests.sheets.fresh.case import Host, Truth, fresh
from tests.sheets.fresh.files import Row, lines, text, xls, xlsx
from tests.sheets.fresh.office import Office

new = partial(fresh, 14, kind="partners")
FIRMS = [
    "PT Pupuk Indonesia",
    "Perum Bulog Cabang Banyumas",
    "Bank Jateng Cabang Banjarnegara",
    "PT Pegadaian",
    "CV Sumber Makmur",
    "PT Pos Indonesia",
    "PT Pertamina Patra Niaga",
    "BRI Cabang Banjarnegara",
    "PT Kimia Farma",
    "UD Tani Jaya",
    "Koperasi Susu Andini",
    "BPJS Ketenagakerjaan",
]


def firms(o: Office, count: int) -> list[str]:
    return o.rng.sample(FIRMS, count)


@new("tables, contact and number")
def _(o: Office) -> Truth:
    rows: list[Row] = [["DAFTAR MITRA"], ["No", "Nama Mitra", "Jumlah Meja", "Narahubung", "No HP"]]
    wanted = []
    for i, n in enumerate(firms(o, 10), 1):
        h = Host(n, i % 3 + 1, None, None, o.name(), o.phone())
        wanted.append(h)
        rows.append([i, n, h.tables, h.contact, "0" + (h.phone or "")[3:]])
    rows += [["", "Jumlah", sum(h.tables or 0 for h in wanted)]]
    return Truth(xlsx(rows), wanted)


@new("names of partners alone")
def _(o: Office) -> Truth:
    some = firms(o, 9)
    return Truth(text([["Nama Mitra"], *([n] for n in some)]), [Host(n, 1) for n in some])


@new("form for partners with long questions")
def _(o: Office) -> Truth:
    head = ["Timestamp", "Nama perusahaan / lembaga yang Anda wakili", "Nama PIC yang akan hadir"]
    head += ["Nomor WhatsApp PIC", "Jumlah meja yang dibutuhkan", "Apakah membawa kendaraan?"]
    rows: list[Row] = [head]
    wanted = []
    for i, n in enumerate(firms(o, 8), 1):
        h = Host(n, i % 2 + 1, None, None, o.name(), o.phone())
        wanted.append(h)
        phone = "62" + (h.phone or "")[3:]
        rows.append([f"2025/06/{i:02} 8:11:09 AM GMT+7", n, h.contact, phone, h.tables, "Ya"])
    return Truth(text(rows, ","), wanted)


@new("chat of partners with tables")
def _(o: Office) -> Truth:
    said, wanted = ["*Mitra yang hadir*"], []
    for i, n in enumerate(firms(o, 8), 1):
        h = Host(n, i % 3 + 1, None, None, o.name(), o.phone())
        wanted.append(h)
        said.append(f"{i}. {n} - {h.tables} meja - Pak {h.contact} - 0{(h.phone or '')[3:]}")
    return Truth(lines(*said), wanted)


@new("contact and number in a cell")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Nama Instansi", "Kontak Person", "Meja"]]
    wanted = []
    for i, n in enumerate(firms(o, 9), 1):
        h = Host(n, i % 2 + 1, None, None, o.name(), o.phone())
        wanted.append(h)
        rows.append([i, n, f"Ibu {h.contact} (0{(h.phone or '')[3:]})", h.tables])
    return Truth(xlsx(rows), wanted)


@new("xls with turnover, tax number, year and mail")
def _(o: Office) -> Truth:
    head = ["No", "Nama Perusahaan", "NPWP", "Tahun Berdiri", "Omzet", "Email", "PIC", "HP PIC"]
    rows: list[Row] = [head]
    wanted, foreign = [], set()
    for i, n in enumerate(firms(o, 9), 1):
        h = Host(n, 1, None, None, o.name(), o.phone())
        wanted.append(h)
        tax = f"01.{200 + i}.345.6-529.000"
        foreign |= {tax, str(812_000_000 + i), f"info{i}@firma.co.id"}
        rows.append([i, n, tax, 1990 + i, 812_000_000 + i, f"info{i}@firma.co.id", h.contact])
        rows[-1] = [*rows[-1], int((h.phone or "")[3:])]
    return Truth(xls(rows), wanted, foreign=foreign)


@new("sheets for banks, state firms and private firms")
def _(o: Office) -> Truth:
    some = firms(o, 12)
    sheets: dict[str, list[Row]] = {}
    wanted = []
    for at, name in enumerate(("Perbankan", "BUMN", "Swasta")):
        sheets[name] = [["No", "Nama", "Jml Meja", "CP", "Telp"]]
        for i, n in enumerate(some[at * 4 : at * 4 + 4], 1):
            h = Host(n, i, None, None, o.name(), o.phone())
            wanted.append(h)
            sheets[name].append([i, n, i, h.contact, "0" + (h.phone or "")[3:]])
    return Truth(xlsx(sheets), wanted)


@new("sections with letters, totals and a signature")
def _(o: Office) -> Truth:
    some = firms(o, 9)
    rows: list[Row] = [["NO", "NAMA MITRA", "MEJA", "KETERANGAN"]]
    for at, name in enumerate(("A. PERBANKAN", "B. BUMN/BUMD", "C. SWASTA")):
        rows.append([name])
        rows += [[i, n, 2, "konfirmasi"] for i, n in enumerate(some[at * 3 : at * 3 + 3], 1)]
    rows += [["", "TOTAL", 18], [], ["", "", "", "Panitia,"], ["", "", "", "BUDI SANTOSA"]]
    return Truth(xlsx(rows), [Host(n, 2) for n in some], foreign={"BUDI SANTOSA"})
