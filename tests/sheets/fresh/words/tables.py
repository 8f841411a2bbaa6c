"""Tables with other words over and in their cells."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, district, fresh, people
from tests.sheets.fresh.files import Row, text, xls, xlsx
from tests.sheets.fresh.office import Office

five = partial(fresh, 5)
HEAD: list[object] = ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP"]


def table(some: list[Person]) -> list[list[object]]:
    return [[i, p.name, p.position, p.desa, p.kec, p.local] for i, p in enumerate(some, 1)]


@five("headings in letters with blanks between")
def _(o: Office) -> Truth:
    some = people(o, 14)
    head = ["N O", "N A M A", "J A B A T A N", "D E S A", "K E C A M A T A N", "H P"]
    return Truth(xlsx([head, *table(some)]), some)


@five("institution instead of village")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows = [[i, p.name, f"Desa {p.desa}", p.position, p.local] for i, p in enumerate(some, 1)]
    return Truth(xls([["No", "Nama dan Gelar", "Instansi", "Jabatan", "Kontak"], *rows]), some)


@five("who is sent before the name, from where")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows = [[i, p.desa, p.name, p.position, p.local] for i, p in enumerate(some, 1)]
    return Truth(text([["No", "Utusan", "Nama", "Unsur", "CP"], *rows]), some)


@five("area for districts and place for villages")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows = [[i, p.kec, p.desa, p.name, p.position, p.local] for i, p in enumerate(some, 1)]
    return Truth(xlsx([["No", "Wilayah", "Lokasi", "PIC", "Peran", "Ponsel"], *rows]), some)


@five("positions with the place in many ways")
def _(o: Office) -> Truth:
    some = people(o, 12)
    ways = (
        "{} Kopdes MP Desa {} Kec. {}",
        "{} Koperasi Desa Merah Putih {}, Kec. {}",
        "{} (KDMP {}) Kec. {}",
        "{} - Kop. Desa Merah Putih {} Kecamatan {}",
    )
    rows = [
        [i, p.name, ways[i % 4].format(p.position, p.desa, p.kec), p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx([["No", "Nama", "Jabatan", "No. HP"], *rows]), some)


@five("invitation: in one cell, name, office and place below each other")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows = [
        [i, f"Yth. Sdr. {p.name}\n{p.position} KDMP {p.desa}\ndi {p.kec}"]
        for i, p in enumerate(some, 1)
    ]
    told = [p.name for p in some]
    return Truth(xlsx([["No", "Kepada"], *rows]), [], told=told, alike=some, refused=_REFUSED)


@five("invitation: at a place of their own column")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows = [
        [i, f"Bapak/Ibu {p.name}", p.position, f"di Desa {p.desa}, Kec. {p.kec}"]
        for i, p in enumerate(some, 1)
    ]
    wanted = [Person(p.name, p.village, "", p.position) for p in some]
    return Truth(xlsx([["No", "Kepada Yth", "Jabatan", "Di"], *rows]), wanted)


@five("more words for nobody")
def _(o: Office) -> Truth:
    some, empty = people(o, 12), o.some(10)
    said = (
        *("-", "kosong", "belum ditunjuk", "tidak hadir", "N/A", "masih kosong", "(menyusul)"),
        *("tidak ada utusan", "nama menyusul", "xxxx"),
    )
    rows: list[Row] = [HEAD, *table(some)]
    rows += [
        [13 + i, word, "", v.name, v.kecamatan, ""]
        for i, (word, v) in enumerate(zip(said, empty, strict=True))
    ]
    return Truth(xlsx(rows), some, told=[v.name for v in empty])


@five("more who stand in for somebody")
def _(o: Office) -> Truth:
    ways = (
        *("{} (mewakili {})", "{} atas nama {}", "{} u.p. {}", "{} wakil dari {}"),
        *("{} pengganti {}", "{} diwakilkan {}", "{} bersama {}", "{} a/n {}", "{} (an. {})"),
    )
    some, held = people(o, 12), people(o, len(ways))
    rows = table([*some, *held])
    others = [o.name() for _ in held]
    for each, p, other, way in zip(rows[12:], held, others, ways, strict=True):
        each[1] = way.format(p.name, other)
    fair = [
        Person(other, p.village, phone, None)
        for p, other in zip(held, others, strict=True)
        for phone in (p.phone, "")
    ]
    return Truth(xlsx([HEAD, *rows]), some, told=others, alike=[*held, *fair])


@five("districts between signs of many kinds")
def _(o: Office) -> Truth:
    signs = ("--- KEC. {} ---", "## Kecamatan {} ##", "[KEC {}]", ">> Kec. {} <<", "** {} **")
    rows: list[Row] = [["No", "Nama", "Desa", "Jabatan", "HP"]]
    some: list[Person] = []
    names = ("Pejawaran", "Banjarmangu", "Wanayasa", "Punggelan", "Madukara")
    for sign, name in zip(signs, names, strict=True):
        group = district(o, [v for v in o.villages if v.kecamatan == name][:6])
        rows.append([sign.format(name.upper())])
        rows += [[i, p.name, p.desa, p.position, p.local] for i, p in enumerate(group, 1)]
        some += group
    return Truth(text(rows), some)


_REFUSED = {"columns_missing", "rows_not_understood"}
