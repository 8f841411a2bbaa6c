"""Columns that are none of ours, and people who are none, once more."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, fresh, people, person
from tests.sheets.fresh.files import Row, merge, xlsx
from tests.sheets.fresh.office import Office

two = partial(fresh, 2)
HEAD: list[object] = ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP"]


def row(i: int, p: Person) -> list[object]:
    return [i, p.name, p.position, p.desa, p.kec, p.local]


@two("companion and his number before those of the chair")
def _(o: Office) -> Truth:
    some = [person(o, position="Ketua") for _ in range(15)]
    head = [
        "No",
        "Kecamatan",
        "Desa",
        "Nama BA",
        "HP BA",
        "Nama Ketua Koperasi",
        "HP Ketua",
        "Nama PPL",
        "HP PPL",
    ]
    rows: list[Row] = []
    foreign = set()
    for i, p in enumerate(some, 1):
        others = [(o.name(), o.phone()) for _ in range(2)]
        foreign |= {number for _, number in others}
        (ba, first), (ppl, second) = others
        rows.append([i, p.kec, p.desa, ba, "0" + first[3:], p.name, p.local, ppl, "0" + second[3:]])
    return Truth(xlsx([head, *rows]), some, foreign=foreign)


@two("titles in columns before and after the name")
def _(o: Office) -> Truth:
    some = people(o, 14)
    head = ["No", "Gelar Depan", "Nama", "Gelar Belakang", "Jabatan", "Desa", "Kecamatan", "HP"]
    rows = [[i, "", p.name, "", p.position, p.desa, p.kec, p.local] for i, p in enumerate(some, 1)]
    for each in rows[::3]:
        each[3] = "S.E."
    open_names = [Person(f"{p.name}, S.E.", p.village, p.phone, p.position) for p in some[::3]]
    wanted = [p for i, p in enumerate(some) if i % 3]
    return Truth(xlsx([head, *rows]), wanted, open=[*some[::3]], alike=open_names)


@two("nickname, mother and emergency contact")
def _(o: Office) -> Truth:
    some = people(o, 14)
    head = [
        "No",
        "Nama Lengkap",
        "Nama Panggilan",
        "Nama Ibu Kandung",
        "Desa",
        "Kecamatan",
        "Jabatan",
        "HP",
    ]
    head += ["Kontak Darurat", "HP Darurat"]
    rows: list[Row] = []
    foreign = set()
    for i, p in enumerate(some, 1):
        mother, kin, number = o.name(), o.name(), o.phone()
        foreign |= {mother, kin, number}
        rows.append(
            [
                i,
                p.name,
                p.name.split()[0],
                mother,
                p.desa,
                p.kec,
                p.position,
                p.local,
                kin,
                "0" + number[3:],
            ]
        )
    return Truth(xlsx([head, *rows]), some, foreign=foreign)


@two("identity numbers in the wrong columns")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows = [row(i, p) for i, p in enumerate(some, 1)]
    niks = [f"330401{45 + i}0680000{i}" for i in range(4)]
    wanted = some
    rows[2][5], wanted[2] = niks[0], Person(some[2].name, some[2].village, "", some[2].position)
    rows[5][5], wanted[5] = (
        int(niks[1]),
        Person(some[5].name, some[5].village, "", some[5].position),
    )
    rows[8][1] = f"{some[8].name} / {niks[2]}"
    rows[11][1] = f"{some[11].name} NIK {niks[3]}"
    held = [wanted.pop(11), wanted.pop(8)]
    return Truth(xlsx([HEAD, *rows]), wanted, open=held, foreign=set(niks))


@two("number of identity card, of cooperative and of the deed")
def _(o: Office) -> Truth:
    some = people(o, 14)
    head = [
        "No",
        "No. KTP/SIM",
        "Nama",
        "Jabatan",
        "Desa",
        "Kecamatan",
        "HP",
        "Nomor Induk Koperasi",
        "No. AHU",
    ]
    rows = [
        [
            i,
            f"330404{10 + i}0270000{i % 10}",
            p.name,
            p.position,
            p.desa,
            p.kec,
            p.local,
            f"33040100{i:05}",
            f"AHU-00{i:05}.AH.01.29.TAHUN 2025",
        ]
        for i, p in enumerate(some, 1)
    ]
    return Truth(
        xlsx([head, *rows]),
        some,
        foreign={f"330404{10 + i}0270000{i % 10}" for i in range(1, 15)},
    )


@two("sums by district to the right of the list")
def _(o: Office) -> Truth:
    some = people(o, 18)
    rows = [[*row(i, p), "", "", ""] for i, p in enumerate(some, 1)]
    side: list[list[object]] = [
        ["", "Kecamatan", "Jumlah"],
        ["", "Susukan", 4],
        ["", "Bawang", 7],
        ["", "Rakit", 3],
        ["", "TOTAL", 14],
    ]
    for each, cells in zip(rows, side, strict=False):
        each[6:] = cells
    return Truth(xlsx([[*HEAD, "", "", ""], *rows]), some)


@two("bank, wage and land of the cooperative")
def _(o: Office) -> Truth:
    some = people(o, 14)
    head = [
        "No",
        "Desa",
        "Kecamatan",
        "Ketua",
        "No Telp",
        "Omzet (Rp)",
        "Bank",
        "No Rek",
        "Luas Gudang (m2)",
        "NIB",
    ]
    rows = [
        [
            i,
            p.desa,
            p.kec,
            p.name,
            p.local,
            812_345_000 + i,
            "BRI",
            f"0812010{i:08}",
            812 + i,
            f"081225{i:07}",
        ]
        for i, p in enumerate(some, 1)
    ]
    foreign = {str(812_345_001), "081201000000001"}
    wanted = [Person(p.name, p.village, p.phone, None) for p in some]
    return Truth(xlsx([head, *rows]), wanted, foreign=foreign)


@two("invitation: to whom, at which place")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows = [
        [i, f"Sdr. {p.name}", f"{p.position} KDMP {p.desa}", f"Kec. {p.kec}", p.local]
        for i, p in enumerate(some, 1)
    ]
    head = ["No", "Kepada Yth.", "Jabatan / Koperasi", "Alamat", "HP"]
    return Truth(
        xlsx([["LAMPIRAN UNDANGAN"], ["Nomor : 500.3/112/2025"], [], head, *rows], merge("A1:E1")),
        some,
    )
