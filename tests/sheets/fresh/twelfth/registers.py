"""Papers of offices: decrees, attendance, invitations, travel money, guest books."""

from dataclasses import replace
from functools import partial

from tests.sheets.fresh.case import Truth, fresh, people, person
from tests.sheets.fresh.files import Row, lines, merge, ods, page, text, xlsx
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.twelfth.hands import desa, hp, jab, kec, nama

twelfth = partial(fresh, 12)


@twelfth("annex of a decree, with place of the deed and the regent's name below")
def _(o: Office) -> Truth:
    some = [replace(p, phone="") for p in people(o, 11)]
    regent = o.name()
    rows: list[Row] = [
        ["", "", "", "LAMPIRAN"],
        ["", "", "", "KEPUTUSAN BUPATI BANJARNEGARA"],
        ["", "", "", "NOMOR 518/412 TAHUN 2025"],
        ["", "", "", "TENTANG DELEGASI KONTAK BISNIS KOPERASI MERAH PUTIH"],
        [],
        ["SUSUNAN DELEGASI KOPERASI DESA MERAH PUTIH"],
        ["NO", "NAMA", "KEDUDUKAN DALAM KEPENGURUSAN", "ALAMAT KOPERASI"],
        ["1", "2", "3", "4"],
    ]
    rows += [
        [f"{i}.", p.name.upper(), f"{p.position} KDMP", f"Desa {p.desa} Kecamatan {p.kec}"]
        for i, p in enumerate(some, 1)
    ]
    rows += [
        [],
        ["", "", "", "Ditetapkan di Banjarnegara"],
        ["", "", "", "pada tanggal 20 Juni 2025"],
        ["", "", "", "BUPATI BANJARNEGARA,"],
        ["", "", "", "ttd"],
        ["", "", "", regent.upper()],
    ]
    return Truth(xlsx(rows, merge("A6:D6")), some, foreign={regent})


@twelfth("letter of duty: a number, then nama, jabatan, alamat and telepon with colons")
def _(o: Office) -> Truth:
    some = people(o, 6)
    said = [
        "SURAT TUGAS",
        "Nomor: 094/217/VI/2025",
        "",
        "Yang bertanda tangan di bawah ini menugaskan kepada :",
        "",
    ]
    for i, p in enumerate(some, 1):
        said += [
            f"{i}.  Nama         : {p.name}",
            f"    Jabatan      : {p.position} Koperasi Desa Merah Putih",
            f"    Desa         : {p.desa}",
            f"    Kecamatan    : {p.kec}",
            f"    No. Telepon  : {p.local}",
            "",
        ]
    said += ["Untuk mengikuti kontak bisnis pada tanggal 4 Juli 2025.", "", "Demikian agar"]
    said += ["dilaksanakan dengan penuh tanggung jawab."]
    return Truth(lines(*said), some)


@twelfth("whom an invitation goes to, with the name in brackets behind the office")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["No", "Kepada Yth.", "di Desa", "Kecamatan", "CP"]]
    rows += [
        [i, f"{p.position} KDMP {p.desa} (Sdr. {p.name})", desa(p), kec(p), hp(p)]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), [], open=some)


@twelfth("guest book with hours, purposes and initials")
def _(o: Office) -> Truth:
    some = [replace(p, position="") for p in people(o, 12)]
    rows: list[Row] = [
        ["BUKU TAMU", "", "", "", "", "", ""],
        ["Tanggal", "Jam", "Nama Tamu", "Instansi / Alamat", "Keperluan", "Nomor HP", "Paraf"],
    ]
    rows += [
        [
            "04-07-2025" if i == 0 else '"',
            f"07.{30 + i}",
            nama(p),
            (f"KDMP {p.desa}, Kec. {p.kec}", f"KDMP Desa {p.desa} - {p.kec}")[i % 2],
            "Ikut kontak bisnis" if i % 3 else "Temu mitra",
            hp(p),
            "v",
        ]
        for i, p in enumerate(some)
    ]
    return Truth(ods({"Buku Tamu": rows}), some, foreign={"Temu mitra"})


@twelfth("receipts of travel money with account numbers")
def _(o: Office) -> Truth:
    some = people(o, 12)
    some[1] = replace(some[1], name="Tukiman")
    some[4] = replace(some[4], name="R. Bambang Sudibyo, S.Sos., M.Si.")
    accounts = [f"3021-01-{o.rng.randrange(10**5, 10**6)}-53-{i % 9}" for i in range(12)]
    rows: list[Row] = [
        ["TANDA TERIMA UANG TRANSPORT PESERTA"],
        [],
        [
            "No",
            "Nama Penerima",
            "Jabatan",
            "Unit Kerja (Desa)",
            "Kecamatan",
            "Uang Transport (Rp)",
            "PPh 21",
            "Jumlah Diterima",
            "No. Rekening BRI",
            "No. Kontak",
            "Tanda Terima",
        ],
    ]
    rows += [
        [
            i,
            nama(p),
            jab(p),
            desa(p),
            kec(p),
            150000,
            7500,
            142500,
            account,
            hp(p),
            "",
        ]
        for i, (p, account) in enumerate(zip(some, accounts, strict=True), 1)
    ]
    stray = o.name()
    rows += [[13, stray, "Ketua", "Banjaranyar Tengah", "Susukan", *[""] * 6]]
    rows += [["", "JUMLAH", "", "", "", 1800000, 90000, 1710000, "", "", ""]]
    rows += [[], ["Terbilang: satu juta tujuh ratus sepuluh ribu rupiah"]]
    foreign = {*accounts, "150000", "142500"}
    return Truth(xlsx(rows, merge("A1:K1")), some, told=[stray], foreign=foreign)


@twelfth("codes of presence: H, I, S, TK, and the reason beside")
def _(o: Office) -> Truth:
    some = people(o, 12)
    some[3] = replace(some[3], name="Suharti")
    some[5] = replace(some[5], name="Moh. Nur'aini")
    marks = ["H"] * 9 + ["I", "S", "TK"]
    reasons = [""] * 9 + ["rapat di kecamatan", "opname", ""]
    rows: list[Row] = [
        ["No.", "Nama Pengurus", "Jbt", "Ds.", "Kec.", "Kontak", "Ket. Hadir", "Alasan"]
    ]
    rows += [
        [i, nama(p), jab(p), desa(p), kec(p), hp(p), mark, reason]
        for i, (p, mark, reason) in enumerate(zip(some, marks, reasons, strict=True), 1)
    ]
    rows += [["Keterangan: H = Hadir, I = Izin, S = Sakit, TK = Tanpa Keterangan"]]
    return Truth(xlsx(rows), some[:9], open=some[9:])


@twelfth("page of an application: kind of identity, card number, date of birth, clinic")
def _(o: Office) -> Truth:
    some = [replace(p, position="") for p in people(o, 10)]
    cards = [f"000{o.rng.randrange(10**9, 10**10)}" for _ in some]
    niks = [f"330401{o.rng.randrange(10**9, 10**10)}" for _ in some]
    rows: list[Row] = [
        [
            "NOKA",
            "NIK",
            "NAMA",
            "TGLLAHIR",
            "JK",
            "NMDESA",
            "NMKEC",
            "NOHP",
            "FASKES TK I",
            "STATUS",
        ]
    ]
    rows += [
        [
            card,
            nik,
            p.name.upper(),
            "17-08-1979",
            "L",
            p.desa.upper(),
            p.kec.upper(),
            hp(p),
            "PUSKESMAS 1",
            "AKTIF",
        ]
        for p, card, nik in zip(some, cards, niks, strict=True)
    ]
    return Truth(page(rows), some, foreign={*cards, *niks, "PUSKESMAS 1"})


@twelfth("held back: names without a village, and a village that is there twice")
def _(o: Office) -> Truth:
    some = [replace(person(o), position="") for _ in range(9)]
    lost = [o.name(), o.name(), o.name()]
    names = [v.name for v in o.villages]
    districts = {v.kecamatan for v in o.villages}
    shared = next(v for v in o.villages if names.count(v.name) > 1 and v.name not in districts)
    rows: list[Row] = [["Nama", "Desa", "HP"]]
    rows += [[nama(p), desa(p), hp(p)] for p in some[:5]]
    rows += [[lost[0], "", ""]]
    rows += [[nama(p), desa(p), hp(p)] for p in some[5:]]
    rows += [[lost[1], "", ""], [lost[2], shared.name, ""]]
    return Truth(text(rows, code="cp1252"), some, told=lost)
