"""Partners and requests of the third batch."""

from functools import partial

from tests.sheets.fresh.case import Host, Truth, Wish, fresh
from tests.sheets.fresh.files import Row, lines, merge, text, xls, xlsx
from tests.sheets.fresh.first.hosts import OFFERS, firms
from tests.sheets.fresh.first.wishes import PARTNERS
from tests.sheets.fresh.office import Office

hosts = partial(fresh, 3, kind="partners")
wishes = partial(fresh, 3, kind="requests")


@hosts("number of people, of tables, and capacity in a session")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["No", "Instansi", "Jumlah Personil", "Jumlah Meja", "Kapasitas per meja (koperasi)"]
    ]
    wanted = []
    for i, name in enumerate(firms(o, 10), 1):
        rows.append([i, name, 5 + i, i % 3 + 1, i % 2 + 1])
        wanted.append(Host(name, i % 3 + 1, i % 2 + 1))
    return Truth(xlsx(rows), wanted)


@hosts("kinds as headings of a chat, names below")
def _(o: Office) -> Truth:
    some = firms(o, 9)
    said = ["*A. BUMN*", *(f"{i}. {n}" for i, n in enumerate(some[:4], 1)), ""]
    said += ["*B. SWASTA*", *(f"{i}. {n}" for i, n in enumerate(some[4:], 1))]
    return Truth(lines(*said), [Host(n, 1) for n in some])


@hosts("booths by label, from one to another")
def _(o: Office) -> Truth:
    some = firms(o, 6)
    said = ("Meja 1 - Meja 3", "Meja 4", "Meja 5 & 6", "Meja 7 s/d Meja 8", "No. 9", "10 dan 11")
    counts = (3, 1, 2, 2, 1, 2)
    rows = [[n, w] for n, w in zip(some, said, strict=True)]
    wanted = [Host(n, c) for n, c in zip(some, counts, strict=True)]
    return Truth(xls([["Nama Mitra", "Nomor Meja/Stand"], *rows]), [], open=wanted)


@hosts("address, e-mail and telephone of the office between")
def _(o: Office) -> Truth:
    head = ["No", "Nama Perusahaan", "Alamat", "Email", "Telp Kantor", "Narahubung", "HP", "Meja"]
    rows: list[Row] = [head]
    wanted = []
    for i, name in enumerate(firms(o, 9), 1):
        pic, phone = o.name(), o.phone()
        place = f"Jl. Veteran No. {i} Banjarnegara"
        rows.append(
            [i, name, place, f"cs{i}@mitra.co.id", f"0286-59{i:04}", pic, "0" + phone[3:], 1]
        )
        wanted.append(Host(name, 1, 1, None, pic, phone))
    return Truth(xlsx(rows), wanted)


@hosts("needs of goods as offers, several lines in a cell")
def _(o: Office) -> Truth:
    rows: list[Row] = [["Mitra", "Jenis Kemitraan / Layanan"]]
    wanted = []
    pairs = list(OFFERS.items())
    for i, name in enumerate(firms(o, 8)):
        (a, first), (b, second) = pairs[i], pairs[(i + 3) % 10]
        rows.append([name, f"- {a}\n- {b}"])
        wanted.append(Host(name, 1, 1, tuple(sorted({*first, *second}))))
    return Truth(xlsx(rows), wanted)


@hosts("representatives of one partner on rows of their own")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Instansi", "Nama Petugas", "HP"]]
    wanted, places = [], []
    for i, name in enumerate(firms(o, 7), 1):
        at = len(rows) + 1
        clerks = [o.name(), o.name()]
        rows.append([i, name, clerks[0], "0" + o.phone()[3:]])
        rows.append(["", "", clerks[1], "0" + o.phone()[3:]])
        places += [f"A{at}:A{at + 1}", f"B{at}:B{at + 1}"]
        wanted.append(Host(name, 1))
    return Truth(xlsx(rows, merge(*places)), wanted)


@wishes("ranks in a grid of partners")
def _(o: Office) -> Truth:
    codes = list(PARTNERS)[:5]
    rows: list[Row] = [["No", "Desa", "Kecamatan", *(PARTNERS[c] for c in codes)]]
    wanted = []
    for i, v in enumerate(o.some(11), 1):
        chosen = o.rng.sample(codes, 3)
        ranks = [chosen.index(c) + 1 if c in chosen else "" for c in codes]
        rows.append([i, v.name, v.kecamatan, *ranks])
        wanted += [Wish(v, c, rank) for rank, c in enumerate(chosen, 1)]
    return Truth(xlsx(rows), wanted, partners=PARTNERS)


@wishes("main and spare choice")
def _(o: Office) -> Truth:
    rows: list[Row] = [["Desa", "Kecamatan", "Mitra Utama", "Mitra Cadangan"]]
    wanted = []
    for v in o.some(10):
        codes = o.rng.sample(sorted(PARTNERS), 2)
        rows.append([v.name, v.kecamatan, *(PARTNERS[c] for c in codes)])
        wanted += [Wish(v, c) for c in codes]
    return Truth(xlsx(rows), wanted, partners=PARTNERS)


@wishes("several villages wanted by a partner in one cell")
def _(o: Office) -> Truth:
    rows: list[Row] = [["Mitra", "Desa yang ingin ditemui"]]
    held: list[Wish] = []
    for code in sorted(PARTNERS):
        some = o.some(3)
        rows.append([PARTNERS[code], ", ".join(v.name for v in some)])
        held += [Wish(v, code, None, "partner") for v in some]
    return Truth(xlsx(rows), [], open=held, partners=PARTNERS)


@wishes("marks of repetition for the village, ranks in words")
def _(o: Office) -> Truth:
    rows: list[Row] = [["Desa", "Kecamatan", "Mitra", "Pilihan"]]
    wanted = []
    for v in o.some(8):
        for i, code in enumerate(o.rng.sample(sorted(PARTNERS), 2)):
            place = ('"', '"') if i else (v.name, v.kecamatan)
            rows.append([*place, PARTNERS[code], ("Pilihan I", "Pilihan II")[i]])
            wanted.append(Wish(v, code, i + 1))
    return Truth(text(rows), wanted, partners=PARTNERS)


@wishes("village of a name that two districts share")
def _(o: Office) -> Truth:
    rows: list[Row] = [["Desa", "Mitra", "Prioritas"]]
    wanted = []
    for v in o.some(9):
        rows.append([v.name, PARTNERS["PPN"], 1])
        wanted.append(Wish(v, "PPN", 1))
    rows.append(["Beji", PARTNERS["BRI"], 1])
    return Truth(xlsx(rows), wanted, told=["Beji"], partners=PARTNERS)


@wishes("choices in one cell with strokes, forms of firms left out")
def _(o: Office) -> Truth:
    short = {
        "BULOG": "Perum BULOG Kancab Banyumas",
        "PPN": "Patra Niaga",
        "KIMIA": "Kimia Farma Apotek",
    }
    rows: list[Row] = [["Koperasi", "Kecamatan", "Mitra yang dituju"]]
    wanted = []
    for v in o.some(9):
        codes = o.rng.sample(sorted(short), 2)
        rows.append([f"KDMP {v.name}", v.kecamatan, " / ".join(short[c] for c in codes)])
        wanted += [Wish(v, c) for c in codes]
    return Truth(xlsx(rows), [], open=wanted, partners=PARTNERS)
