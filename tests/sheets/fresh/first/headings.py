"""Headings: other words, other orders, other languages, and columns that are none of ours."""

from functools import partial

from tests.sheets.fresh.case import Truth, fresh, people
from tests.sheets.fresh.files import Row, text, xls, xlsx
from tests.sheets.fresh.office import Office

one = partial(fresh, 1)


@one("English headings")
def _(o: Office) -> Truth:
    some = people(o, 18)
    head = ["No", "Full Name", "Village", "Sub-district", "Role", "Mobile Number"]
    return Truth(
        xlsx(
            [
                head,
                *([i, p.name, p.desa, p.kec, p.position, p.local] for i, p in enumerate(some, 1)),
            ]
        ),
        some,
    )


@one("abbreviations with dots in the headings")
def _(o: Office) -> Truth:
    some = people(o, 15)
    head = ["No.", "Nm. Lengkap (sesuai KTP)", "Ds./Kel.", "Kec.", "Jab. dlm Kop.", "No. WA aktif"]
    return Truth(
        xlsx(
            [
                head,
                *([i, p.name, p.desa, p.kec, p.position, p.local] for i, p in enumerate(some, 1)),
            ]
        ),
        some,
    )


@one("Penanggung Jawab, Nama Koperasi and Alamat Koperasi")
def _(o: Office) -> Truth:
    some = people(o, 20)
    rows: list[Row] = [
        ["NO", "NAMA KOPERASI", "ALAMAT KOPERASI", "PENANGGUNG JAWAB", "JABATAN", "NO. TELP PJ"]
    ]
    for i, p in enumerate(some, 1):
        place = f"Jl. Raya {p.desa} No. {i}, RT 0{i % 7 + 1}/RW 02, Desa {p.desa}, Kec. {p.kec}"
        rows.append([i, f"KDMP {p.desa}", place, p.name, p.position, p.local])
    return Truth(xlsx(rows), some)


@one("Utusan and Asal Desa")
def _(o: Office) -> Truth:
    some = people(o, 14)
    head = ["No Urut", "Asal Desa", "Asal Kecamatan", "Nama Utusan", "Jabatan dalam koperasi", "CP"]
    return Truth(
        text(
            [
                head,
                *([i, p.desa, p.kec, p.name, p.position, p.local] for i, p in enumerate(some, 1)),
            ]
        ),
        some,
    )


@one("number first, name last")
def _(o: Office) -> Truth:
    some = people(o, 16)
    head = ["Nomor HP/WA", "Jabatan", "Kecamatan", "Desa/Kelurahan", "Nama Peserta", "No."]
    return Truth(
        text(
            [
                head,
                *([p.local, p.position, p.kec, p.desa, p.name, i] for i, p in enumerate(some, 1)),
            ],
            ",",
        ),
        some,
    )


@one("code of the village instead of its name")
def _(o: Office) -> Truth:
    some = people(o, 20)
    head = ["Kode Wilayah", "Nama Pengurus", "Jabatan", "Telepon"]
    return Truth(
        text(
            [head, *([p.village.code.replace(".", ""), p.name, p.position, p.local] for p in some)]
        ),
        some,
    )


@one("code with dots beside the names, some codes of participants")
def _(o: Office) -> Truth:
    some = people(o, 20)
    head = ["Kode Peserta", "Kode Desa", "Nama Desa", "Nama Kecamatan", "Nama", "Jabatan", "HP"]
    rows = [
        [f"KDMP-{i:03}", p.village.code, p.desa, p.kec, p.name, p.position, p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx([head, *rows]), some)


@one("headings of a database")
def _(o: Office) -> Truth:
    some = people(o, 20)
    head = [
        "id",
        "created_at",
        "updated_at",
        "nama_pengurus",
        "nama_desa",
        "nama_kecamatan",
        "jabatan",
        "no_hp",
        "is_verified",
    ]
    rows = [
        [
            9000 + i,
            f"2025-06-{i:02} 08:1{i % 10}:22",
            f"2025-06-{i:02} 09:00:00",
            p.name,
            p.desa,
            p.kec,
            p.position,
            p.local,
            "true",
        ]
        for i, p in enumerate(some, 1)
    ]
    return Truth(text([head, *rows], ","), some)


@one("spaced letters in the headings")
def _(o: Office) -> Truth:
    some = people(o, 17)
    head = ["N O", "N A M A", "J A B A T A N", "D E S A", "K E C A M A T A N", "NO. H P", "K E T"]
    rows = [[i, p.name, p.position, p.desa, p.kec, p.local, ""] for i, p in enumerate(some, 1)]
    return Truth(xlsx([head, *rows]), some)


@one("Nama Koperasi before Nama Pengurus")
def _(o: Office) -> Truth:
    some = people(o, 16)
    head = ["No", "Nama", "Nama Pengurus", "Jabatan", "Kontak", "Kecamatan"]
    rows = [
        [i, f"Koperasi Desa Merah Putih {p.desa}", p.name, p.position, p.local, p.kec]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx([head, *rows]), some)


@one("two columns of numbers")
def _(o: Office) -> Truth:
    some = people(o, 15)
    head = ["NO", "NAMA", "DESA", "KECAMATAN", "JABATAN", "NO HP 1", "NO HP 2 (CADANGAN)"]
    rows = [
        [i, p.name, p.desa, p.kec, p.position, p.local, "0" + o.phone()[3:] if i % 2 else ""]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xls([head, *rows]), some)
