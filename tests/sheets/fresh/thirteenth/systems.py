"""What applications, ministries and banks give out."""

from tests.sheets.fresh.case import Truth, people, person
from tests.sheets.fresh.files import Row, text, xls, xlsx
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.thirteenth.common import loose, said, thirteen


@thirteen("application's export in short capitals")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows: list[Row] = [
        [
            "NOURUT",
            "KDKEC",
            "NMKEC",
            "NMDESA",
            "NMPENGURUS",
            "JABATAN",
            "NOHP",
            "TGLINPUT",
            "STATUS",
        ]
    ]
    for i, p in enumerate(some, 1):
        code = p.village.kecamatan_code
        rows.append(
            [
                i,
                code,
                p.kec.upper(),
                p.desa.upper(),
                p.name.upper(),
                (p.position or "").upper(),
                p.local,
                f"2025-06-{10 + i}",
                "AKTIF",
            ]
        )
    return Truth(text(rows, "|"), some)


@thirteen("export of the cooperatives' system, named after the ministry's columns")
def _(o: Office) -> Truth:
    some = [person(o, position="Ketua") for _ in range(14)]
    rows: list[Row] = [
        [
            "No",
            "Provinsi",
            "Kabupaten/Kota",
            "Kecamatan",
            "Desa/Kelurahan",
            "Nama Koperasi",
            "NIK Koperasi",
            "Nomor SK AHU",
            "Tanggal SK",
            "Nama Ketua",
            "No HP Ketua",
            "Jumlah Anggota",
            "Email",
        ]
    ]
    for i, p in enumerate(some, 1):
        name = f"KOPERASI {p.village.kind.upper()} MERAH PUTIH {p.desa.upper()}"
        nik = f"33040{o.rng.randrange(10**9, 10**10)}"
        rows.append(
            [
                i,
                "JAWA TENGAH",
                "KAB. BANJARNEGARA",
                p.kec.upper(),
                p.desa.upper(),
                name,
                nik,
                f"AHU-00{31000 + i}.AH.01.29.TAHUN 2025",
                f"{i + 5:02}-06-2025",
                loose(p.name),
                p.local,
                40 + i,
                f"kdmp{i}@gmail.com",
            ]
        )
    return Truth(xls(rows), some)


@thirteen("accounts opened at the bank, names of the officers")
def _(o: Office) -> Truth:
    some = people(o, 13)
    accounts = [f"00{o.rng.randrange(10**12, 10**13)}" for _ in some]
    rows: list[Row] = [
        ["PT BANK RAKYAT - KANTOR CABANG BANJARNEGARA"],
        ["POSISI PEMBUKAAN REKENING KDMP PER 30 JUNI 2025"],
        [],
        [
            "NO",
            "UKER",
            "NAMA NASABAH",
            "NO. REKENING",
            "PIC KOPERASI",
            "JABATAN PIC",
            "NO. HP PIC",
            "SALDO",
        ],
    ]
    for i, (p, account) in enumerate(zip(some, accounts, strict=True), 1):
        rows.append(
            [
                i,
                f"UNIT {p.kec.upper()}",
                f"KDMP {p.desa.upper()}",
                account,
                loose(p.name),
                p.position,
                p.local,
                100000 + i,
            ]
        )
    return Truth(xlsx(rows), some, foreign=set(accounts))


@thirteen("codes of the villages instead of their names")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows: list[Row] = [["kode_desa", "nama", "jabatan", "no_hp"]]
    rows += [
        [p.village.code.replace(".", ""), loose(p.name), (p.position or "").lower(), p.local]
        for p in some
    ]
    return Truth(text(rows, ","), some)


@thirteen("source of a mail merge for name tags")
def _(o: Office) -> Truth:
    some = people(o, 13)
    rows: list[Row] = [["NAMA_TAG", "INSTANSI", "JAB", "KEC", "WARNA", "HP"]]
    for i, p in enumerate(some):
        rows.append(
            [
                p.name.upper(),
                f"KDMP {p.desa.upper()}",
                p.position,
                loose(p.kec),
                ("Merah", "Biru")[i % 2],
                said(o, p),
            ]
        )
    return Truth(text(rows, ";", "cp1252"), some)
