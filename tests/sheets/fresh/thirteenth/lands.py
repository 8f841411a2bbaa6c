"""Offices of other provinces, with their words."""

from tests.sheets.fresh.case import Person, Truth, people, person
from tests.sheets.fresh.files import Row, lines, merge, ods, text, xls, xlsx
from tests.sheets.fresh.names import BALI, BATAK, MINANG, PAPUA, SULAWESI
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.thirteenth.common import loose, row, said, thirteen, typed


@thirteen("nagari of West Sumatra with wali and jorong", regions=("13.06",))
def _(o: Office) -> Truth:
    o.call(MINANG)
    some = people(o, 14)
    rows: list[Row] = [
        ["DAFTAR PENGURUS KOPERASI NAGARI MERAH PUTIH"],
        [],
        ["No", "Nagari", "Kecamatan", "Nama", "Jabatan", "No. HP", "Jorong"],
    ]
    rows += [
        [
            i,
            f"Nagari {p.desa}",
            loose(p.kec),
            loose(p.name),
            p.position,
            typed(o, p),
            f"Jorong {i % 4 + 1}",
        ]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some)


@thirteen("gampong of Aceh, district in the title of each sheet", regions=("11.06",))
def _(o: Office) -> Truth:
    sheets: dict[str, list[Row]] = {}
    some: list[Person] = []
    for places in o.districts(3, 6):
        group = [person(o, v) for v in places]
        some += group
        sheets[places[0].kecamatan[:28]] = [
            ["DAFTAR HADIR KEUCHIK DAN PENGURUS KOPERASI"],
            [f"KECAMATAN {places[0].kecamatan.upper()} KABUPATEN ACEH BESAR"],
            [],
            ["No", "Nama", "Jabatan", "Gampong", "HP/WA"],
            *(
                [i, loose(p.name), p.position, f"Gp. {p.desa}", p.local]
                for i, p in enumerate(group, 1)
            ),
        ]
    return Truth(xls(sheets), some)


@thirteen("banjar and perbekel of Bali", regions=("51.02",))
def _(o: Office) -> Truth:
    o.call(BALI)
    some = people(o, 15)
    rows: list[Row] = [
        ["NO", "NAMA PENGURUS", "JABATAN", "DESA", "KECAMATAN", "PERBEKEL", "NO HP/WA"]
    ]
    heads = [o.name() for _ in some]
    rows += [
        [i, loose(p.name), p.position, loose(p.desa), loose(p.kec), head, said(o, p)]
        for i, (p, head) in enumerate(zip(some, heads, strict=True), 1)
    ]
    return Truth(text(rows, ";", "cp1252"), some, foreign=set(heads))


@thirteen("distrik and kampung of Papua, few phones", regions=("95.01",))
def _(o: Office) -> Truth:
    o.call(PAPUA)
    some = people(o, 15)
    some = [p if i % 3 else Person(p.name, p.village, "", p.position) for i, p in enumerate(some)]
    rows: list[Row] = [
        ["KABUPATEN JAYAWIJAYA"],
        ["NO", "DISTRIK", "KAMPUNG", "NAMA", "JABATAN", "NO. TELP"],
    ]
    rows += [
        [i, p.kec.upper(), p.desa.upper(), loose(p.name), p.position, p.local or "tidak ada"]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some)


@thirteen("Batak country, village and district in one column", regions=("12.02",))
def _(o: Office) -> Truth:
    o.call(BATAK)
    some = people(o, 14)
    rows: list[Row] = [["Nama", "Jabatan", "Desa / Kecamatan", "HP"]]
    rows += [
        [f"{i}. {p.name}", p.position, f"{p.desa} / {p.kec}", typed(o, p)]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some)


@thirteen("South Sulawesi, all in capitals, districts written once", regions=("73.06",))
def _(o: Office) -> Truth:
    o.call(SULAWESI)
    some: list[Person] = []
    rows: list[Row] = [
        ["DAFTAR PESERTA KDKMP KAB. GOWA"],
        [],
        ["NO", "KECAMATAN", "DESA/KELURAHAN", "NAMA", "JABATAN", "KONTAK"],
    ]
    number = 0
    for places in o.districts(4, 4):
        for k, v in enumerate(places):
            p, number = person(o, v), number + 1
            some.append(p)
            kind = "KEL. " if v.kind == "kelurahan" else ""
            rows.append(
                [
                    number,
                    v.kecamatan.upper() if not k else "",
                    f"{kind}{v.name.upper()}",
                    p.name.upper(),
                    (p.position or "").upper(),
                    p.local,
                ]
            )
    return Truth(xlsx(rows), some)


@thirteen("West Java, honorifics of the Sundanese", regions=("32.04",))
def _(o: Office) -> Truth:
    some = people(o, 14)
    forms = ("Bpk. {}", "Ibu {}", "{}", "Sdr. {}", "{}")
    rows: list[Row] = [["No", "Nama Peserta", "Jabatan di Kopdes", "Utusan Desa", "Kec.", "No. WA"]]
    rows += [
        [i, forms[i % 5].format(p.name), p.position, f"Ds. {p.desa}", loose(p.kec), typed(o, p)]
        for i, p in enumerate(some, 1)
    ]
    return Truth(ods(rows), some)


@thirteen("East Java, two regencies in one list", regions=("35.07", "35.79"))
def _(o: Office) -> Truth:
    some = people(o, 18)
    rows: list[Row] = [["No", "Kab/Kota", "Kecamatan", "Desa/Kel", "Nama", "Jabatan", "No HP"]]
    for i, p in enumerate(some, 1):
        place = "Kota Batu" if p.village.code.startswith("35.79") else "Kab. Malang"
        rows.append([i, place, loose(p.kec), loose(p.desa), loose(p.name), p.position, typed(o, p)])
    return Truth(xlsx(rows), some)


@thirteen("East Kalimantan, some come from another regency", regions=("64.02",))
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows = [row(i, p) for i, p in enumerate(some, 1)]
    guests = [o.name(), o.name()]
    rows.insert(
        5,
        [
            13,
            guests[0],
            "Ketua",
            "Gumelem Wetan",
            "Susukan",
            "081234567811",
        ],
    )
    rows.append([14, guests[1], "Ketua", "Karangjambe", "Wanadadi", "081234567822"])
    return Truth(
        xlsx([["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP"], *rows]), some, told=guests
    )


@thirteen("kampung of Lampung in a chat of the district's facilitator", regions=("18.05",))
def _(o: Office) -> Truth:
    some = people(o, 12)
    return Truth(
        lines(
            "Assalamualaikum, izin kirim data peserta",
            *(
                f"{i}. Kampung {p.desa}, {p.name}, {p.position}, {said(o, p)}"
                for i, p in enumerate(some, 1)
            ),
            "Terima kasih 🙏",
        ),
        some,
    )


@thirteen("Lombok, two blocks side by side", regions=("52.03",))
def _(o: Office) -> Truth:
    some = people(o, 16)
    head = ["No", "Nama", "Desa", "Jabatan", "HP"]
    rows: list[Row] = [["DAFTAR HADIR"], [*head, "", *head]]
    for i in range(8):
        a, b = some[i], some[i + 8]
        rows.append(
            [
                i + 1,
                a.name,
                a.desa,
                a.position,
                a.local,
                "",
                i + 9,
                b.name,
                b.desa,
                b.position,
                b.local,
            ]
        )
    return Truth(xlsx(rows, merge("A1:K1")), some)


@thirteen("kalurahan of Yogyakarta with kapanewon and lurah", regions=("34.02",))
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [["NO", "KAPANEWON", "KALURAHAN", "NAMA PENGURUS", "JABATAN", "NO HP"]]
    rows += [
        [i, f"Kapanewon {p.kec}", f"Kalurahan {p.desa}", loose(p.name), p.position, p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xls(rows), some)


@thirteen("Minahasa, hukum tua beside the chair", regions=("71.06",))
def _(o: Office) -> Truth:
    some = [person(o, position="Ketua") for _ in range(12)]
    heads = [(o.name(), f"0811{o.rng.randrange(10**6, 10**7)}") for _ in some]
    rows: list[Row] = [
        ["No", "Desa", "Kecamatan", "Hukum Tua", "", "Ketua Koperasi", ""],
        ["", "", "", "Nama", "No HP", "Nama", "No HP"],
    ]
    rows += [
        [i, loose(p.desa), loose(p.kec), *head, loose(p.name), p.local]
        for i, (p, head) in enumerate(zip(some, heads, strict=True), 1)
    ]
    touch = merge("D1:E1", "F1:G1", "A1:A2", "B1:B2", "C1:C2")
    return Truth(
        xlsx(rows, touch),
        some,
        alike=[
            Person(n, p.village, f"+62{t[1:]}", None) for p, (n, t) in zip(some, heads, strict=True)
        ],
    )
