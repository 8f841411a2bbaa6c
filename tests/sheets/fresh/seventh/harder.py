"""Where people are easily lost: below sums, in remarks, in cells of several lines, in reposts."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, district, fresh, people, person
from tests.sheets.fresh.files import Row, merge, text, xlsx
from tests.sheets.fresh.office import MAIN, Office
from tests.sheets.fresh.third.tables import HEAD, table

seven = partial(fresh, 7)


@seven("more people below the sum")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows: list[Row] = [HEAD, *table(some[:10]), ["", "JUMLAH", "10 orang"], [], ["Tambahan:"]]
    return Truth(xlsx([*rows, *table(some)[10:]]), some)


@seven("somebody added below the signature")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [HEAD, *table(some[:11]), []]
    rows += [["", "", "", "Mengetahui,"], ["", "", "", "Camat"], [], ["", "", "", "Drs. SUYANTO"]]
    rows += [[], table(some)[11]]
    return Truth(xlsx(rows), some[:11], open=some[11:])


@seven("somebody added in a sentence below the table")
def _(o: Office) -> Truth:
    some = people(o, 11)
    last = some[10]
    said = f"NB: tambahan {last.name} ({last.position} KDMP {last.desa}) {last.local}"
    return Truth(xlsx([HEAD, *table(some[:10]), [], [said]]), some[:10], told=[last.name])


@seven("three officers of a village on three lines of its cells")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Desa", "Kecamatan", "Pengurus yang hadir", "No HP"]]
    wanted = []
    for i, v in enumerate(o.some(7), 1):
        three = [person(o, v, job) for job in MAIN]
        said = "\n".join(f"{p.position}: {p.name}" for p in three)
        rows.append([i, v.name, v.kecamatan, said, "\n".join(p.local for p in three)])
        wanted += three
    return Truth(xlsx(rows), wanted)


@seven("names broken over two lines of a cell")
def _(o: Office) -> Truth:
    some = people(o, 9)
    rows: list[Row] = [HEAD]
    rows += [[r[0], str(r[1]).replace(" ", "\n", 1), *r[2:]] for r in table(some)]
    return Truth(xlsx(rows), some)


@seven("whole addresses down to the province and the postal code")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["No", "Nama", "Jabatan", "Alamat Koperasi", "Telp/HP"]]
    rows += [
        [
            i,
            p.name,
            p.position,
            f"Jl. Raya No {i}, Desa {p.desa}, Kec. {p.kec}, Kab. Banjarnegara, Jawa Tengah 53475",
            p.local,
        ]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some)


@seven("a name and a number alone in the last rows")
def _(o: Office) -> Truth:
    some = people(o, 9)
    more = [o.name() for _ in range(2)]
    rows: list[Row] = [HEAD, *table(some)]
    rows += [[10 + i, name, "", "", "", f"08134455661{i}"] for i, name in enumerate(more)]
    return Truth(xlsx(rows), some, told=more)


@seven("blanks that nobody sees, in every cell")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [[f"\u00a0{h} " for h in HEAD]]
    rows += [
        [r[0], *(f"\u200b {str(c).replace(' ', chr(0xA0) + ' ')}\u00a0" for c in r[1:])]
        for r in table(some)
    ]
    return Truth(text(rows), some)


@seven("sizes of shirts, ages, blood, sex beside the people")
def _(o: Office) -> Truth:
    some = people(o, 10)
    head = ["No", "Nama", "L/P", "Umur", "Gol. Darah", "Ukuran Kaos", "Jabatan", "Desa", "Kec."]
    rows: list[Row] = [[*head, "HP"]]
    rows += [
        [i, p.name, "LP"[i % 2], 30 + i, "AB", "XL", p.position, p.desa, p.kec, p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some, foreign={"XL", "AB"})


@seven("rows carried over from page to page")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [HEAD, *table(some[:6]), ["", "Jumlah dipindahkan", 6]]
    rows += [HEAD, ["", "Pindahan", 6], *table(some)[6:], ["", "Jumlah", 12]]
    return Truth(xlsx(rows), some)


@seven("coordinator of each district in a row of his own")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Nama", "Jabatan", "Desa", "No HP"]]
    wanted: list[Person] = []
    told = []
    for i, group in enumerate(o.districts(3, 4)):
        there = district(o, group)
        boss = o.name()
        rows.append([f"KECAMATAN {there[0].kec.upper()}"])
        rows.append([f"Koordinator: {boss} (08213344550{i})"])
        rows += [[k, p.name, p.position, p.desa, p.local] for k, p in enumerate(there, 1)]
        wanted += there
        told.append(boss)
    foreign = {f"+628213344550{i}" for i in range(3)}
    return Truth(xlsx(rows), wanted, told=told, foreign=foreign)


@seven("codes of villages as whole numbers")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["kode_desa", "nama", "jabatan", "hp"]]
    rows += [
        [int(p.village.code.replace(".", "")), p.name, p.position, int(p.phone[3:])] for p in some
    ]
    return Truth(xlsx(rows), some)


@seven("confirmation yes or no behind each person")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [[*HEAD, "Konfirmasi Kehadiran"]]
    rows += [[*r, "Ya" if i % 4 else "Tidak"] for i, r in enumerate(table(some))]
    wanted = [p for i, p in enumerate(some) if i % 4]
    return Truth(xlsx(rows), wanted, told=[some[i].name for i in (0, 4, 8)])


@seven("ticks under hadir and under tidak hadir")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [[*HEAD, "KONFIRMASI", ""], ["", "", "", "", "", "", "HADIR", "TIDAK HADIR"]]
    rows += [[*r, "v" if i % 4 else "", "" if i % 4 else "v"] for i, r in enumerate(table(some))]
    wanted = [p for i, p in enumerate(some) if i % 4]
    return Truth(xlsx(rows, merge("G1:H1")), wanted, told=[some[i].name for i in (0, 4, 8)])


@seven("first and second who come, each with columns of their own")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        [
            "Timestamp",
            "Kecamatan",
            "Desa",
            "Nama Peserta 1",
            "Jabatan Peserta 1",
            "No WA Peserta 1",
            "Nama Peserta 2",
            "Jabatan Peserta 2",
            "No WA Peserta 2",
        ]
    ]
    wanted = []
    for i, v in enumerate(o.some(9), 1):
        two = [person(o, v, job) for job in MAIN[: 1 + i % 2]]
        cells: list[object] = [f"{i}/6/2025 9:00:00", v.kecamatan, v.name]
        for p in two:
            cells += [p.name, p.position, p.local]
        rows.append(cells + [""] * (9 - len(cells)))
        wanted += two
    return Truth(text(rows, ","), wanted)


@seven("districts beside each other, names with villages below")
def _(o: Office) -> Truth:
    groups = [district(o, group) for group in o.districts(3, 5)]
    rows: list[Row] = [["PESERTA PER KECAMATAN"], [there[0].kec.upper() for there in groups]]
    rows += [[f"{p.name} ({p.desa})" for p in each] for each in zip(*groups, strict=True)]
    some = [p for there in groups for p in there]
    return Truth(
        xlsx(rows),
        [],
        open=[Person(p.name, p.village, "", None) for p in some],
        refused={"columns_missing", "rows_not_understood"},
    )


@seven("village alone in a row, its people below without it")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Nama", "Jabatan", "No HP"]]
    wanted = []
    for v in o.some(6):
        rows.append([f"DESA {v.name.upper()} KEC. {v.kecamatan.upper()}"])
        for k, job in enumerate(MAIN[:2], 1):
            p = person(o, v, job)
            rows.append([k, p.name, job, p.local])
            wanted.append(p)
    return Truth(xlsx(rows), wanted)


@seven("same list on two sheets, one of them a copy with corrections")
def _(o: Office) -> Truth:
    some = people(o, 9)
    other = o.phone()
    rows = table(some)
    copy = [[*row] for row in rows]
    copy[2][5] = "0" + other[3:]
    sheets: dict[str, list[Row]] = {"Sheet1": [HEAD, *rows], "Sheet1 (2)": [HEAD, *copy]}
    wanted = [p for p in some if p is not some[2]]
    changed = Person(some[2].name, some[2].village, other, some[2].position)
    return Truth(xlsx(sheets), wanted, open=[some[2]], alike=[changed], told=[some[2].name])


@seven("villages written with their district behind a comma, some with the wrong one")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["No", "Nama", "Jabatan", "Desa, Kecamatan", "No HP"]]
    for i, p in enumerate(some):
        kec = "Susukan" if i in {3, 6} and p.kec != "Susukan" else p.kec
        rows.append([i + 1, p.name, p.position, f"{p.desa}, {kec}", p.local])
    wrong = [p for i, p in enumerate(some) if i in {3, 6} and p.kec != "Susukan"]
    wanted = [p for p in some if p not in wrong]
    return Truth(xlsx(rows), wanted, told=[p.name for p in wrong])
