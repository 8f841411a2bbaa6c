"""Cells, as people type them: numbers, remarks, slips, offices and two in one."""

from dataclasses import replace
from functools import partial

from tests.sheets.fresh.case import Person, Truth, fresh, people, person
from tests.sheets.fresh.files import Row, lines, text, xls, xlsx
from tests.sheets.fresh.office import Office

twelfth = partial(fresh, 12)
HEAD: list[object] = ["No", "Nama", "Desa", "Kecamatan", "Jabatan", "No HP"]


def table(some: list[Person]) -> list[list[object]]:
    """Return rows of people."""
    return [[i, p.name, p.desa, p.kec, p.position, p.local] for i, p in enumerate(some, 1)]


@twelfth("numbers with WA, wa.me, letters for zeros, names of the owner and points")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows = table(some)
    for i, (row, p) in enumerate(zip(rows, some, strict=True)):
        n = p.local
        row[5] = (
            f"WA: {n[:4]}-{n[4:8]}-{n[8:]}",
            f"+62 (0){n[1:4]} {n[4:]}",
            f"{n[:4]}.{n[4:8]}.{n[8:]}",
            f"O{n[1:]}",
            f"{n} (istri)",
            f"tlp {n}",
            f"https://wa.me/62{n[1:]}",
            f"'{n}",
            f"62-{n[1:4]}-{n[4:]}",
            f"{n} a/n {p.name.split(' ')[0]}",
            f"hp.{n}",
            f"{n},",
        )[i]
    return Truth(xlsx([HEAD, *rows]), some)


@twelfth("remarks behind the names: has confirmed, new number, stars")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows = table(some)
    tails = (" (sudah konfirmasi)", "*", " (hadir)", "", " (no baru)")
    for i, (row, p) in enumerate(zip(rows, some, strict=True)):
        row[1] = f"{p.name}{tails[i % 5]}"
    return Truth(xlsx([HEAD, *rows]), some)


@twelfth("column for who comes instead")
def _(o: Office) -> Truth:
    some = people(o, 10)
    others = {i: o.name() for i in (3, 7)}
    rows = table(some)
    for i, row in enumerate(rows):
        row.append(others.get(i, ""))
    sure = [p for i, p in enumerate(some) if i not in others]
    unsure = [some[i] for i in others]
    alike = [replace(some[i], name=name) for i, name in others.items()]
    alike += [replace(p, phone="") for p in alike] + [
        replace(p, phone="", position="") for p in alike
    ]
    told = list(others.values())
    return Truth(xlsx([[*HEAD, "Digantikan Oleh"], *rows]), sure, unsure, alike, told)


@twelfth("villages with a letter typed twice")
def _(o: Office) -> Truth:
    some = [replace(p) for p in people(o, 30) if len(p.desa) > 7 and " " not in p.desa][:10]
    rows = table(some)
    for row, p in zip(rows, some, strict=True):
        at = len(p.desa) // 2
        row[2] = f"{p.desa[:at]}{p.desa[at]}{p.desa[at:]}"
    return Truth(xlsx([HEAD, *rows]), some)


@twelfth("headings with slips of the hand")
def _(o: Office) -> Truth:
    some = people(o, 11)
    some[4] = replace(some[4], name="Sukirno")
    head = ["N0", "Nama Lengakp", "Nama Dessa", "Kecmatan", "Jabtan", "No Hanphone"]
    return Truth(xls([head, *table(some)]), some)


@twelfth("offices of the cooperative, shortened")
def _(o: Office) -> Truth:
    said = {
        "Ketua KDMP": "Ketua",
        "KETUA PENGURUS": "Ketua",
        "Sekr.": "Sekretaris",
        "Bend.": "Bendahara",
        "Wk. Ketua Bid. Usaha": "Wakil Ketua Bidang Usaha",
        "Wakil Ketua Bid. Anggota": "Wakil Ketua Bidang Keanggotaan",
        "Ketua Kopdes": "Ketua",
        "sekertaris": "Sekretaris",
        "Bendahara Koperasi": "Bendahara",
        "Sek": "Sekretaris",
    }
    some = [person(o, None, position) for position in said.values()]
    rows = table(some)
    for row, word in zip(rows, said, strict=True):
        row[4] = word
    astray = person(o)
    other = next(v.kecamatan for v in o.villages if v.kecamatan != astray.kec)
    rows.append([11, astray.name, astray.desa, other, "Ketua", astray.local])
    return Truth(xlsx([HEAD, *rows]), some, told=[astray.name])


@twelfth("name of everyday before the name of the identity card")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["No", "Nama Panggilan", "Nama Sesuai KTP", "Desa", "Kec", "Jabatan", "HP"]]
    rows += [
        [i, ("Kenthus", "Plentong", "Gendon")[i % 3], p.name, p.desa, p.kec, p.position, p.local]
        for i, p in enumerate(some, 1)
    ]
    for at, said in ((3, "belum punya"), (5, "0286-591234"), (8, "08123xxxx")):
        rows[at] = [*rows[at][:6], said]
        some[at - 1] = replace(some[at - 1], phone="")
    return Truth(xlsx(rows), some, foreign={"Kenthus", "Plentong", "Gendon"})


@twelfth("two officers in a cell with their offices in brackets, two numbers below one another")
def _(o: Office) -> Truth:
    some: list[Person] = []
    rows: list[Row] = [["No", "Desa", "Kecamatan", "Nama Delegasi", "No HP"]]
    for i, village in enumerate(o.some(6), 1):
        a, b = person(o, village, "Ketua"), person(o, village, "Sekretaris")
        some += [a, b]
        names = f"{a.name} (Ketua)\n{b.name} (Sekretaris)"
        rows.append([i, village.name, village.kecamatan, names, f"{a.local}\n{b.local}"])
    return Truth(xlsx(rows), some)


@twelfth("no heading: number, village, name, office, number of the phone")
def _(o: Office) -> Truth:
    some = people(o, 10)
    some[2] = replace(some[2], name="Wagini")
    some[7] = replace(some[7], name="Agus Salim, A.Md.")
    rows = [[i, p.desa, p.name, p.position, p.local] for i, p in enumerate(some, 1)]
    return Truth(text(rows, "\t"), some)


@twelfth("agenda of the day, with no people in it")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["Jam", "Acara", "Keterangan"],
        ["07.30 - 08.00", "Registrasi", "Panitia"],
        ["08.00 - 08.15", "Pembukaan", "MC"],
        ["08.15 - 09.00", "Sambutan", "Bupati"],
        ["09.00 - 11.00", "Kontak bisnis", "Semua peserta"],
    ]
    return Truth(xlsx(rows), [], refused={"columns_missing", "rows_not_understood"})


@twelfth("reply slips: desa and nama dictated with semicolons in lower case")
def _(o: Office) -> Truth:
    some = [replace(p, position="") for p in people(o, 9)]
    said = ["nama;ds;kec;no wa yg aktif"]
    said += [f"{p.name.lower()};{p.desa.lower()};{p.kec.lower()};{p.local}" for p in some]
    return Truth(lines(*said, end="\r"), some)
