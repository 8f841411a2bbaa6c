"""Partners: their tables and contacts, as their offices or the organizers list them."""

from tests.sheets.fresh.case import Host, Person, Truth, people
from tests.sheets.fresh.files import Row, lines, merge, ods, page, text, xls, xlsx
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.thirteenth.common import FIRMS, hosts, said, typed


def _some(o: Office, count: int) -> list[tuple[str, Person]]:
    firms = list(FIRMS)
    o.rng.shuffle(firms)
    return list(zip(firms[:count], people(o, count), strict=True))


def _host(firm: str, p: Person, tables: int | None = None) -> Host:
    return Host(firm, tables, contact=p.name, phone=p.phone)


@hosts("partners with tables, contact and number under a letterhead")
def _(o: Office) -> Truth:
    some = _some(o, 10)
    rows: list[Row] = [["PEMERINTAH KABUPATEN BANJARNEGARA"], ["DAFTAR MITRA KONTAK BISNIS"], []]
    rows.append(["No", "Nama Perusahaan", "Bidang Usaha", "Jumlah Meja", "Narahubung", "No. HP"])
    rows += [
        [i, firm, "Perdagangan", 1 + i % 3, p.name, typed(o, p)]
        for i, (firm, p) in enumerate(some, 1)
    ]
    rows.append(["", "Jumlah", "", sum(1 + i % 3 for i in range(1, 11))])
    return Truth(xlsx(rows), [_host(f, p, 1 + i % 3) for i, (f, p) in enumerate(some, 1)])


@hosts("state firms, regional firms and private ones as sections")
def _(o: Office) -> Truth:
    some = _some(o, 9)
    rows: list[Row] = [["No", "Mitra", "Kebutuhan Meja", "PIC", "Kontak PIC"]]
    for at, kind in enumerate(("I. BUMN", "II. BUMD", "III. SWASTA")):
        rows.append([kind])
        rows += [
            [k, firm, f"{k} meja", p.name, p.local]
            for k, (firm, p) in enumerate(some[at * 3 : at * 3 + 3], 1)
        ]
    return Truth(xlsx(rows), [_host(f, p, i % 3 + 1) for i, (f, p) in enumerate(some)])


@hosts("form of Google for those who open a stand")
def _(o: Office) -> Truth:
    some = _some(o, 9)
    rows: list[Row] = [
        [
            "Timestamp",
            "Nama Perusahaan / Instansi",
            "Berapa meja yang dibutuhkan?",
            "Nama perwakilan yang hadir",
            "Nomor WhatsApp perwakilan",
            "Alamat email",
        ]
    ]
    rows += [
        [f"7/1/2025 1{i}:02:11", firm, i % 2 + 1, p.name, said(o, p), f"info{i}@contoh.co.id"]
        for i, (firm, p) in enumerate(some)
    ]
    return Truth(text(rows, ","), [_host(f, p, i % 2 + 1) for i, (f, p) in enumerate(some)])


@hosts("names of firms in a chat, one a line")
def _(o: Office) -> Truth:
    some = _some(o, 9)
    return Truth(
        lines(
            "*Daftar mitra yang konfirmasi hadir:*",
            *(f"{i}. {firm}" for i, (firm, _) in enumerate(some, 1)),
        ),
        [Host(f) for f, _ in some],
    )


@hosts("firms with contact and number in one cell")
def _(o: Office) -> Truth:
    some = _some(o, 9)
    rows: list[Row] = [["No", "Nama Mitra", "Contact Person", "Meja"]]
    rows += [[i, firm, f"{p.name} ({p.local})", 2] for i, (firm, p) in enumerate(some, 1)]
    return Truth(xls(rows), [_host(f, p, 2) for f, p in some])


@hosts("invitation of firms with the director beside the contact")
def _(o: Office) -> Truth:
    some = _some(o, 9)
    bosses = [o.name() for _ in some]
    rows: list[Row] = [
        [
            "NO",
            "NAMA PERUSAHAAN",
            "ALAMAT",
            "DIREKTUR",
            "CONTACT PERSON",
            "HP CONTACT PERSON",
            "KONFIRMASI",
        ]
    ]
    for i, ((firm, p), boss) in enumerate(zip(some, bosses, strict=True), 1):
        rows.append([i, firm, f"Jl. Pemuda No. {i}, Banjarnegara", boss, p.name, p.local, "Hadir"])
    return Truth(xlsx(rows), [_host(f, p) for f, p in some])


@hosts("plan of the hall: numbers of tables beside the firm")
def _(o: Office) -> Truth:
    some = _some(o, 8)
    rows: list[Row] = [["DENAH MEJA"], ["Mitra", "Jml Meja", "Kursi per Meja", "PIC"]]
    rows += [[firm, 1 + i % 2, 2, p.name] for i, (firm, p) in enumerate(some)]
    return Truth(
        ods(rows), [Host(f, 1 + i % 2, 2, contact=p.name) for i, (f, p) in enumerate(some)]
    )


@hosts("offers of each firm in words of the trade")
def _(o: Office) -> Truth:
    some = _some(o, 6)
    words = ("LPG 3 kg", "Pupuk", "Bibit", "Semen", "Beras, minyak goreng", "KUR")
    tags = (("lpg",), ("pupuk",), ("benih",), ("bahan_bangunan",), ("sembako",), ("pembiayaan",))
    rows: list[Row] = [["No", "Nama Mitra", "Produk yang Ditawarkan", "Jumlah Meja", "PIC", "HP"]]
    rows += [
        [i, firm, word, 1, p.name, p.local]
        for i, ((firm, p), word) in enumerate(zip(some, words, strict=True), 1)
    ]
    return Truth(
        xlsx(rows),
        [Host(f, 1, None, tag, p.name, p.phone) for (f, p), tag in zip(some, tags, strict=True)],
    )


@hosts("web page of registrations of firms")
def _(o: Office) -> Truth:
    some = _some(o, 9)
    rows: list[Row] = [["ID", "Company", "Tables", "Contact Name", "Contact Phone", "Status"]]
    rows += [
        [1000 + i, firm, 1 + i % 3, p.name, p.local, "Approved"] for i, (firm, p) in enumerate(some)
    ]
    return Truth(page(rows), [_host(f, p, 1 + i % 3) for i, (f, p) in enumerate(some)])


@hosts("branches of a bank with their heads")
def _(o: Office) -> Truth:
    branches = ["Banjarnegara", "Klampok", "Mandiraja", "Wanadadi", "Karangkobar", "Batur"]
    some = [(f"BRI Unit {name}", p) for name, p in zip(branches, people(o, 6), strict=True)]
    rows: list[Row] = [
        ["DAFTAR UNIT KERJA YANG MEMBUKA MEJA"],
        ["No", "Unit Kerja", "Kepala Unit", "No HP", "Jumlah Meja"],
    ]
    rows += [[i, firm, p.name, typed(o, p), 1] for i, (firm, p) in enumerate(some, 1)]
    return Truth(xlsx(rows), [_host(f, p, 1) for f, p in some])


@hosts("two contacts of a firm in rows, the firm merged")
def _(o: Office) -> Truth:
    some = _some(o, 7)
    rows: list[Row] = [["No", "Perusahaan", "Meja", "Nama PIC", "No. HP PIC"]]
    spans: list[str] = []
    others: list[str] = []
    for i, (firm, p) in enumerate(some, 1):
        first = len(rows) + 1
        rows.append([i, firm, 2, p.name, p.local])
        if i % 3 == 0:
            others.append(o.name())
            rows.append(["", "", "", others[-1], o.phone()])
            spans += [f"{c}{first}:{c}{first + 1}" for c in "ABC"]
    return Truth(xlsx(rows, merge(*spans)), [_host(f, p, 2) for f, p in some], told=others)


@hosts("messages of firms with labelled lines")
def _(o: Office) -> Truth:
    some = _some(o, 7)
    said_ = []
    for i, (firm, p) in enumerate(some):
        said_ += [
            f"Nama Perusahaan: {firm}",
            f"Jumlah meja: {1 + i % 2}",
            f"PIC: {p.name}",
            f"No HP: {p.local}",
            "",
        ]
    return Truth(lines(*said_), [_host(f, p, 1 + i % 2) for i, (f, p) in enumerate(some)])


@hosts("firms in capitals, some without a contact, amounts of last year")
def _(o: Office) -> Truth:
    some = _some(o, 10)
    rows: list[Row] = [["NO", "NAMA MITRA", "OMZET 2024 (Rp)", "PIC", "NO WA", "JML MEJA"]]
    wanted = []
    for i, (firm, p) in enumerate(some, 1):
        bare = i % 4 == 0
        rows.append(
            [
                i,
                firm.upper(),
                812_345_678_00 + i,
                "-" if bare else p.name,
                "-" if bare else p.local,
                1,
            ]
        )
        wanted.append(Host(firm, 1, contact="" if bare else p.name, phone="" if bare else p.phone))
    return Truth(text(rows), wanted, foreign={str(812_345_678_00 + i) for i in range(1, 11)})
