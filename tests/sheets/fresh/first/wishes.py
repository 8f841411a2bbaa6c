"""Lists of requests."""

from functools import partial

from tests.sheets.fresh.case import Truth, Wish, fresh
from tests.sheets.fresh.files import Row, lines, merge, text, xls, xlsx
from tests.sheets.fresh.office import Office

one = partial(fresh, 1, kind="requests")
PARTNERS = {
    "BULOG": "Perum BULOG Kancab Banyumas", "PPN": "PT Pertamina Patra Niaga",
    "PUPUK": "PT Pupuk Indonesia (Persero)",
    "BANKJTG": "Bank Jateng", "POS": "PT Pos Indonesia (Persero)", "KIMIA": "PT Kimia Farma Apotek",
    "BRI": "PT Bank Rakyat Indonesia Tbk", "JAMKRIDA": "PT Jamkrida Jateng",
}  # fmt: skip


@one("a row for each request with its rank")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Desa", "Kecamatan", "Mitra yang Diminta", "Prioritas"]]
    wanted = []
    for v in o.some(10):
        for rank, code in enumerate(o.rng.sample(sorted(PARTNERS), 3), 1):
            rows.append([len(rows), v.name, v.kecamatan, PARTNERS[code], rank])
            wanted.append(Wish(v, code, rank))
    return Truth(xlsx(rows), wanted, partners=PARTNERS)


@one("first, second and third choice side by side")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Kecamatan", "Desa", "Pilihan 1", "Pilihan 2", "Pilihan 3"]]
    wanted = []
    for i, v in enumerate(o.some(14), 1):
        codes = o.rng.sample(sorted(PARTNERS), 3)
        rows.append([i, v.kecamatan, v.name, *(PARTNERS[code] for code in codes)])
        wanted += [Wish(v, code, rank) for rank, code in enumerate(codes, 1)]
    return Truth(xlsx(rows), wanted, partners=PARTNERS)


@one("a column for each partner, marked with x")
def _(o: Office) -> Truth:
    codes = list(PARTNERS)[:6]
    rows: list[Row] = [["No", "Desa", "Kecamatan", *(PARTNERS[code] for code in codes)]]
    wanted = []
    for i, v in enumerate(o.some(12), 1):
        chosen = set(o.rng.sample(codes, 2))
        rows.append([i, v.name, v.kecamatan, *("x" if code in chosen else "" for code in codes)])
        wanted += [Wish(v, code) for code in codes if code in chosen]
    return Truth(xlsx(rows), wanted, partners=PARTNERS)


@one("codes of partners and villages in text")
def _(o: Office) -> Truth:
    rows: list[Row] = [["kode_desa", "kode_mitra", "urutan"]]
    wanted = []
    for v in o.some(15):
        code = o.rng.choice(sorted(PARTNERS))
        rows.append([v.code, code, 1])
        wanted.append(Wish(v, code, 1))
    return Truth(text(rows, ","), wanted, partners=PARTNERS)


@one("several partners in a cell, numbered")
def _(o: Office) -> Truth:
    rows: list[Row] = [["Desa", "Kecamatan", "Mitra yang ingin ditemui"]]
    wanted = []
    for v in o.some(10):
        codes = o.rng.sample(sorted(PARTNERS), 2)
        rows.append(
            [v.name, v.kecamatan, "\n".join(f"{i}. {PARTNERS[c]}" for i, c in enumerate(codes, 1))]
        )
        wanted += [Wish(v, code) for code in codes]
    return Truth(xls(rows), wanted, partners=PARTNERS)


@one("partners without their form, an unknown one between")
def _(o: Office) -> Truth:
    short = {
        "BULOG": "Bulog",
        "PPN": "Pertamina Patra Niaga",
        "BRI": "Bank Rakyat Indonesia",
        "POS": "Pos Indonesia",
    }
    rows: list[Row] = [["No", "Desa", "Kec", "Mitra", "Pilihan ke"]]
    wanted = []
    for i, v in enumerate(o.some(12), 1):
        code = sorted(short)[i % 4]
        rows.append([i, v.name, v.kecamatan, short[code], 1])
        wanted.append(Wish(v, code, 1))
    lost = o.some(1)[0]
    rows.append([13, lost.name, lost.kecamatan, "PT Garuda Indonesia", 1])
    return Truth(xlsx(rows), wanted, told=[lost.name], partners=PARTNERS)


@one("who asks, in a column of its own")
def _(o: Office) -> Truth:
    rows: list[Row] = [["Desa", "Kecamatan", "Mitra", "Diminta oleh", "Peringkat"]]
    wanted = []
    for i, v in enumerate(o.some(12), 1):
        code = sorted(PARTNERS)[i % 8]
        asker = ("Koperasi", "Mitra")[i % 2]
        rows.append([f"Ds. {v.name}", v.kecamatan, PARTNERS[code], asker, i % 3 + 1])
        wanted.append(Wish(v, code, i % 3 + 1, ("cooperative", "partner")[i % 2]))
    return Truth(text(rows), wanted, partners=PARTNERS)


@one("village merged over its requests")
def _(o: Office) -> Truth:
    rows: list[Row] = [["Kecamatan", "Desa", "Urutan", "Nama Mitra"]]
    wanted, places = [], []
    for v in o.some(8):
        first = len(rows) + 1
        for rank, code in enumerate(o.rng.sample(sorted(PARTNERS), 3), 1):
            rows.append(
                [
                    v.kecamatan if rank == 1 else "",
                    v.name if rank == 1 else "",
                    rank,
                    PARTNERS[code],
                ]
            )
            wanted.append(Wish(v, code, rank))
        places += [f"A{first}:A{len(rows)}", f"B{first}:B{len(rows)}"]
    return Truth(xlsx(rows, merge(*places)), wanted, partners=PARTNERS)


@one("sections of partners with villages below")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Desa", "Kecamatan", "Mitra"]]
    wanted = []
    for code in sorted(PARTNERS)[:4]:
        for i, v in enumerate(o.some(4), 1):
            rows.append([i, v.name, v.kecamatan, PARTNERS[code] if i == 1 else '"'])
            wanted.append(Wish(v, code))
    return Truth(text(rows, "\t"), wanted, partners=PARTNERS)


@one("form: which partner do you want to meet")
def _(o: Office) -> Truth:
    head = "Timestamp,Asal Desa,Asal Kecamatan,Mitra mana yang paling ingin Anda temui?"
    said, wanted = [head], []
    for i, v in enumerate(o.some(12), 1):
        code = sorted(PARTNERS)[i % 8]
        said.append(f"6/{i}/2025 9:00:00,{v.name},{v.kecamatan},{PARTNERS[code]}")
        wanted.append(Wish(v, code))
    return Truth(lines(*said), wanted, partners=PARTNERS)
