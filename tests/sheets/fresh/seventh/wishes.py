"""Lists of requests."""

from functools import partial

from tests.sheets.fresh.case import Truth, Wish, fresh
from tests.sheets.fresh.files import Row, lines, merge, text, xls, xlsx
from tests.sheets.fresh.first.wishes import PARTNERS
from tests.sheets.fresh.office import Office

wishes = partial(fresh, 7, kind="requests")
CODES = sorted(PARTNERS)


@wishes("sheet for each partner with who comes and the number")
def _(o: Office) -> Truth:
    sheets: dict[str, list[Row]] = {}
    wanted = []
    for code in CODES[:5]:
        some = o.some(4)
        rows: list[Row] = [["No", "Desa", "Kecamatan", "Nama Ketua", "No HP"]]
        rows += [
            [i, v.name, v.kecamatan, o.name(), "0" + o.phone()[3:]] for i, v in enumerate(some, 1)
        ]
        sheets[PARTNERS[code][:31]] = rows
        wanted += [Wish(v, code) for v in some]
    return Truth(xlsx(sheets), wanted, partners=PARTNERS)


@wishes("sections of partners with running numbers and sums")
def _(o: Office) -> Truth:
    rows: list[Row] = [["REKAP PEMINATAN"], ["No", "Nama KDMP", "Kecamatan"]]
    wanted = []
    for letter, code in zip("ABCD", CODES[:4], strict=True):
        rows.append([f"{letter}. {PARTNERS[code]}"])
        some = o.some(3)
        rows += [[i, f"KDMP {v.name}", v.kecamatan] for i, v in enumerate(some, 1)]
        rows.append(["", "Jumlah", "3 KDMP"])
        wanted += [Wish(v, code) for v in some]
    return Truth(xls(rows), wanted, partners=PARTNERS)


@wishes("at most three partners with bullets in a cell")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Desa", "Kecamatan", "Mitra yang dipilih (maks. 3)"]]
    wanted = []
    for i, v in enumerate(o.some(9), 1):
        codes = o.rng.sample(CODES, 3)
        rows.append([i, v.name, v.kecamatan, "\n".join(f"• {PARTNERS[c]}" for c in codes)])
        wanted += [Wish(v, c) for c in codes]
    return Truth(xlsx(rows), wanted, partners=PARTNERS)


@wishes("main choice and reserve")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Desa", "Kecamatan", "Pilihan Utama", "Pilihan Kedua", "Cadangan"]]
    wanted = []
    for i, v in enumerate(o.some(9), 1):
        codes = o.rng.sample(CODES, 2)
        rows.append([i, v.name, v.kecamatan, *(PARTNERS[c] for c in codes), ""])
        wanted += [Wish(v, c, k) for k, c in enumerate(codes, 1)]
    return Truth(xlsx(rows), wanted, partners=PARTNERS)


@wishes("villages that partners aim at")
def _(o: Office) -> Truth:
    rows: list[Row] = [["PERMINTAAN MITRA"], ["No", "Nama Mitra", "Desa Sasaran", "Kecamatan"]]
    wanted = []
    for i, v in enumerate(o.some(10), 1):
        code = CODES[i % 6]
        rows.append([i, PARTNERS[code], v.name, v.kecamatan])
        wanted.append(Wish(v, code, None, "partner"))
    return Truth(xlsx(rows, merge("A1:D1")), wanted, partners=PARTNERS)


@wishes("chat: village, then numbered partners below")
def _(o: Office) -> Truth:
    said, wanted = ["Usulan mitra:"], []
    for v in o.some(6):
        codes = o.rng.sample(CODES, 2)
        said.append(f"*KDMP {v.name} Kec. {v.kecamatan}*")
        said += [f"{k}. {PARTNERS[c]}" for k, c in enumerate(codes, 1)]
        wanted += [Wish(v, c) for c in codes]
    return Truth(
        lines(*said),
        [],
        open=wanted,
        alike=[Wish(w.village, w.partner, k % 2 + 1) for k, w in enumerate(wanted)],
        partners=PARTNERS,
        refused={"columns_missing"},
    )


@wishes("unknown partners and villages among the others")
def _(o: Office) -> Truth:
    rows: list[Row] = [["Desa", "Kecamatan", "Mitra", "Prioritas"]]
    wanted = []
    for i, v in enumerate(o.some(9)):
        code = CODES[i % 6]
        rows.append([v.name, v.kecamatan, PARTNERS[code], i % 3 + 1])
        wanted.append(Wish(v, code, i % 3 + 1))
    rows.append(["Desa Antah Berantah", "Susukan", PARTNERS[CODES[0]], 1])
    rows.append(["Berta", "Susukan", "PT Roket Antariksa", 1])
    told = ["Antah Berantah", "PT Roket Antariksa"]
    return Truth(text(rows), wanted, told=told, partners=PARTNERS)


@wishes("grid with names of partners cut short and ticks of many kinds")
def _(o: Office) -> Truth:
    short = {
        "BULOG": "BULOG",
        "PPN": "Pertamina",
        "PUPUK": "Pupuk Indonesia",
        "BRI": "BANK RAKYAT INDONESIA",
    }
    codes = list(short)
    ticks = ("✔", "V", "√", "ya", "1")
    rows: list[Row] = [["NO", "KECAMATAN", "DESA", *short.values(), "JUMLAH"]]
    wanted = []
    for i, v in enumerate(o.some(10)):
        chosen = set(o.rng.sample(codes, 2))
        marks = [ticks[i % 4] if c in chosen else "" for c in codes]
        rows.append([i + 1, v.kecamatan, v.name, *marks, 2])
        wanted += [Wish(v, c) for c in codes if c in chosen]
    return Truth(xlsx(rows), wanted, partners=PARTNERS)
