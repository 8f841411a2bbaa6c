"""Exports of official systems, and forms answered twice."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, fresh, people, person
from tests.sheets.fresh.files import page, text, xlsx
from tests.sheets.fresh.office import Office

one = partial(fresh, 1)


@one("export of a licence system")
def _(o: Office) -> Truth:
    some = people(o, 18)
    head = [
        "No",
        "NIB",
        "Tgl Terbit NIB",
        "Nama Koperasi",
        "KBLI",
        "Kelurahan/Desa",
        "Kecamatan",
        "Kab/Kota",
    ]
    head += ["Nama Penanggung Jawab", "Jabatan PJ", "No. Telp PJ", "Skala Usaha"]
    rows = [
        [
            i,
            f"12{i:02}250{i:06}",
            f"2025-06-{i:02}",
            f"KOPERASI DESA MERAH PUTIH {p.desa.upper()}",
            "47111",
            p.desa,
            p.kec,
            "KABUPATEN BANJARNEGARA",
            p.name.upper(),
            p.position,
            p.local,
            "Mikro",
        ]
        for i, p in enumerate(some, 1)
    ]
    return Truth(text([head, *rows], "|"), some)


@one("web page of a reporting system named .xls")
def _(o: Office) -> Truth:
    some = people(o, 20)
    head = [
        "No",
        "Provinsi",
        "Kabupaten",
        "Kecamatan",
        "Desa",
        "Nama Ketua",
        "No Hp Ketua",
        "Jml Anggota",
        "Status",
    ]
    rows = [
        [
            i,
            "JAWA TENGAH",
            "BANJARNEGARA",
            p.kec.upper(),
            p.desa.upper(),
            p.name,
            p.phone,
            150 + i,
            "AKTIF",
        ]
        for i, p in enumerate(some, 1)
    ]
    wanted = [Person(p.name, p.village, p.phone, "Ketua") for p in some]
    return Truth(
        page([head, *rows], "<h3>Laporan Rekapitulasi KDMP</h3><p>Tanggal cetak: 01/07/2025</p>"),
        wanted,
    )


@one("letter of assignment: name, NIP, rank, office")
def _(o: Office) -> Truth:
    some = people(o, 12)
    head = [
        "No",
        "Nama / NIP",
        "Pangkat/Gol.",
        "Jabatan",
        "Unit Kerja",
        "Desa Dampingan",
        "Kecamatan",
        "HP",
    ]
    rows = [
        [i, p.name, "-", p.position, "KDMP", p.desa, p.kec, p.local] for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx([head, *rows]), some)


@one("form answered twice by some")
def _(o: Office) -> Truth:
    some = people(o, 15)
    head = ["Timestamp", "Nama", "Desa", "Kecamatan", "Jabatan", "No. HP"]
    rows = [
        [f"6/{i}/2025 9:00:00", p.name, p.desa, p.kec, p.position, p.local]
        for i, p in enumerate(some, 1)
    ]
    for at in (2, 7):
        p = some[at]
        rows.append(
            [f"6/{20 + at}/2025 9:00:00", p.name.upper(), p.desa, p.kec, p.position, p.local]
        )
    return Truth(text([head, *rows], ","), some)


@one("answers with other people of one village")
def _(o: Office) -> Truth:
    some = people(o, 12)
    a = person(o, o.some(1)[0], "Ketua")
    b = person(o, a.village, "Ketua")
    head = ["Timestamp", "Nama Lengkap", "Desa", "Kecamatan", "Jabatan", "No. HP"]
    rows = [["6/1/2025", p.name, p.desa, p.kec, p.position, p.local] for p in [*some, a, b]]
    return Truth(text([head, *rows], ","), some, told=[a.name, b.name])
