"""Columns that are none of ours, and people who are none."""

from functools import partial

from tests.sheets.fresh.case import Truth, fresh, people, person
from tests.sheets.fresh.files import Row, merge, xlsx
from tests.sheets.fresh.office import Office

one = partial(fresh, 1)


@one("NIK, KK, NPWP and bank account between")
def _(o: Office) -> Truth:
    some = people(o, 24)
    rows: list[Row] = [
        ["No", "NIK", "Nama", "No. KK", "NPWP", "Desa", "Kecamatan", "Jabatan", "No Rekening", "HP"]
    ]
    foreign = set()
    for i, p in enumerate(some, 1):
        nik = f"{p.village.kecamatan_code.replace('.', '')}{40 + i:02}0785{i:04}"
        kk = 3304010000000000 + i * 7919
        npwp, account = f"09.254.294.{i % 10}-529.000", f"3{i:03}01028{i:04}53{i % 10}"
        foreign |= {nik, str(kk), npwp, account}
        rows.append([i, nik, p.name, kk, npwp, p.desa, p.kec, p.position, account, p.local])
    return Truth(xlsx(rows), some, foreign=foreign)


@one("two rows of headings, with units and column numbers")
def _(o: Office) -> Truth:
    some = people(o, 22)
    rows: list[Row] = [
        ["NO", "WILAYAH", "", "DATA PESERTA", "", "", "KEADAAN KOPERASI", ""],
        ["", "KECAMATAN", "DESA/KEL", "NAMA", "JABATAN", "HP (WA)", "ANGGOTA (ORG)", "MODAL (RP)"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
    ]
    for i, p in enumerate(some, 1):
        rows.append([i, p.kec, p.desa, p.name, p.position, p.local, 80 + i, 81_250_000 + i * 1000])
    touch = merge("A1:A2", "B1:C1", "D1:F1", "G1:H1")
    return Truth(xlsx(rows, touch), some, foreign={str(81_250_000 + 1000)})


@one("chair, secretary and treasurer side by side, each with a number")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        [
            "No",
            "Desa",
            "Kecamatan",
            "Nama Ketua",
            "No HP Ketua",
            "Nama Sekretaris",
            "No HP Sekretaris",
            "Nama Bendahara",
            "No HP Bendahara",
        ]
    ]
    chairs, others = [], []
    for i, village in enumerate(o.some(12), 1):
        trio = [person(o, village, each) for each in ("Ketua", "Sekretaris", "Bendahara")]
        chairs.append(trio[0])
        others += trio[1:]
        row: list[object] = [i, village.name, village.kecamatan]
        for p in trio:
            row += [p.name, p.local]
        rows.append(row)
    return Truth(xlsx(rows), chairs, open=others)


@one("head of the village before the chair")
def _(o: Office) -> Truth:
    some = [person(o, position="Ketua") for _ in range(16)]
    head = [
        "No",
        "Kecamatan",
        "Desa",
        "Nama Kades",
        "No. HP Kades",
        "Nama Ketua KDMP",
        "No. HP Ketua KDMP",
    ]
    rows: list[Row] = []
    foreign = set()
    for i, p in enumerate(some, 1):
        kades, number = o.name(), o.phone()
        foreign.add(number)
        rows.append([i, p.kec, p.desa, kades, "0" + number[3:], p.name, p.local])
    return Truth(xlsx([head, *rows]), some, foreign=foreign)


@one("private address in another village")
def _(o: Office) -> Truth:
    some, homes = people(o, 18), o.some(18)
    head = ["No", "Nama", "Alamat Rumah", "Desa Asal Koperasi", "Kecamatan", "Jabatan", "No HP"]
    rows = [
        [i, p.name, f"Desa {h.name} RT 03 RW 01", p.desa, p.kec, p.position, p.local]
        for i, (p, h) in enumerate(zip(some, homes, strict=True), 1)
    ]
    return Truth(xlsx([head, *rows]), some)


@one("sex, age, size of shirt and religion")
def _(o: Office) -> Truth:
    some = people(o, 18)
    head = [
        "No",
        "Nama",
        "L/P",
        "Umur",
        "Agama",
        "Desa",
        "Kecamatan",
        "Jabatan",
        "HP",
        "Ukuran Kaos",
    ]
    rows = [
        [i, p.name, "LP"[i % 2], 30 + i, "Islam", p.desa, p.kec, p.position, p.local, "XL"]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx([head, *rows]), some, foreign={"Islam", "XL"})


@one("place and date of birth, and place alone")
def _(o: Office) -> Truth:
    some = people(o, 18)
    head = ["No", "Nama", "Tempat Lahir", "Tgl Lahir", "Pendidikan", "Desa", "Kec", "Jabatan", "HP"]
    born = ("Banjarnegara", "Semarang", "Purwodadi", "Pasuruan", "Wonosobo")
    rows = [
        [i, p.name, born[i % 5], f"{i + 1:02}-08-1979", "SMA", p.desa, p.kec, p.position, p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx([head, *rows]), some, foreign={f"{i + 1:02}-08-1979" for i in range(1, 19)})
