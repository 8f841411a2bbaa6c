"""Lists of partners."""

from tests.sheets.fresh.case import Host, Truth
from tests.sheets.fresh.files import Row, lines, merge, page, text, xlsx
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.tenth.base import ten

FIRMS = (
    "PT Lumbung Serayu Jaya",
    "CV Berkah Tani Makmur",
    "Perum Bulog Cabang Banyumas",
    "PT Gas Melon Sentosa",
    "Bank Wijaya Kusuma",
    "UD Sumber Rejeki",
    "PT Pupuk Dieng Subur",
)


@ten("numbers of the tables as a range", "partners")
def _(o: Office) -> Truth:
    places = ("1 - 4", "5", "6 s/d 8", "9 dan 10", "11-12", "13", "14, 15, 16")
    counts = (4, 1, 3, 2, 2, 1, 3)
    rows: list[Row] = [
        ["LAYOUT MEJA MITRA"],
        ["No", "Nama Mitra", "Meja No.", "PIC", "No. HP PIC"],
    ]
    wanted = []
    for i, (firm, place, count) in enumerate(zip(FIRMS, places, counts, strict=True), 1):
        name, phone = o.name(), o.phone()
        rows.append([i, firm, place, name, f"0{phone[3:]}"])
        wanted.append(Host(firm, tables=count, contact=name, phone=phone))
    return Truth(xlsx(rows, merge("A1:E1")), wanted)


@ten("a row for each table, the partner again and again", "partners")
def _(o: Office) -> Truth:
    counts = (3, 1, 2, 1, 3, 1, 2)
    rows: list[Row] = [["Meja", "Instansi / Perusahaan", "Petugas Meja"]]
    for firm, count in zip(FIRMS, counts, strict=True):
        rows += [[f"Meja {len(rows) + at}", firm, o.name()] for at in range(count)]
    wanted = [Host(firm, tables=count) for firm, count in zip(FIRMS, counts, strict=True)]
    return Truth(text(rows, mark="\t"), wanted)


@ten("wares across the top, ticked by those who sell them", "partners")
def _(o: Office) -> Truth:
    wares = {"Sembako": "sembako", "LPG 3 kg": "lpg", "Pupuk": "pupuk", "Pembiayaan": "pembiayaan"}
    ticks = ("v---", "v-v-", "v---", "-v--", "---v", "vv--", "--v-")
    rows: list[Row] = [
        ["No", "Perusahaan", "Komoditas / Layanan yang ditawarkan", "", "", "", "Jml Meja"],
        ["", "", *wares, ""],
    ]
    wanted = []
    for i, (firm, tick) in enumerate(zip(FIRMS, ticks, strict=True), 1):
        marks = [mark.replace("-", "") for mark in tick]
        rows.append([i, firm, *marks, 1 + i % 3])
        tags = [tag for tag, mark in zip(wares.values(), marks, strict=True) if mark]
        wanted.append(Host(firm, tables=1 + i % 3, offers=tuple(sorted(tags))))
    return Truth(xlsx(rows, merge("A1:A2", "B1:B2", "C1:F1", "G1:G2")), wanted)


@ten("answers by mail, one below the other, tables in words", "partners")
def _(o: Office) -> Truth:
    words = {"2 (dua) meja": 2, "satu meja": 1, "3 meja": 3, "1 meja saja": 1}
    said: list[str] = []
    wanted = []
    for firm, (word, count) in zip(FIRMS, words.items(), strict=False):
        name, phone = o.name(), o.phone()
        said += [
            f"Nama Perusahaan: {firm}",
            f"Kebutuhan meja: {word}",
            f"Contact Person: {name}",
            f"No. HP: {phone}",
            "",
        ]
        wanted.append(Host(firm, tables=count, contact=name, phone=phone))
    return Truth(lines(*said), wanted)


@ten("contact, number and address of mail in one cell, saved from a web page", "partners")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No.", "BUMN/BUMD/Swasta", "Bidang", "Jumlah Meja", "Narahubung"]]
    wanted = []
    fields = ("Pangan", "Pertanian", "Pangan", "Energi", "Perbankan", "Dagang", "Pupuk")
    for i, (firm, field) in enumerate(zip(FIRMS, fields, strict=True), 1):
        name, phone = o.name(), o.phone()
        cell = f"{name} (0{phone[3:6]}-{phone[6:10]}-{phone[10:]}) humas{i}@example.com"
        rows.append([f"{i}.", firm, field, i % 3 + 1, cell])
        wanted.append(Host(firm, tables=i % 3 + 1, contact=name, phone=phone))
    return Truth(page(rows, "<h3>DAFTAR MITRA YANG SUDAH KONFIRMASI</h3>"), wanted)


@ten("names alone with a sum and thanks below", "partners")
def _(o: Office) -> Truth:
    said = ["Mitra yang sudah konfirmasi hadir:"]
    said += [f"{i}) {firm} ✔️" for i, firm in enumerate(FIRMS, 1)]
    said += ["", f"Total {len(FIRMS)} mitra, yang lain menyusul.", "Terima kasih."]
    return Truth(lines(*said), [Host(firm) for firm in FIRMS])
