"""Lists of partners."""

from functools import partial

from tests.sheets.fresh.case import Host, Truth, fresh
from tests.sheets.fresh.files import Row, lines, merge, ods, page, text, xls, xlsx
from tests.sheets.fresh.office import Office

one = partial(fresh, 1, kind="partners")
FIRMS = (
    "Perum BULOG Kancab Banyumas", "PT Pertamina Patra Niaga", "PT Pupuk Indonesia (Persero)",
    "Bank Jateng",
    "PT BPR BKK Mandiraja", "PT Pos Indonesia", "PT Bank Rakyat Indonesia Tbk", "CV Sumber Rejeki",
    "PT Kimia Farma Apotek", "Dinas Kesehatan Kab. Banjarnegara", "BPJS Ketenagakerjaan",
    "PT Telkom Indonesia",
    "UD Tani Makmur", "Perumda Air Minum Tirta Serayu", "PT Jamkrida Jateng",
    "Koperasi Sekunder Dieng",
)  # fmt: skip
OFFERS = {
    "LPG 3 kg": ("lpg",), "pupuk bersubsidi": ("pupuk",), "beras, minyak goreng": ("sembako",),
    "KUR dan agen BRILink": ("agen_bank", "pembiayaan"), "gudang": ("gudang",),
    "apotek desa": ("obat",),
    "internet desa": ("internet",), "PPOB": ("ppob",), "pelatihan": ("pendampingan",),
    "asuransi": ("asuransi",),
}  # fmt: skip


def firms(o: Office, count: int) -> list[str]:
    return o.rng.sample(FIRMS, count)


@one("names alone under a heading")
def _(o: Office) -> Truth:
    some = firms(o, 14)
    return Truth(
        xlsx([["No", "Nama Instansi"], *([i, n] for i, n in enumerate(some, 1))]),
        [Host(n, 1) for n in some],
    )


@one("names alone without a heading")
def _(o: Office) -> Truth:
    some = firms(o, 13)
    return Truth(lines(*some), [Host(n, 1) for n in some])


@one("numbered names below a title in a chat")
def _(o: Office) -> Truth:
    some = firms(o, 12)
    said = [f"{i}. {n}" for i, n in enumerate(some, 1)]
    return Truth(lines("*DAFTAR MITRA KONTAK BISNIS*", "", *said), [Host(n, 1) for n in some])


@one("numbers of tables as ranges, seats for each")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Nama Mitra", "Nomor Meja", "Kursi per Meja"]]
    wanted, at = [], 1
    for i, name in enumerate(firms(o, 12), 1):
        count = i % 3 + 1
        last = at + count - 1
        said = (
            f"{at}-{last}",
            f"{at} s.d. {last}",
            f"{at} s/d {last}",
            ", ".join(map(str, range(at, last + 1))),
        )
        rows.append([i, name, said[i % 4] if count > 1 else str(at), i % 2 + 1])
        wanted.append(Host(name, count, i % 2 + 1))
        at = last + 1
    return Truth(xlsx(rows), wanted)


@one("offers in words, number of tables, contact and number")
def _(o: Office) -> Truth:
    head = [
        "No",
        "Nama Perusahaan/Instansi",
        "Bidang Kerja Sama yang Ditawarkan",
        "Jml Meja",
        "PIC",
        "No. HP PIC",
    ]
    rows: list[Row] = [head]
    wanted = []
    for i, (name, (said, tags)) in enumerate(zip(firms(o, 10), OFFERS.items(), strict=True), 1):
        pic, phone = o.name(), o.phone()
        rows.append([i, name, said, i % 4 + 1, pic, "0" + phone[3:]])
        wanted.append(Host(name, i % 4 + 1, 1, tags, pic, phone))
    return Truth(xlsx(rows), wanted)


@one("sections BUMN, BUMD, private; letterhead and total")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["DAFTAR MITRA USAHA"],
        [],
        ["NO", "NAMA MITRA", "JUMLAH MEJA", "KET"],
    ]
    wanted = []
    for section, group in zip(
        ("I. BUMN", "II. BUMD", "III. SWASTA"), (FIRMS[:4], FIRMS[4:8], FIRMS[8:12]), strict=True
    ):
        rows.append([section])
        for i, name in enumerate(group, 1):
            rows.append([i, name, i, ""])
            wanted.append(Host(name, i))
    rows += [
        ["", "JUMLAH", 30, ""],
        ["", "Banjarnegara, Juli 2025"],
        ["", "Kepala Dinas"],
        ["", "NIP. 197208171997031004"],
    ]
    return Truth(xlsx(rows, merge("A1:D1")), wanted)


@one("English: company, booths, seats, contact person")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["No", "Company", "Tables", "Seats per table", "Contact person", "Mobile", "Offers"]
    ]
    wanted = []
    for i, (name, (said, tags)) in enumerate(zip(firms(o, 9), OFFERS.items(), strict=False), 1):
        pic, phone = o.name(), o.phone()
        rows.append([i, name, i % 3 + 1, 2, pic, phone, said])
        wanted.append(Host(name, i % 3 + 1, 2, tags, pic, phone))
    return Truth(text(rows, ","), wanted)


@one("contact and number in one cell")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Mitra", "Narahubung", "Meja"]]
    wanted = []
    for i, name in enumerate(firms(o, 10), 1):
        pic, phone = o.name(), o.phone()
        local = "0" + phone[3:]
        rows.append(
            [i, name, (f"{pic} ({local})", f"{pic} / {local}", f"{pic} - {local}")[i % 3], 2]
        )
        wanted.append(Host(name, 2, 1, None, pic, phone))
    return Truth(xls(rows), wanted)


@one("lines of a chat with tables and contacts")
def _(o: Office) -> Truth:
    said, wanted = ["*Mitra yang sudah konfirmasi:*"], []
    for i, name in enumerate(firms(o, 8), 1):
        pic, phone = o.name(), o.phone()
        said.append(f"{i}. {name} - {i % 3 + 1} meja - {pic} - 0{phone[3:]}")
        wanted.append(Host(name, i % 3 + 1, 1, None, pic, phone))
    return Truth(lines(*said), wanted)


@one("two sheets, kind by the sheet's name")
def _(o: Office) -> Truth:
    a, b = FIRMS[:6], FIRMS[6:12]
    head: list[object] = ["No", "Nama", "Meja"]
    sheets = {
        "BUMN-BUMD": [head, *([i, n, 2] for i, n in enumerate(a, 1))],
        "Swasta": [head, *([i, n, 1] for i, n in enumerate(b, 1))],
    }
    return Truth(ods(sheets), [Host(n, 2) for n in a] + [Host(n, 1) for n in b])


@one("web page with a table for each partner in a row")
def _(o: Office) -> Truth:
    some = firms(o, 8)
    rows = [[i, n, f"Meja {i:02}"] for i, n in enumerate(some, 1)]
    return Truth(
        page([["No", "Instansi Peserta", "Meja"], *rows], cell="th"), [Host(n, 1) for n in some]
    )


@one("a row for each table of a partner, name once")
def _(o: Office) -> Truth:
    rows: list[Row] = [["Nama Mitra", "No Meja"]]
    wanted, places, at = [], [], 1
    for i, name in enumerate(firms(o, 7), 1):
        count = i % 3 + 1
        first = len(rows) + 1
        for each in range(count):
            rows.append([name if each == 0 else "", at])
            at += 1
        if count > 1:
            places.append(f"A{first}:A{len(rows)}")
        wanted.append(Host(name, count))
    return Truth(xlsx(rows, merge(*places)), wanted)
