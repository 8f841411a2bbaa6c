"""Cells and chats of the third batch."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, district, fresh, people, person
from tests.sheets.fresh.files import Row, lines, text, xlsx
from tests.sheets.fresh.office import Office

three = partial(fresh, 3)
HEAD: list[object] = ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP"]


def table(some: list[Person]) -> list[list[object]]:
    return [[i, p.name, p.position, p.desa, p.kec, p.local] for i, p in enumerate(some, 1)]


def bare(some: list[Person]) -> list[Person]:
    return [Person(p.name, p.village, p.phone) for p in some]


@three("numbers with words around them")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows = table(some)
    for i, p in enumerate(some):
        n = p.local
        rows[i][5] = [
            f"{n} (Bu Siti)",
            f"{n} milik anak",
            f"no wa {n}",
            f"{n}/WA",
            f"Tlp/WA : {n}",
            f"({n})",
            f"{n}.",
            f"+62 ({n[1:4]}) {n[4:8]}-{n[8:]}",
            f"{n} aktif",
            f"0286-591234 / {n}",
            f"WA {n} Telp 0286591234",
            f"{n[:4]} {n[4:7]} {n[7:]}",
        ][i]
    return Truth(xlsx([HEAD, *rows]), some)


@three("name and position on two lines of a cell")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows = [[i, f"{p.name}\n({p.position})", p.desa, p.kec, p.local] for i, p in enumerate(some)]
    return Truth(xlsx([["No", "Nama & Jabatan", "Desa", "Kecamatan", "HP"], *rows]), some)


@three("villages in parts: joined, parted, with a line")
def _(o: Office) -> Truth:
    said = {
        "Gumelem Wetan": "Gumelem-Wetan",
        "Piasa Wetan": "PiasaWetan",
        "Kebutuhjurang": "Kebutuh Jurang",
        "Gununggiana": "Gunung Giana",
        "Kalisat Kidul": "Kalisat kidul,",
        "Tanjunganom": "Tanjung - Anom",
        "Pesangkalan": "Desa. Pesangkalan",
        "Lebakwangi": "DS.LEBAKWANGI",
        "Sidengok": "Ds Sidengok.",
        "Twelagiri": "Tuwelagiri",
    }
    some = [person(o, o.village(name)) for name in said]
    rows = table(some)
    for each, typed in zip(rows, said.values(), strict=True):
        each[3] = typed
    return Truth(text([HEAD, *rows], "\t"), some)


@three("district before the village with a stroke")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows = [[i, p.name, f"{p.kec}/{p.desa}", p.position, p.local] for i, p in enumerate(some, 1)]
    return Truth(text([["No", "Nama", "Kec/Desa", "Jabatan", "HP"], *rows]), some)


@three("code of the village before its name, with a line between")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows = table(some)
    for each, p in zip(rows, some, strict=True):
        each[3] = f"{p.village.code.replace('.', '')} - {p.desa.upper()}"
    return Truth(xlsx([HEAD, *rows]), some)


@three("stand-ins and companions")
def _(o: Office) -> Truth:
    some, held = people(o, 12), people(o, 4)
    rows = table([*some, *held])
    others = [o.name() for _ in held]
    ways = ("{} a.n. {}", "{} mewakili {}", "{} didampingi {}", "{} / wakilnya {}")
    for each, p, other, way in zip(rows[12:], held, others, ways, strict=True):
        each[1] = way.format(p.name, other)
    fair = [
        Person(other, p.village, phone, None)
        for p, other in zip(held, others, strict=True)
        for phone in (p.phone, "")
    ]
    return Truth(xlsx([HEAD, *rows]), some, told=others, alike=[*held, *fair])


@three("words for nobody in the column of names")
def _(o: Office) -> Truth:
    some, empty = people(o, 12), o.some(6)
    words = ("Sekretaris Desa", "dalam proses", "belum terbentuk", "???", "TTD", "Menyusul")
    rows: list[Row] = [HEAD, *table(some)]
    rows += [
        [13 + i, w, "", v.name, v.kecamatan, ""]
        for i, (w, v) in enumerate(zip(words, empty, strict=True))
    ]
    return Truth(xlsx(rows), some, told=[v.name for v in empty])


@three("chat: blanks alone between the fields")
def _(o: Office) -> Truth:
    some = people(o, 12)
    said = [f"{i}. {p.name} {p.position} KDMP {p.desa} {p.local}" for i, p in enumerate(some, 1)]
    return Truth(lines("Peserta:", *said), some)


@three("chat: village first, then a person, districts above")
def _(o: Office) -> Truth:
    said: list[str] = []
    some: list[Person] = []
    for villages in o.districts(3, 5):
        group = [Person(p.name, p.village) for p in district(o, villages)]
        said += [f"Kec {group[0].kec}:", *(f"- {p.desa} : {p.name}" for p in group), ""]
        some += group
    return Truth(lines(*said), some)


@three("chat: cards that begin with the village")
def _(o: Office) -> Truth:
    some = people(o, 10)
    said: list[str] = []
    for p in some:
        said += [f"KDMP {p.desa} Kec. {p.kec}", f"Nama: {p.name}", f"Jabatan: {p.position}"]
        said += [f"WA: {p.local}", ""]
    return Truth(lines(*said), some)


@three("chat: senders with a tilde, seconds and a date of another order")
def _(o: Office) -> Truth:
    some = bare(people(o, 12))
    said = [
        f"[2025-07-01, 08.{i:02}.33] ~ {o.name().split()[0]}: {p.name} - {p.desa} - {p.local}"
        for i, p in enumerate(some, 10)
    ]
    return Truth(lines(*said), some)


@three("chat: stars, lines below and arrows")
def _(o: Office) -> Truth:
    some = bare(people(o, 12))
    said = [f"➡️ _{p.name}_ | *{p.desa}* | {p.local}" for p in some]
    return Truth(lines("*LIST PESERTA 4 JULI*", "", *said, "", "Ketik nama di bawah ya 👇"), some)


@three("chat: numbers with emojis and commas")
def _(o: Office) -> Truth:
    some = people(o, 9)
    said = [
        f"{i}\ufe0f\u20e3 {p.name}, {p.position}, {p.desa}, {p.kec}, {p.local}"
        for i, p in enumerate(some, 1)
    ]
    return Truth(lines(*said), some)


@three("chat: two lines for each person")
def _(o: Office) -> Truth:
    some = bare(people(o, 10))
    said: list[str] = []
    for i, p in enumerate(some, 1):
        said += [f"{i}. {p.name}", f"Desa {p.desa} / {p.local}"]
    return Truth(lines(*said), some)


@three("web page with a table under the title of each district")
def _(o: Office) -> Truth:
    said = ["<html><body>"]
    some: list[Person] = []
    for name in ("Pejawaran", "Rakit", "Sigaluh"):
        group = district(o, [v for v in o.villages if v.kecamatan == name][:6])
        said += [f"<h4>Kecamatan {name}</h4><table>"]
        said.append("<tr><th>No</th><th>Nama</th><th>Desa</th><th>Jabatan</th><th>HP</th></tr>")
        for i, p in enumerate(group, 1):
            cells = (i, p.name.replace(" ", "<br>", 1), p.desa, p.position, p.local)
            said.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
        said.append("</table>")
        some += group
    wanted = [p for p in some if len(o.area.by_name[p.desa.lower().replace(" ", "")]) == 1]
    rest = [p for p in some if p not in wanted]
    return Truth(lines(*said, "</body></html>"), wanted, open=rest)
