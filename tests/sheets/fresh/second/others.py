"""Partners and requests, once more."""

from functools import partial

from tests.sheets.fresh.case import Host, Truth, Wish, fresh
from tests.sheets.fresh.files import Row, lines, merge, ods, text, xls, xlsx
from tests.sheets.fresh.first.hosts import OFFERS, firms
from tests.sheets.fresh.first.wishes import PARTNERS
from tests.sheets.fresh.office import Office

hosts = partial(fresh, 2, kind="partners")
wishes = partial(fresh, 2, kind="requests")


@hosts("number of tables in figures and words")
def _(o: Office) -> Truth:
    some = firms(o, 9)
    words = (
        "1 (satu)",
        "2 (dua) meja",
        "3 meja",
        "satu",
        "dua meja",
        "2 bh",
        "1 unit",
        "4",
        "3 (tiga)",
    )
    counts = (1, 2, 3, 1, 2, 2, 1, 4, 3)
    rows = [[i, n, w] for i, (n, w) in enumerate(zip(some, words, strict=True), 1)]
    return Truth(
        xlsx([["No", "Nama Mitra", "Kebutuhan Meja"], *rows]),
        [Host(n, c) for n, c in zip(some, counts, strict=True)],
    )


@hosts("products or services, representative, WhatsApp")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["No", "Nama Perusahaan", "Produk/Layanan", "Nama Perwakilan", "No. WA", "Jumlah Meja"]
    ]
    wanted = []
    for i, (name, (said, tags)) in enumerate(zip(firms(o, 10), OFFERS.items(), strict=True), 1):
        pic, phone = o.name(), o.phone()
        rows.append([i, name, said, f"Bpk. {pic}", int(phone[3:]), i % 3 + 1])
        wanted.append(Host(name, i % 3 + 1, 1, tags, None, phone))
    return Truth(xls(rows), wanted)


@hosts("letters on the tables")
def _(o: Office) -> Truth:
    some = firms(o, 8)
    labels = ("A1, A2", "A3", "A4", "B1-B3", "B4", "C1 s.d. C2", "C3", "C4")
    counts = (2, 1, 1, 3, 1, 2, 1, 1)
    rows = [[n, label] for n, label in zip(some, labels, strict=True)]
    wanted = [Host(n, c) for n, c in zip(some, counts, strict=True)]
    return Truth(ods([["Nama Instansi", "Nomor Meja"], *rows]), [], open=wanted)


@hosts("form of registration for companies")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        [
            "Timestamp",
            "Nama perusahaan/instansi Anda",
            "Apa yang Anda tawarkan kepada koperasi?",
            "Berapa meja yang Anda butuhkan?",
            "Nama narahubung",
            "Nomor WhatsApp narahubung",
        ]
    ]
    wanted = []
    for i, (name, (said, tags)) in enumerate(zip(firms(o, 9), OFFERS.items(), strict=False), 1):
        pic, phone = o.name(), o.phone()
        rows.append([f"6/{i}/2025 8:00:00", name, said, i % 2 + 1, pic, "0" + phone[3:]])
        wanted.append(Host(name, i % 2 + 1, 1, tags, pic, phone))
    return Truth(text(rows, ","), wanted)


@hosts("kind of partner and address, signature below")
def _(o: Office) -> Truth:
    some = firms(o, 10)
    rows: list[Row] = [["DATA MITRA"], [], ["NO", "NAMA", "JENIS", "ALAMAT", "JML MEJA"]]
    rows += [
        [i, n, ("BUMN", "Swasta")[i % 2], "Jl. Pemuda 12 Banjarnegara", 1]
        for i, n in enumerate(some, 1)
    ]
    rows += [
        [],
        ["", "", "", "Kepala Bidang,"],
        ["", "", "", "SUPRIYADI, S.E."],
        ["", "", "", "NIP 197001011995031001"],
    ]
    return Truth(
        xlsx(rows, merge("A1:E1")), [Host(n, 1) for n in some], foreign={"SUPRIYADI, S.E."}
    )


@hosts("dashes and bullets before the names")
def _(o: Office) -> Truth:
    some = firms(o, 10)
    return Truth(lines("Mitra hadir:", *(f"- {n}" for n in some)), [Host(n, 1) for n in some])


@hosts("one partner twice, one without a name")
def _(o: Office) -> Truth:
    some = firms(o, 9)
    rows: list[Row] = [
        ["No", "Mitra", "Meja", "PIC"],
        *([i, n, 2, ""] for i, n in enumerate(some, 1)),
    ]
    rows += [[10, some[3], 2, ""], [11, "", 3, "Bagas Prasetya"]]
    return Truth(xlsx(rows), [Host(n, 2) for n in some], told=["Bagas Prasetya"])


@wishes("choices of a form, separated by commas")
def _(o: Office) -> Truth:
    codes = ["BANKJTG", "BULOG", "KIMIA", "PPN"]
    rows: list[Row] = [
        ["Timestamp", "Asal Desa", "Kecamatan", "Mitra yang ingin ditemui (boleh lebih dari satu)"]
    ]
    wanted = []
    for i, v in enumerate(o.some(10), 1):
        chosen = codes[i % 3 : i % 3 + 2]
        rows.append(
            [f"6/{i}/2025 8:00", v.name, v.kecamatan, ", ".join(PARTNERS[c] for c in chosen)]
        )
        wanted += [Wish(v, c) for c in chosen]
    return Truth(text(rows, ","), wanted, partners=PARTNERS)


@wishes("first and second choice in the words of a form")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["Timestamp", "Nama Desa", "Kecamatan", "Mitra pilihan pertama", "Mitra pilihan kedua"]
    ]
    wanted = []
    for i, v in enumerate(o.some(12), 1):
        codes = o.rng.sample(sorted(PARTNERS), 2)
        rows.append([f"6/{i}/2025", v.name, v.kecamatan, *(PARTNERS[c] for c in codes)])
        wanted += [Wish(v, c, rank) for rank, c in enumerate(codes, 1)]
    return Truth(xlsx(rows), wanted, partners=PARTNERS)


@wishes("priorities in words and Roman numerals")
def _(o: Office) -> Truth:
    words = {
        "I": 1,
        "II": 2,
        "Pertama": 1,
        "Kedua": 2,
        "Prioritas 1": 1,
        "ke-2": 2,
        "3": 3,
        "#1": 1,
    }
    rows: list[Row] = [["Desa", "Kec", "Mitra", "Prioritas"]]
    wanted = []
    for i, v in enumerate(o.some(8)):
        word, code = list(words)[i], sorted(PARTNERS)[i]
        rows.append([v.name, v.kecamatan, PARTNERS[code], word])
        wanted.append(Wish(v, code, words[word]))
    return Truth(xls(rows), wanted, partners=PARTNERS)


@wishes("lines of a chat: village and partner")
def _(o: Office) -> Truth:
    said, wanted = ["Permintaan temu mitra:"], []
    for i, v in enumerate(o.some(10), 1):
        code = sorted(PARTNERS)[i % 8]
        said.append(f"{i}. {v.name} - {PARTNERS[code]}")
        wanted.append(Wish(v, code))
    return Truth(lines(*said), wanted, partners=PARTNERS)


@wishes("person and number beside, village in the cooperative")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["No", "Koperasi", "Kecamatan", "Nama Ketua", "HP", "Mitra Tujuan", "Urutan"]
    ]
    wanted = []
    for i, v in enumerate(o.some(12), 1):
        code = sorted(PARTNERS)[i % 8]
        rows.append(
            [i, f"KDMP {v.name}", v.kecamatan, o.name(), "0" + o.phone()[3:], PARTNERS[code], 1]
        )
        wanted.append(Wish(v, code, 1))
    return Truth(xlsx(rows), wanted, partners=PARTNERS)


@wishes("village unknown, partner by a part of its name that two share")
def _(o: Office) -> Truth:
    names = {**PARTNERS, "PUPUK2": "PT Pupuk Kujang"}
    rows: list[Row] = [["Desa", "Kecamatan", "Mitra", "Ranking"]]
    wanted = []
    for v in o.some(8):
        rows.append([v.name, v.kecamatan, PARTNERS["POS"], 1])
        wanted.append(Wish(v, "POS", 1))
    lost = o.some(1)[0]
    rows += [
        [lost.name, lost.kecamatan, "PT Pupuk", 1],
        ["Wakanda Raya", "Susukan", PARTNERS["BRI"], 1],
    ]
    return Truth(xlsx(rows), wanted, told=[lost.name, "Wakanda Raya"], partners=names)
