"""Cells with more in them than one thing."""

from tests.sheets.fresh.case import Person, Truth, people
from tests.sheets.fresh.eighth.kit import abroad, bare, eight, flat, groups, mute, plain
from tests.sheets.fresh.files import Row, ods, text, xls, xlsx
from tests.sheets.fresh.office import Office

_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def _pairs(o: Office, count: int, posts: bool) -> list[tuple[Person, Person]]:
    first, second = ("Ketua", "Sekretaris") if posts else ("", "")
    return [
        (Person(o.name(), v, o.phone(), first), Person(o.name(), v, o.phone(), second))
        for v in o.some(count)
    ]


@eight("two people in a cell with strokes, their numbers as well")
def _(o: Office) -> Truth:
    pairs = _pairs(o, 7, posts=False)
    rows: list[Row] = [["NO", "DESA", "KECAMATAN", "NAMA PESERTA", "NO HP"]]
    for i, (a, b) in enumerate(pairs, 1):
        rows.append([i, a.desa, a.kec, f"{a.name} / {b.name}", f"{a.local} / {b.local}"])
    return Truth(xlsx(rows), [p for pair in pairs for p in pair])


@eight("two people in a cell, numbered on lines, their posts in the next cell")
def _(o: Office) -> Truth:
    pairs = _pairs(o, 6, posts=True)
    rows: list[Row] = [["Desa", "Nama yang Ditugaskan", "Jabatan", "Kontak"]]
    for a, b in pairs:
        names, posts = f"1. {a.name}\n2. {b.name}", f"1. {a.position}\n2. {b.position}"
        rows.append([a.desa, names, posts, f"1. {a.local}\n2. {b.local}"])
    return Truth(ods(rows), [p for pair in pairs for p in pair])


@eight("posts in brackets behind two names, no numbers")
def _(o: Office) -> Truth:
    pairs = _pairs(o, 6, posts=True)
    rows: list[Row] = [["No", "KDMP", "Peserta"]]
    for i, (a, b) in enumerate(pairs, 1):
        rows.append([i, a.desa, f"{a.name} (Ketua), {b.name} (Sekretaris)"])
    return Truth(xls(rows), mute([p for pair in pairs for p in pair]))


@eight("honorifics of Java before names, and hajj and degrees that stay")
def _(o: Office) -> Truth:
    some = people(o, 12)
    marks = ("Bapak ", "Ibu ", "Sdr. ", "Bp. ", "Sdri. ", "H. ", "Hj. ", "Mas ", "Mbak ", "Pak ")
    rows: list[Row] = [["Nama", "Jabatan", "Desa", "Kec", "HP"]]
    wanted = []
    for i, p in enumerate(some):
        mark = marks[i] if i < 10 else ""
        degree = {10: ", S.Pd.", 11: ", S.E., M.M."}.get(i, "")
        stays = mark if mark in ("H. ", "Hj. ") else ""
        wanted.append(Person(f"{stays}{p.name}{degree}", p.village, p.phone, p.position))
        rows.append([f"{mark}{p.name}{degree}", p.position, p.desa, p.kec, p.local])
    return Truth(text(rows, ";", code="cp1252"), wanted)


@eight("numbers with formula signs, floats, apostrophes and Arabic digits")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["Nama", "Desa", "Kecamatan", "Jabatan", "No Handphone"]]
    for i, p in enumerate(some):
        said = [f'="{p.local}"', f"{p.phone[3:]}.0", f"'{p.local}", p.local.translate(_ARABIC)]
        said += [f"WA {abroad(p)}"]
        rows.append([p.name, p.desa, p.kec, p.position, said[i % 5]])
    return Truth(text(rows, ";"), some)


@eight("two numbers in a cell: WhatsApp, then the house or a son's")
def _(o: Office) -> Truth:
    some = people(o, 9)
    rows: list[Row] = [["No", "Nama", "Desa / Kel", "Jabatan", "Telp / WA"]]
    for i, p in enumerate(some, 1):
        other = o.phone()
        said = f"{p.local} / (0286) 59{i}123" if i % 2 else f"{p.local}, 0{other[3:]} (anak)"
        rows.append([i, p.name, p.desa, p.position, said])
    return Truth(xlsx(rows), some)


@eight("links of wa.me as numbers")
def _(o: Office) -> Truth:
    some = plain(o, 9)
    rows: list[Row] = [["Nama", "Koperasi", "Link WA"]]
    rows += [
        [p.name, f"Koperasi Desa Merah Putih {p.desa}", f"https://wa.me/{p.phone[1:]}"]
        for p in some
    ]
    return Truth(text(rows, ","), some)


@eight("name, post and village in one cell, and the number in another")
def _(o: Office) -> Truth:
    some = people(o, 9)
    rows: list[Row] = [["NO", "NAMA / JABATAN / ASAL DESA", "NO. HP"]]
    for i, p in enumerate(some, 1):
        rows.append([i, f"{p.name} / {p.position} / {p.desa}", p.local])
    return Truth(xlsx(rows), some)


@eight("name in Arabic script, its village in Latin")
def _(o: Office) -> Truth:
    some = bare(people(o, 6))
    arabic = ("محمد رضوان", "سيتي عائشة", "عبد الله")
    for i, name in enumerate(arabic):
        some[2 * i] = Person(name, some[2 * i].village, some[2 * i].phone, "")
    rows: list[Row] = [["Nama", "Desa", "Kecamatan", "HP"]]
    rows += [[p.name, p.desa, p.kec, p.local] for p in some]
    return Truth(xlsx(rows), some)


@eight("number lost to a formula of powers of ten")
def _(o: Office) -> Truth:
    some = plain(o, 8)
    rows: list[Row] = [["Nama", "Desa", "Kecamatan", "No HP"]]
    wanted = []
    for i, p in enumerate(some):
        lost = i in (2, 5)
        said = f"{p.phone[1]},{p.phone[2:4]}E+12" if lost else p.local
        rows.append([p.name, p.desa, p.kec, said])
        wanted.append(Person(p.name, p.village, "" if lost else p.phone, ""))
    return Truth(text(rows, ";"), wanted)


@eight("ditto marks and sda for the village and sub-district above")
def _(o: Office) -> Truth:
    parts = groups(o, 3, 2)
    rows: list[Row] = [["No", "Kecamatan", "Desa", "Nama", "Jabatan", "HP"]]
    wanted = []
    marks = ('"', "sda", "idem", "s.d.a", '-"-', "sda")
    for k, p in enumerate(flat(parts)):
        first = Person(p.name, p.village, p.phone, "Ketua")
        other = Person(o.name(), first.village, o.phone(), "Bendahara")
        rows.append([2 * k + 1, first.kec, first.desa, first.name, "Ketua", first.local])
        rows.append([2 * k + 2, marks[k], marks[k], other.name, "Bendahara", other.local])
        wanted += [first, other]
    return Truth(xlsx(rows), wanted)
