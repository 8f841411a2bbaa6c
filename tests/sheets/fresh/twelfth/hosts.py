"""Lists of partners: exhibitors, banks, stands, forms and chats."""

from functools import partial

from tests.sheets.fresh.case import Host, Truth, fresh
from tests.sheets.fresh.files import Row, lines, merge, ods, page, text, xls, xlsx
from tests.sheets.fresh.office import Office

hosts = partial(fresh, 12, kind="partners")
FIRMS = (
    "PT Sumber Pangan Serayu",
    "CV Berkah Tani Makmur",
    "Perum Gudang Nusantara",
    "PT Gas Melati Jaya",
    "Bank Perkreditan Serayu",
    "UD Sayur Segar Dieng",
    "PT Pupuk Lestari Abadi",
    "Koperasi Karyawan Mrica",
    "PD Aneka Usaha Gilar",
    "PT Kurir Cepat Kilat",
)


def firms(o: Office, count: int) -> list[str]:
    """Return names of partners in any order."""
    return o.rng.sample(FIRMS, count)


def local(phone: str) -> str:
    """Return a number with a zero."""
    return f"0{phone[3:]}"


@hosts("companies in English with booths, chairs and a person in charge")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["Exhibitor list - business matching Banjarnegara 2025"],
        [],
        ["#", "Company name", "Booth tables", "Contact person", "Mobile", "Remarks"],
    ]
    wanted = []
    for i, name in enumerate(firms(o, 8), 1):
        pic, phone = o.name(), o.phone()
        rows.append([i, name, i % 3 + 1, pic, phone, "brings own banner" if i == 2 else ""])
        wanted.append(Host(name, i % 3 + 1, None, None, pic, phone))
    return Truth(xlsx(rows), wanted)


@hosts("groups BUMN, BUMD and swasta as lines between, a sum below")
def _(o: Office) -> Truth:
    some = firms(o, 9)
    rows: list[Row] = [["NO", "NAMA MITRA", "JUMLAH MEJA", "NARAHUBUNG", "NO HP NARAHUBUNG"]]
    wanted = []
    for i, name in enumerate(some):
        if i % 3 == 0:
            rows.append(["ABC"[i // 3], ("BUMN", "BUMD", "SWASTA")[i // 3], "", "", ""])
        pic, phone = o.name(), o.phone()
        rows.append([i % 3 + 1, name, i % 2 + 1, f"Bpk. {pic}", local(phone)])
        wanted.append(Host(name, i % 2 + 1, None, None, pic, phone))
    rows.append(["", "JUMLAH", sum(w.tables or 0 for w in wanted), "", ""])
    return Truth(ods(rows), wanted)


@hosts("chat with firms, tables in brackets, and CP behind")
def _(o: Office) -> Truth:
    said = ["*Mitra yang sudah konfirm* 🤝", ""]
    wanted = []
    for i, name in enumerate(firms(o, 7), 1):
        pic, phone = o.name(), o.phone()
        said.append(f"{i}. {name} ({i % 3 + 1} meja) - CP {pic} {local(phone)}")
        wanted.append(Host(name, i % 3 + 1, None, None, pic, phone))
    return Truth(lines(*said), wanted)


@hosts("dashes and names of firms, nothing else")
def _(o: Office) -> Truth:
    some = firms(o, 8)
    return Truth(
        lines("Daftar mitra:", *(f"- {name}" for name in some)), [Host(name) for name in some]
    )


@hosts("form for companies with long questions and consent")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        [
            "Submission Date",
            "Nama badan usaha / instansi yang akan membuka meja",
            "Siapa yang akan menjaga meja (nama PIC)?",
            "Nomor WhatsApp PIC",
            "Berapa banyak meja yang diperlukan?",
            "Produk atau layanan yang ditawarkan ke koperasi",
            "Saya setuju dengan ketentuan",
            "Submission ID",
        ]
    ]
    offers = {
        "LPG 3 kg": ("lpg",),
        "Pupuk bersubsidi": ("pupuk",),
        "Agen bank; KUR": ("agen_bank", "pembiayaan"),
        "Gudang": ("gudang",),
        "Logistik": ("logistik",),
        "Asuransi": ("asuransi",),
    }
    wanted = []
    for i, (name, (said, tags)) in enumerate(zip(firms(o, 6), offers.items(), strict=True), 1):
        pic, phone, number = o.name(), o.phone(), f"62{o.rng.randrange(10**16, 10**17)}"
        rows.append([f"Jun {i + 10}, 2025", name, pic, local(phone), i % 2 + 1, said, "Ya", number])
        wanted.append(Host(name, i % 2 + 1, None, tags, pic, phone))
    return Truth(text(rows, ","), wanted, foreign={"Jun 11, 2025"})


@hosts("telephone of the office beside the mobile of its envoy")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["No", "Instansi/Perusahaan", "Alamat Kantor", "Telp. Kantor", "Nama PIC", "HP PIC", "Meja"]
    ]
    wanted = []
    for i, name in enumerate(firms(o, 8), 1):
        pic, phone = o.name(), o.phone()
        rows.append(
            [i, name, f"Jl. Pemuda {i}", f"(0286) 5910{i:02}", pic, local(phone), 1 + i % 2]
        )
        wanted.append(Host(name, 1 + i % 2, None, None, pic, phone))
    return Truth(xls(rows), wanted, foreign={"(0286) 591001", "(0286) 591002"})


@hosts("branches of one bank with heads and tables")
def _(o: Office) -> Truth:
    towns = ("Banjarnegara", "Klampok", "Karangkobar", "Mandiraja", "Wanadadi")
    rows: list[Row] = [["Kode Cabang", "Nama Unit Kerja", "Pimpinan", "No HP Pimpinan", "Jml Meja"]]
    wanted = []
    for i, town in enumerate(towns):
        name, pic, phone = f"Bank Serayu Unit {town}", o.name(), o.phone()
        rows.append([f"0{i + 311}", name, pic, local(phone), 1])
        wanted.append(Host(name, 1, None, None, pic, phone))
    return Truth(page(rows), wanted)


@hosts("two headings above: table and chair, contact name and number")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["No", "Nama Perusahaan", "Kebutuhan", "", "Petugas", ""],
        ["", "", "Meja", "Kursi per Meja", "Nama", "No. HP"],
    ]
    wanted = []
    for i, name in enumerate(firms(o, 7), 1):
        pic, phone = o.name(), o.phone()
        rows.append([i, name, i % 3 + 1, 2, pic, local(phone)])
        wanted.append(Host(name, i % 3 + 1, None, None, pic, phone))
    touch = merge("A1:A2", "B1:B2", "C1:D1", "E1:F1")
    return Truth(xlsx(rows, touch), wanted)


@hosts("name and number of the envoy in one cell, tables in words")
def _(o: Office) -> Truth:
    words = ("satu meja", "2 meja", "1 (satu)", "dua", "3 mj", "1 meja saja")
    counts = (1, 2, 1, 2, 3, 1)
    rows: list[Row] = [["Nama Mitra", "Permintaan Meja", "PIC / Kontak"]]
    wanted = []
    for name, word, count in zip(firms(o, 6), words, counts, strict=True):
        pic, phone = o.name(), o.phone()
        rows.append([name, word, f"{pic} ({local(phone)})"])
        wanted.append(Host(name, count, None, None, pic, phone))
    return Truth(text(rows, ";", "cp1252"), wanted)


@hosts("firms that have not answered yet, and one that will not come")
def _(o: Office) -> Truth:
    some = firms(o, 8)
    answers = ("Konfirmasi hadir", "Hadir", "Menunggu", "Hadir", "Batal", "Hadir", "Hadir", "Hadir")
    rows: list[Row] = [["No", "Calon Mitra", "Jumlah Meja", "Jawaban Undangan"]]
    rows += [
        [i, name, 2, answer] for i, (name, answer) in enumerate(zip(some, answers, strict=True), 1)
    ]
    sure = [Host(n, 2) for n, a in zip(some, answers, strict=True) if "adir" in a]
    unsure = [Host(n, 2) for n, a in zip(some, answers, strict=True) if "adir" not in a]
    return Truth(xlsx(rows), sure, unsure)
