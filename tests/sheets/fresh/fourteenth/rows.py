"""Sections, rows held back, pages and lists that go on."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, fresh, people, person
from tests.sheets.fresh.files import Row, text, xlsx
from tests.sheets.fresh.office import Office

new = partial(fresh, 14)


@new("sections of districts with villages that others have too")
def _(o: Office) -> Truth:
    alike = [v for v in o.villages if v not in o.own]
    o.rng.shuffle(alike)
    rows: list[Row] = [["No", "Nama", "Desa", "HP"]]
    some: list[Person] = []
    for kec in sorted({v.kecamatan for v in alike[:6]}):
        group = [person(o, v) for v in alike if v.kecamatan == kec]
        rows.append([f"KECAMATAN {kec.upper()}"])
        rows += [[i, p.name, p.desa, p.local] for i, p in enumerate(group, 1)]
        some += [Person(p.name, p.village, p.phone) for p in group]
    return Truth(xlsx(rows), some)


@new("villages that two districts have, no district anywhere")
def _(o: Office) -> Truth:
    some = people(o, 8)
    rows: list[Row] = [[p.name, p.desa, p.position, p.local] for p in some]
    told = [o.name(), o.name()]
    rows.insert(3, [told[0], "Karangsari", "Ketua", "0" + o.phone()[3:]])
    rows.insert(6, [told[1], "Majatengah", "Ketua", "0" + o.phone()[3:]])
    return Truth(xlsx([["Nama", "Desa", "Jabatan", "No HP"], *rows]), some, told=told)


@new("rows with a name and nothing else")
def _(o: Office) -> Truth:
    some = [Person(p.name, p.village, p.phone) for p in people(o, 8)]
    told = [o.name() for _ in range(2)]
    rows: list[Row] = [[p.name, p.desa, p.local] for p in some]
    rows.insert(4, [told[0], "", ""])
    rows.append([told[1], "", ""])
    return Truth(text([["Nama", "Desa", "HP"], *rows]), some, told=told)


@new("no heading at all")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [
        [i, p.name, p.position, p.desa, p.kec, p.local] for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some)


@new("pages with heading and sum carried over")
def _(o: Office) -> Truth:
    some = people(o, 15)
    head = ["No", "Nama", "L/P", "Umur", "Desa", "Kecamatan", "Jabatan", "HP", "Tanda Tangan"]
    rows: list[Row] = []
    for start in (0, 5, 10):
        rows += [[f"Halaman {start // 5 + 1}"], head, [f"({c})" for c in range(1, 10)]]
        for i, p in enumerate(some[start : start + 5], start + 1):
            sign = f"{i}. ........"
            rows.append([i, p.name, "L", 30 + i, p.desa, p.kec, p.position, p.local, sign])
        rows.append(["", "Jumlah dipindahkan", "", start + 5])
    return Truth(xlsx(rows), some)


@new("late participants below in another order of columns")
def _(o: Office) -> Truth:
    some, late = people(o, 9), people(o, 4)
    rows: list[Row] = [["No", "Nama", "Desa", "Kecamatan", "Jabatan", "HP"]]
    rows += [[i, p.name, p.desa, p.kec, p.position, p.local] for i, p in enumerate(some, 1)]
    rows += [[], ["PESERTA SUSULAN"], ["No", "Kecamatan", "Desa", "HP", "Nama", "Jabatan"]]
    rows += [[i, p.kec, p.desa, p.local, p.name, p.position] for i, p in enumerate(late, 1)]
    return Truth(xlsx(rows), [*some, *late])
