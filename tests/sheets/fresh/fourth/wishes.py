"""Grids and other shapes of requests of the fourth batch."""

from functools import partial
from itertools import zip_longest

from app.sheets.values.regions.villages import Village
from tests.sheets.fresh.case import Truth, Wish, fresh
from tests.sheets.fresh.files import Row, lines, merge, ods, text, xls, xlsx
from tests.sheets.fresh.first.wishes import PARTNERS
from tests.sheets.fresh.fourth.sideways import turned
from tests.sheets.fresh.office import Office

wishes = partial(fresh, 4, kind="requests")
CODES = sorted(PARTNERS)
SHORT = {"BULOG": "Bulog", "PPN": "Pertamina", "POS": "Pos Indonesia", "KIMIA": "Kimia Farma"}


def grid(o: Office, codes: list[str], count: int, most: int = 3) -> list[tuple[Village, list[str]]]:
    """Return villages with the partners that each of them wants, in order."""
    return [(v, o.rng.sample(codes, o.rng.randrange(1, most + 1))) for v in o.some(count)]


def ranked(some: list[tuple[Village, list[str]]]) -> list[Wish]:
    return [Wish(v, code, rank) for v, chosen in some for rank, code in enumerate(chosen, 1)]


def unranked(some: list[tuple[Village, list[str]]]) -> list[Wish]:
    return [Wish(v, code) for v, chosen in some for code in chosen]


def ticks(
    some: list[tuple[Village, list[str]]], codes: list[str], yes: str = "v", no: str = ""
) -> list[list[object]]:
    return [
        [v.name, v.kecamatan, *(yes if c in chosen else no for c in codes)] for v, chosen in some
    ]


def names(codes: list[str]) -> list[str]:
    return [PARTNERS[code] for code in codes]


@wishes("grid with totals to the right and at the foot")
def _(o: Office) -> Truth:
    some = grid(o, CODES, 12)
    rows: list[Row] = [["No", "Desa", "Kecamatan", *names(CODES), "Jumlah"]]
    rows += [[i, *row, len(some[i - 1][1])] for i, row in enumerate(ticks(some, CODES, "✓"), 1)]
    sums = [sum(c in chosen for _, chosen in some) for c in CODES]
    rows.append(["", "JUMLAH", "", *sums, sum(sums)])
    return Truth(xlsx(rows), unranked(some), partners=PARTNERS)


@wishes("grid of yes and no")
def _(o: Office) -> Truth:
    some = grid(o, CODES, 11)
    rows: list[Row] = [["Desa", "Kecamatan", *names(CODES)], *ticks(some, CODES, "Ya", "Tidak")]
    return Truth(text(rows), unranked(some), partners=PARTNERS)


@wishes("grid of 1 and 0 under codes of partners")
def _(o: Office) -> Truth:
    some = grid(o, CODES, 11)
    rows: list[Row] = [["Koperasi", "Kecamatan", *CODES]]
    rows += [[f"KDMP {row[0]}", *row[1:]] for row in ticks(some, CODES, "1", "0")]
    return Truth(text(rows, ","), unranked(some), partners=PARTNERS)


@wishes("grid turned: partners below each other, villages beside each other")
def _(o: Office) -> Truth:
    some = grid(o, CODES, 9)
    rows: list[Row] = [["Mitra", *names(CODES)]]
    rows += [[row[0], *row[2:]] for row in ticks(some, CODES, "x")]
    return Truth(xlsx(turned(rows)), unranked(some), partners=PARTNERS)


@wishes("grid turned, with ranks, numbers and totals")
def _(o: Office) -> Truth:
    some = grid(o, CODES, 8)
    head = ["No", "Nama Mitra", *(v.name for v, _ in some), "Total"]
    rows: list[Row] = [["PEMINATAN MITRA"], head]
    for i, c in enumerate(CODES, 1):
        cells = [chosen.index(c) + 1 if c in chosen else "" for _, chosen in some]
        rows.append([i, PARTNERS[c], *cells, sum(cell != "" for cell in cells)])
    return Truth(xls(rows), ranked(some), partners=PARTNERS)


@wishes("grid below two rows of headings, MITRA YANG DIMINATI over the partners")
def _(o: Office) -> Truth:
    codes = CODES[:5]
    some = grid(o, codes, 12)
    rows: list[Row] = [
        ["NO", "DESA", "KECAMATAN", "MITRA YANG DIMINATI", "", "", "", ""],
        ["", "", "", *names(codes)],
    ]
    rows += [[i, *row] for i, row in enumerate(ticks(some, codes, "V"), 1)]
    return Truth(
        xlsx(rows, merge("A1:A2", "B1:B2", "C1:C2", "D1:H1")), unranked(some), partners=PARTNERS
    )


@wishes("grid with short names of partners, and one that nobody knows")
def _(o: Office) -> Truth:
    codes = list(SHORT)
    some = grid(o, codes, 10, 2)
    rows: list[Row] = [["Desa", "Kecamatan", *SHORT.values(), "Garuda Indonesia"]]
    rows += [[*row, "x" if i == 4 else ""] for i, row in enumerate(ticks(some, codes, "x"))]
    return Truth(xlsx(rows), unranked(some), told=["Garuda Indonesia"], partners=PARTNERS)


@wishes("grid with villages that are not there, and some without a wish")
def _(o: Office) -> Truth:
    some = [*grid(o, CODES, 8), *((v, []) for v in o.some(3))]
    rows: list[Row] = [["Desa", "Kecamatan", *names(CODES)], *ticks(some, CODES, "x")]
    rows.append(["Wakanda Raya", "Susukan", "x"])
    return Truth(xlsx(rows), unranked(some), told=["Wakanda Raya"], partners=PARTNERS)


@wishes("grid of ranks with dashes and noughts, chair and number before")
def _(o: Office) -> Truth:
    some = grid(o, CODES[:6], 10)
    rows: list[Row] = [["Kec.", "Desa", "Nama Ketua", "HP", *names(CODES[:6]), "Ket"]]
    for i, (v, chosen) in enumerate(some):
        cells = [chosen.index(c) + 1 if c in chosen else ("-", 0)[i % 2] for c in CODES[:6]]
        rows.append([v.kecamatan, v.name, o.name(), "0" + o.phone()[3:], *cells, ""])
    return Truth(xlsx(rows), ranked(some), partners=PARTNERS)


@wishes("grid on a sheet for each district")
def _(o: Office) -> Truth:
    sheets: dict[str, list[Row]] = {}
    wanted: list[Wish] = []
    for group in o.districts(3, 5):
        some = [(v, o.rng.sample(CODES, 2)) for v in group]
        body = [[i, row[0], *row[2:]] for i, row in enumerate(ticks(some, CODES), 1)]
        sheets[f"Kec. {group[0].kecamatan}"] = [["No", "Desa", *names(CODES)], *body]
        wanted += unranked(some)
    return Truth(ods(sheets), wanted, partners=PARTNERS)


@wishes("villages listed below each partner")
def _(o: Office) -> Truth:
    codes = CODES[:5]
    lists = [o.some(o.rng.randrange(2, 7)) for _ in codes]
    rows: list[Row] = [names(codes)]
    rows += [[v.name if v else "" for v in row] for row in zip_longest(*lists)]
    wanted = [Wish(v, c) for c, some in zip(codes, lists, strict=True) for v in some]
    return Truth(xlsx(rows), wanted, partners=PARTNERS, refused={"columns_missing"})


@wishes("times as rows, partners as columns, villages in the cells")
def _(o: Office) -> Truth:
    codes = CODES[:4]
    rows: list[Row] = [["Jam", *names(codes)]]
    held: list[Wish] = []
    for at in ("09.00-09.20", "09.20-09.40", "09.40-10.00", "10.00-10.20"):
        some = o.some(4)
        rows.append([at, *(v.name for v in some)])
        held += [Wish(v, c) for v, c in zip(some, codes, strict=True)]
    return Truth(xlsx(rows), [], open=held, partners=PARTNERS, refused={"columns_missing"})


@wishes("priorities one to three as headings")
def _(o: Office) -> Truth:
    some = grid(o, CODES, 11)
    rows: list[Row] = [["Desa", "Kecamatan", "Prioritas 1", "Prioritas 2", "Prioritas 3"]]
    rows += [[v.name, v.kecamatan, *names(chosen)] for v, chosen in some]
    return Truth(text(rows), ranked(some), partners=PARTNERS)


@wishes("Mitra pilihan ke-1 to ke-3, one cell with a dash")
def _(o: Office) -> Truth:
    some = grid(o, CODES, 11)
    rows: list[Row] = [["No", "Desa", "Kecamatan", *(f"Mitra pilihan ke-{i}" for i in (1, 2, 3))]]
    rows += [
        [i, v.name, v.kecamatan, *names(chosen), *["-"] * (3 - len(chosen))]
        for i, (v, chosen) in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), ranked(some), partners=PARTNERS)


@wishes("choices below one heading: PILIHAN over I, II and III")
def _(o: Office) -> Truth:
    some = grid(o, CODES, 11)
    rows: list[Row] = [["DESA", "KECAMATAN", "PILIHAN MITRA", "", ""], ["", "", "I", "II", "III"]]
    rows += [[v.name, v.kecamatan, *names(chosen)] for v, chosen in some]
    return Truth(xlsx(rows, merge("C1:E1", "A1:A2", "B1:B2")), ranked(some), partners=PARTNERS)


@wishes("several partners in a cell, parted in every way")
def _(o: Office) -> Truth:
    some = [(v, o.rng.sample(CODES, 3)) for v in o.some(10)]
    rows: list[Row] = [["Desa", "Kecamatan", "Mitra"]]
    for i, (v, chosen) in enumerate(some):
        a, b, c = names(chosen)
        said = (f"{a}; {b}; {c}", f"{a}\n{b}\n{c}", f"1. {a} 2. {b} 3. {c}", f"{a}, {b} dan {c}")
        rows.append([v.name, v.kecamatan, (*said, f"{a} / {b} / {c}")[i % 5]])
    return Truth(xlsx(rows), unranked(some), partners=PARTNERS)


@wishes("village as a row of its own, numbered partners below")
def _(o: Office) -> Truth:
    some = grid(o, CODES, 8)
    said: list[str] = []
    for v, chosen in some:
        said += [f"Desa {v.name} Kec. {v.kecamatan}"]
        said += [f"{i}. {name}" for i, name in enumerate(names(chosen), 1)]
        said.append("")
    return Truth(
        lines(*said), [], open=unranked(some), partners=PARTNERS, refused={"columns_missing"}
    )


@wishes("chat: village, colon, partners with commas")
def _(o: Office) -> Truth:
    some = grid(o, CODES, 9)
    said = [f"{v.name}: {', '.join(names(chosen))}" for v, chosen in some]
    return Truth(
        lines("Minat mitra:", *said),
        [],
        open=unranked(some),
        partners=PARTNERS,
        refused={"columns_missing"},
    )


@wishes("headings that are numbers, the partners in a legend below")
def _(o: Office) -> Truth:
    some = grid(o, CODES[:4], 8)
    rows: list[Row] = [["Desa", "Kecamatan", "1", "2", "3", "4"], *ticks(some, CODES[:4], "x"), []]
    rows += [["Keterangan:"], *([f"{i} = {n}"] for i, n in enumerate(names(CODES[:4]), 1))]
    return Truth(
        xlsx(rows), [], open=unranked(some), partners=PARTNERS, refused={"columns_missing"}
    )
