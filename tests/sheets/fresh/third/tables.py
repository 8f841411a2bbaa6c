"""Tables of the third batch: headings, columns, sections."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, district, fresh, people, person
from tests.sheets.fresh.files import Row, merge, ods, text, xls, xlsx
from tests.sheets.fresh.names import SULAWESI
from tests.sheets.fresh.office import Office

three = partial(fresh, 3)
HEAD: list[object] = ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP"]


def table(some: list[Person]) -> list[list[object]]:
    return [[i, p.name, p.position, p.desa, p.kec, p.local] for i, p in enumerate(some, 1)]


@three("PIC and its contact")
def _(o: Office) -> Truth:
    some = people(o, 15)
    head = ["No", "Nama PIC", "Jabatan PIC", "Desa", "Kecamatan", "Kontak PIC"]
    return Truth(xlsx([head, *table(some)]), some)


@three("offices over two columns each: KETUA and SEKRETARIS")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["NO", "DESA", "KECAMATAN", "KETUA", "", "SEKRETARIS", ""],
        ["", "", "", "NAMA", "NO HP", "NAMA", "NO HP"],
    ]
    chairs, others = [], []
    for i, v in enumerate(o.some(12), 1):
        a, b = person(o, v, "Ketua"), person(o, v, "Sekretaris")
        rows.append([i, v.name, v.kecamatan, a.name, a.local, b.name, b.local])
        chairs.append(a)
        others.append(b)
    return Truth(xlsx(rows, merge("D1:E1", "F1:G1")), chairs, open=others)


@three("positions ticked in columns")
def _(o: Office) -> Truth:
    some = people(o, 14)
    head = ["No", "Nama", "Desa", "Kecamatan", "Ketua", "Sekretaris", "Bendahara", "HP"]
    jobs = head[4:7]
    rows = [
        [i, p.name, p.desa, p.kec, *("v" if p.position == j else "" for j in jobs), p.local]
        for i, p in enumerate(some, 1)
    ]
    wanted = [Person(p.name, p.village, p.phone, None) for p in some]
    return Truth(xlsx([head, *rows]), wanted)


@three("examples within the headings of a form")
def _(o: Office) -> Truth:
    some = people(o, 15)
    head = [
        "Cap waktu",
        "Alamat email",
        "Nama (lengkap dengan gelar, contoh: Budi Utomo, S.E.)",
        "Jabatan (Ketua/Sekretaris/Bendahara)",
        "Desa/Kelurahan (contoh: Berta)",
        "Kecamatan (contoh: Susukan)",
        "No. HP/WA (contoh: 081234567890)",
    ]
    rows = [
        [f"2025/06/{i:02} 9:10:00 AM GMT+7", f"desa{i}@mail.com", *each[1:]]
        for i, each in enumerate(table(some), 1)
    ]
    return Truth(text([head, *rows], ","), some, foreign={"desa4@mail.com"})


@three("office and private telephone, fax and e-mail")
def _(o: Office) -> Truth:
    some = people(o, 14)
    head = ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "Telp Kantor", "Fax", "HP Pribadi"]
    rows = [
        [*each[:5], f"(0286) 59{i:04}", f"0286-58{i:04}", each[5], f"kop{i}@desa.id"]
        for i, each in enumerate(table(some), 1)
    ]
    return Truth(xlsx([[*head, "Alamat E-mail"], *rows]), some, foreign={"kop3@desa.id"})


@three("country and number in two columns")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows = [[*each[:5], "+62", p.phone[3:]] for each, p in zip(table(some), some, strict=True)]
    head = ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "Kode Negara", "Nomor HP"]
    return Truth(text([head, *rows]), some)


@three("names of columns given by Excel above the true headings")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows: list[Row] = [[f"Kolom{i}" for i in range(1, 7)], HEAD, *table(some)]
    return Truth(text(rows), some)


@three("index and unnamed columns of a data frame")
def _(o: Office) -> Truth:
    some = people(o, 14)
    head = ["", "Unnamed: 0", "nama", "jabatan", "desa", "kecamatan", "no_wa", "Unnamed: 7"]
    rows = [[i, i, *each[1:], ""] for i, each in enumerate(table(some))]
    return Truth(text([head, *rows], ","), some)


@three("soldier and operator beside the chair")
def _(o: Office) -> Truth:
    some = [person(o, position="Ketua") for _ in range(14)]
    head = ["No", "Kec", "Desa", "Nama Babinsa", "HP Babinsa", "Ketua", "HP", "Nama Operator"]
    rows: list[Row] = []
    foreign = set()
    for i, p in enumerate(some, 1):
        soldier, number, clerk = o.name(), o.phone(), o.name()
        foreign |= {number, clerk}
        rows.append([i, p.kec, p.desa, soldier, "0" + number[3:], p.name, p.local, clerk])
    return Truth(xls([head, *rows]), some, foreign=foreign)


@three("home of the person, village of the cooperative, both as addresses")
def _(o: Office) -> Truth:
    some, homes = people(o, 14), o.some(14)
    head = ["No", "Nama", "Alamat Domisili", "Alamat Koperasi", "Jabatan", "WA"]
    rows = [
        [i, p.name, f"Ds. {h.name} Kec. {h.kecamatan}", f"Ds. {p.desa} Kec. {p.kec}"]
        for i, (p, h) in enumerate(zip(some, homes, strict=True), 1)
    ]
    rows = [[*each, p.position, p.local] for each, p in zip(rows, some, strict=True)]
    return Truth(xlsx([head, *rows]), some)


@three("districts between signs of equality")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Nama", "Desa", "Jabatan", "HP"]]
    some: list[Person] = []
    for name in ("Pejawaran", "Banjarmangu", "Wanayasa"):
        group = district(o, [v for v in o.villages if v.kecamatan == name][:6])
        rows.append([f"===== KECAMATAN {name.upper()} ====="])
        rows += [[i, p.name, p.desa, p.position, p.local] for i, p in enumerate(group, 1)]
        some += group
    return Truth(text(rows), some)


@three("district and its number of villages on the right of a numeral")
def _(o: Office) -> Truth:
    rows: list[Row] = [["NO", "DESA", "NAMA", "JABATAN", "HP"]]
    some: list[Person] = []
    for numeral, name in (("I.", "Pandanarum"), ("II.", "Kalibening"), ("III.", "Punggelan")):
        group = district(o, [v for v in o.villages if v.kecamatan == name][:6])
        rows.append([numeral, f"KEC {name.upper()} : 6 DESA"])
        rows += [[i, p.desa, p.name, p.position, p.local] for i, p in enumerate(group, 1)]
        some += group
    return Truth(xls(rows), some)


@three("amounts carried over at the foot of pages")
def _(o: Office) -> Truth:
    some = people(o, 24)
    body = table(some)
    rows: list[Row] = [HEAD, *body[:12], ["", "Jumlah dipindahkan", "", "", "", 12]]
    rows += [["", "Jumlah pindahan", "", "", "", 12], HEAD, *body[12:]]
    rows.append(["", "Jumlah seluruhnya", "", "", "", 24])
    return Truth(xlsx(rows), some)


@three("guests of districts among the people")
def _(o: Office) -> Truth:
    some = people(o, 14)
    guests = [o.name() for _ in range(3)]
    rows: list[Row] = [HEAD, *table(some)]
    for i, name in enumerate(guests, 15):
        rows.append([i, name, "Camat", "", ("Susukan", "Rakit", "Bawang")[i - 15], ""])
    return Truth(xlsx(rows), some, told=guests)


@three("one person for two villages, one name in three")
def _(o: Office) -> Truth:
    some = people(o, 12)
    extra = o.some(3)
    some.append(Person(some[0].name, extra[0], some[0].phone, some[0].position))
    some += [Person("Sutarno", v, o.phone(), "Ketua") for v in extra[1:]]
    return Truth(xlsx([HEAD, *table(some)]), some)


@three("Maros: names with short forms, desa or lurah", regions=("73.09",))
def _(o: Office) -> Truth:
    o.call(SULAWESI)
    some = [
        Person(f"{short} {p.name}", p.village, p.phone, p.position)
        for short, p in zip(("A.", "Muh.", "St.", "Dg.") * 5, people(o, 20), strict=True)
    ]
    head = ["No", "Nama", "Jabatan", "Desa/Lurah", "Kec", "No Hp/WA"]
    return Truth(ods([head, *table(some)]), some)


@three("Lampung: pekon", regions=("18.06",))
def _(o: Office) -> Truth:
    some = people(o, 18)
    rows = [[i, f"Pekon {p.desa}", p.kec, p.name, p.position, p.local] for i, p in enumerate(some)]
    return Truth(xlsx([["No", "Pekon", "Kecamatan", "Nama", "Jabatan", "HP"], *rows]), some)


@three("Toraja: lembang", regions=("73.18",))
def _(o: Office) -> Truth:
    o.call(SULAWESI)
    some = people(o, 18)
    head = ["No", "Nama Pengurus", "Jabatan", "Lembang/Kelurahan", "Kecamatan", "Telepon"]
    return Truth(xlsx([head, *table(some)]), some)
