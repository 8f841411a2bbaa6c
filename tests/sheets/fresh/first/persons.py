"""Names and positions, as they are typed."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, fresh, people, person
from tests.sheets.fresh.files import Row, text, xlsx
from tests.sheets.fresh.office import Office

one = partial(fresh, 1)
HEAD: list[object] = ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP"]


def row(i: int, p: Person) -> list[object]:
    return [i, p.name, p.position, p.desa, p.kec, p.local]


@one("titles before and after names in capitals")
def _(o: Office) -> Truth:
    shapes = (
        "H. {}, S.Pd.", "Drs. {}", "Ir. {}, M.M.", "KH. {}", "dr. {}", "{}, A.Md.Kep",
        "Hj. {}, S.E., M.Si.",
        "R. {}", "Prof. Dr. {}, M.Pd", "{}, S.H.", "Letkol (Purn) {}", "{} bin Kasim",
    )  # fmt: skip
    some = [
        Person(shape.format(p.name.upper()), p.village, p.phone, p.position)
        for shape, p in zip(shapes, people(o, len(shapes)), strict=True)
    ]
    return Truth(xlsx([HEAD, *(row(i, p) for i, p in enumerate(some, 1))]), some)


@one("honorifics before names")
def _(o: Office) -> Truth:
    words = (
        "Bapak",
        "Ibu",
        "Bpk.",
        "Sdr.",
        "Sdri.",
        "Mas",
        "Mbak",
        "Pak",
        "Bu",
        "Kang",
        "Bp.",
        "Mbah",
    )
    some = people(o, len(words))
    rows = [row(i, p) for i, p in enumerate(some, 1)]
    for at, word in enumerate(words):
        rows[at][1] = f"{word} {some[at].name}"
    return Truth(xlsx([HEAD, *rows]), some)


@one("ditto marks for district and position")
def _(o: Office) -> Truth:
    marks = ('"', "sda", "s.d.a", "idem", "〃", "''", "- idem -", "SDA")
    group = [person(o, v, "Ketua") for v in o.districts(1, 8)[0]]
    rows = [row(i, p) for i, p in enumerate(group, 1)]
    for at, mark in enumerate(marks):
        if at:
            rows[at][4] = rows[at][2] = mark
    return Truth(xlsx([HEAD, *rows]), group)


@one("two people in a cell, with lines for each")
def _(o: Office) -> Truth:
    some: list[Person] = []
    rows: list[Row] = []
    for i, village in enumerate(o.some(10), 1):
        a, b = person(o, village, "Ketua"), person(o, village, "Bendahara")
        some += [a, b]
        names, jobs, numbers = [
            (f"1. {x}\n2. {y}", f"{x}\n{y}", f"{x} / {y}")[i % 3]
            for x, y in ((a.name, b.name), ("Ketua", "Bendahara"), (a.local, b.local))
        ]
        rows.append([i, names, jobs, village.name, village.kecamatan, numbers])
    return Truth(xlsx([HEAD, *rows]), some)


@one("position and number within the name")
def _(o: Office) -> Truth:
    some = people(o, 12)
    ways = ("{n} ({p}) {h}", "{n} - {p} - {h}", "{n} ({p}, {h})", "{n}, {p}, HP {h}")
    rows = [
        [i, ways[i % 4].format(n=p.name, p=p.position, h=p.local), p.desa, p.kec]
        for i, p in enumerate(some)
    ]
    return Truth(text([["No", "Nama / Jabatan / No HP", "Desa", "Kecamatan"], *rows]), some)


@one("positions as they are written")
def _(o: Office) -> Truth:
    said = {
        "KETUA PENGURUS": "Ketua", "Ketua KDMP": "Ketua", "ketua kopdes": "Ketua",
        "Sekertaris": "Sekretaris",
        "Sekretaris Koperasi": "Sekretaris", "Bend.": "Bendahara", "BENDAHARA KDMP": "Bendahara",
        "Wkl. Ketua Bid. Usaha": "Wakil Ketua Bidang Usaha", "Kades": "Pengawas",
        "Wakil Ketua Bidang Anggota": "Wakil Ketua Bidang Keanggotaan", "Kepala Desa": "Pengawas",
        "Ketua Umum": None, "Manajer": None, "Anggota": None, "Pengurus": "",
    }  # fmt: skip
    some = [
        Person(p.name, p.village, p.phone, said[s])
        for p, s in zip(people(o, len(said)), said, strict=True)
    ]
    rows = [row(i, p) for i, p in enumerate(some, 1)]
    for each, job in zip(rows, said, strict=True):
        each[2] = job
    return Truth(xlsx([HEAD, *rows]), some)


@one("names with marks, short forms and odd blanks")
def _(o: Office) -> Truth:
    names = [
        "Ma'ruf Amin",
        "Nur\u2019aini",
        "M. Syafi'i",
        "Abd. Rohman",
        "Siti A.",
        "Tri-Wahyuni",
        "Sy. Alwi",
    ]
    names += [
        "Suharto",
        "Rr. Endah",
        "Ahmad\u00a0Fauzi",
        "  Sri   Rejeki ",
        "\u200bYatno",
        "Poniyem W.",
    ]
    some = [
        Person(n, p.village, p.phone, p.position) for n, p in zip(names, people(o, 13), strict=True)
    ]
    return Truth(xlsx([HEAD, *(row(i, p) for i, p in enumerate(some, 1))]), some)
