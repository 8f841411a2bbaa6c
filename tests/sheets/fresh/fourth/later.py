"""The fifth batch: shapes made up after those of the fourth were mended."""

from functools import partial

from tests.sheets.fresh.case import Host, Person, Truth, fresh, people, person
from tests.sheets.fresh.files import Row, merge, ods, text, xlsx
from tests.sheets.fresh.first.hosts import firms
from tests.sheets.fresh.first.wishes import PARTNERS
from tests.sheets.fresh.fourth.sideways import turned
from tests.sheets.fresh.fourth.wishes import CODES, grid, names, ranked, ticks, unranked
from tests.sheets.fresh.office import MAIN, Office

five = partial(fresh, 5)
hosts = partial(fresh, 5, kind="partners")
wishes = partial(fresh, 5, kind="requests")


@wishes("grid before the villages")
def _(o: Office) -> Truth:
    some = grid(o, CODES, 10)
    rows: list[Row] = [[*names(CODES), "Desa", "Kecamatan"]]
    rows += [[*row[2:], *row[:2]] for row in ticks(some, CODES, "x")]
    return Truth(xlsx(rows), unranked(some), partners=PARTNERS)


@wishes("grid below kinds of partners and above numbers of columns")
def _(o: Office) -> Truth:
    some = grid(o, CODES, 10)
    rows: list[Row] = [["No", "Desa", "Kecamatan", "BUMN", "", "", "", "SWASTA"]]
    rows += [["", "", "", *names(CODES)], list(range(1, 12))]
    rows += [[i, *row] for i, row in enumerate(ticks(some, CODES, "√"), 1)]
    return Truth(xlsx(rows, merge("D1:G1", "H1:K1")), unranked(some), partners=PARTNERS)


@wishes("grid with sections of districts and empty rows")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Desa", *names(CODES)]]
    wanted = []
    for group in o.districts(3, 5):
        some = [(v, o.rng.sample(CODES, 2)) for v in group]
        rows += [[], [f"KECAMATAN {group[0].kecamatan.upper()}"]]
        rows += [[i, row[0], *row[2:]] for i, row in enumerate(ticks(some, CODES), 1)]
        wanted += unranked(some)
    return Truth(ods(rows), wanted, partners=PARTNERS)


@wishes("ranks in a grid written P1, P2 and P3")
def _(o: Office) -> Truth:
    some = grid(o, CODES, 10)
    rows: list[Row] = [["Desa", "Kecamatan", *names(CODES)]]
    for v, chosen in some:
        cells = [f"P{chosen.index(c) + 1}" if c in chosen else "" for c in CODES]
        rows.append([v.name, v.kecamatan, *cells])
    return Truth(text(rows), ranked(some), partners=PARTNERS)


@wishes("Mitra 1 (utama) and Mitra 2 (cadangan)")
def _(o: Office) -> Truth:
    some = grid(o, CODES, 10, 2)
    rows: list[Row] = [["Desa", "Kecamatan", "Mitra 1 (utama)", "Mitra 2 (cadangan)"]]
    rows += [[v.name, v.kecamatan, *names(chosen)] for v, chosen in some]
    return Truth(xlsx(rows), ranked(some), partners=PARTNERS)


@wishes("grid with districts written once")
def _(o: Office) -> Truth:
    rows: list[Row] = [["Kecamatan", "Desa", *names(CODES), "TOTAL"]]
    wanted = []
    for group in o.districts(3, 4):
        some = [(v, o.rng.sample(CODES, 2)) for v in group]
        for i, row in enumerate(ticks(some, CODES, "1")):
            rows.append([row[1] if not i else "", row[0], *row[2:], 2])
        wanted += unranked(some)
    return Truth(text(rows), wanted, partners=PARTNERS)


@five("positions and needs ticked, number before")
def _(o: Office) -> Truth:
    some = people(o, 12)
    head = ["No", "Desa", "Kecamatan", "Nama", "HP", *MAIN, "LPG", "Pupuk", "Sembako"]
    rows: list[Row] = [head]
    for i, p in enumerate(some, 1):
        jobs = ["x" if job == p.position else "" for job in MAIN]
        rows.append([i, p.desa, p.kec, p.name, p.local, *jobs, "x", "", "x" if i % 2 else ""])
    return Truth(xlsx(rows), some)


@five("sideways: each village a column, two officers below each other")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["Kecamatan", "Desa", "Nama Ketua", "HP Ketua", "Nama Sekretaris", "HP Sekretaris"]
    ]
    some: list[Person] = []
    for v in o.some(7):
        a, b = person(o, v, "Ketua"), person(o, v, "Sekretaris")
        rows.append([v.kecamatan, v.name, a.name, a.local, b.name, b.local])
        some += [a, b]
    return Truth(xlsx(turned(rows)), some)


@five("forms side by side, three in a row")
def _(o: Office) -> Truth:
    some = people(o, 9)
    rows: list[Row] = []
    for at in range(0, 9, 3):
        three = some[at : at + 3]
        rows.append([cell for p in three for cell in ("Nama", p.name, "")])
        rows.append([cell for p in three for cell in ("Jabatan", p.position, "")])
        rows.append([cell for p in three for cell in ("Desa", p.desa, "")])
        rows.append([cell for p in three for cell in ("Kec.", p.kec, "")])
        rows += [[cell for p in three for cell in ("No HP", p.local, "")], []]
    return Truth(xlsx(rows), some)


@five("sheets of last year and this year, one called Data 2025 (final)")
def _(o: Office) -> Truth:
    old, some = people(o, 8), people(o, 10)
    head = ["Nama", "Jabatan", "Desa", "Kecamatan", "HP"]
    made = [[[p.name, p.position, p.desa, p.kec, p.local] for p in each] for each in (old, some)]
    sheets: dict[str, list[Row]] = {
        "Data 2024": [head, *made[0]],
        "Data 2025 (final)": [head, *made[1]],
    }
    return Truth(xlsx(sheets), some)


@hosts("tables in rows with a running number each, the name merged")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Nama Mitra", "Meja", "Petugas", "HP"]]
    wanted, places = [], []
    for i, name in enumerate(firms(o, 7)):
        first = len(rows) + 1
        contacts = [(o.name(), o.phone()) for _ in range(i % 3 + 1)]
        for k, (pic, phone) in enumerate(contacts):
            at = len(rows)
            rows.append([at, name if not k else "", f"Meja {at}", pic, "0" + phone[3:]])
        if i % 3:
            places.append(f"B{first}:B{len(rows)}")
        wanted.append(Host(name, i % 3 + 1, 1, None, None, contacts[0][1]))
    return Truth(xlsx(rows, merge(*places)), wanted)


@hosts("partners sideways with ticks for what they offer")
def _(o: Office) -> Truth:
    rows: list[Row] = [["Nama Perusahaan", "Jenis", "Jumlah Meja", "PIC", "HP"]]
    wanted = []
    for i, name in enumerate(firms(o, 6)):
        pic, phone = o.name(), o.phone()
        rows.append([name, ("BUMN", "Swasta")[i % 2], i % 3 + 1, pic, "0" + phone[3:]])
        wanted.append(Host(name, i % 3 + 1, 1, None, pic, phone))
    return Truth(xlsx([["DATA MITRA"], *turned(rows)]), wanted)


@hosts("no name in the first row of a partner, which stands in the second")
def _(o: Office) -> Truth:
    some = firms(o, 6)
    rows: list[Row] = [["Nomor Meja", "Mitra"]]
    for i, name in enumerate(some):
        rows += [[2 * i + 1, ""], [2 * i + 2, name]]
    return Truth(text(rows), [], open=[Host(name, None) for name in some])
