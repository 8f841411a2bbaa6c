"""Annexes of letters and decrees, and papers typed up as they were read."""

from datetime import date
from functools import partial

from tests.sheets.fresh.case import Person, Truth, fresh, people, person
from tests.sheets.fresh.eleventh.parts import LOMBOK, SUNDA, bare, dashed
from tests.sheets.fresh.files import lines, merge, ods, xls, xlsx
from tests.sheets.fresh.office import MAIN, Office

letter = partial(fresh, 11)


@letter("assignment letter: number, label, colon and value, a block a person")
def _(o: Office) -> Truth:
    some = people(o, 9)
    rows: list[list[object]] = [
        ["SURAT TUGAS"],
        ["Nomor : 094/217/KDMP/VI/2025"],
        [],
        ["Dasar", "", ":", "Undangan Dinas Koperasi UKM tanggal 24 Juni 2025"],
        ["MEMERINTAHKAN"],
    ]
    for i, p in enumerate(some, 1):
        rows += [
            ["Kepada" if i == 1 else "", f"{i}.", "Nama", ":", p.name],
            ["", "", "Jabatan", ":", f"{p.position} KDMP"],
            ["", "", "Desa", ":", p.desa],
            ["", "", "No. HP", ":", p.local],
            [],
        ]
    rows += [
        ["Untuk", "", ":", "Mengikuti kontak bisnis pada hari Jumat, 4 Juli 2025"],
        ["", "", "", "", "Camat,"],
        ["", "", "", "", "ttd"],
    ]
    return Truth(xlsx(rows), some)


@letter("decree: villages numbered, the board below each with the office before the name")
def _(o: Office) -> Truth:
    rows: list[list[object]] = [
        ["LAMPIRAN KEPUTUSAN KEPALA DINAS"],
        ["NOMOR 518/44 TAHUN 2025"],
        ["SUSUNAN PENGURUS KOPERASI DESA MERAH PUTIH"],
        [],
    ]
    some: list[Person] = []
    for i, village in enumerate(o.some(7), 1):
        board = [Person(o.name(), village, "", post) for post in MAIN]
        rows.append([f"{i}.", f"Desa {village.name} Kecamatan {village.kecamatan}"])
        rows += [["", f"{post}", p.name] for post, p in zip(MAIN, board, strict=True)]
        some += board
    rows += [[], ["", "", "KEPALA DINAS,"], [], ["", "", "Drs. SUPRAPTO, M.Si"]]
    return Truth(xls(rows), some)


@letter("invitation: everything of a guest in one cell of a sheet")
def _(o: Office) -> Truth:
    some = [Person(p.name, p.village, "", p.position) for p in people(o, 14)]
    rows = [["Lampiran Surat Nomor 005/1102/2025"], ["DAFTAR UNDANGAN"], ["Kepada Yth."]]
    rows += [[f"{i}. Sdr. {p.name} ({p.position} KDMP {p.desa})"] for i, p in enumerate(some, 1)]
    return Truth(xlsx([*rows, ["di Tempat"]]), some)


@letter("an e-mail with a sentence a person", regions=("32.05",))
def _(o: Office) -> Truth:
    o.call(SUNDA)
    some = people(o, 8)
    said = [
        "Yth. Panitia Kontak Bisnis,",
        "",
        "Bersama ini kami sampaikan perwakilan dari wilayah kami:",
        "",
    ]
    said += [
        f"- {p.name}, {p.position} KDMP Desa {p.desa} Kec. {p.kec}, nomor WA {dashed(p)}"
        for p in some
    ]
    return Truth(lines(*said, "", "Demikian, hatur nuhun.", "", "--", "Sekretariat"), some)


@letter("copied out of a PDF: a line for each cell")
def _(o: Office) -> Truth:
    some = people(o, 8)
    said = ["No", "Nama", "Jabatan", "Desa", "No. HP"]
    for i, p in enumerate(some, 1):
        said += [f"{i}", p.name, p.position or "", p.desa, p.local]
    return Truth(lines(*said), some)


@letter("register of incoming letters of confirmation, dates and numbers all about")
def _(o: Office) -> Truth:
    some = people(o, 12)
    head = [
        "No. Agenda",
        "Tgl Terima",
        "Nomor Surat",
        "Tgl Surat",
        "Asal Surat",
        "Perihal",
        "Nama yang Ditugaskan",
        "Jabatan",
        "Kontak",
        "Disposisi",
    ]
    foreign = {f"140/{i + 310}/VI/2025" for i in range(12)}
    rows = [
        [
            f"{i + 700}",
            date(2025, 6, 20 + i % 9),
            f"140/{i + 310}/VI/2025",
            date(2025, 6, 18 + i % 9),
            f"Pemdes {p.desa}",
            "Konfirmasi kehadiran",
            p.name,
            p.position,
            p.local,
            "Bid. Kelembagaan",
        ]
        for i, p in enumerate(some)
    ]
    return Truth(xls([["BUKU AGENDA SURAT MASUK"], [], head, *rows]), some, foreign=foreign)


@letter(
    "groups with letters, districts with Roman numbers, people with figures", regions=("52.03",)
)
def _(o: Office) -> Truth:
    o.call(LOMBOK)
    rows: list[list[object]] = [
        ["DAFTAR NOMINATIF PESERTA", "", "", ""],
        ["KABUPATEN LOMBOK TIMUR", "", "", ""],
        ["NO", "URAIAN", "JABATAN", "TELP"],
    ]
    some: list[Person] = []
    for roman, villages in zip(("I", "II", "III"), o.districts(3, 4), strict=True):
        rows.append([roman, f"KECAMATAN {villages[0].kecamatan.upper()}", "", ""])
        for letter_, village in zip("ABCD", villages, strict=True):
            p, mate = person(o, village, "Ketua"), person(o, village, "Bendahara")
            rows.append([f"{letter_}.", f"Desa {p.desa}", "", ""])
            rows.append([1, p.name, p.position, p.local])
            rows.append([2, mate.name, mate.position, mate.local])
            some += [p, mate]
    return Truth(ods(rows), some)


@letter("minutes: those present, then the numbered results of the meeting")
def _(o: Office) -> Truth:
    some = bare(people(o, 10))
    rows: list[list[object]] = [
        ["NOTULEN RAPAT PERSIAPAN"],
        ["Pimpinan rapat", ": Kabid Koperasi"],
        ["Hadir:"],
        ["No", "Nama", "Utusan Desa", "HP"],
    ]
    rows += [[i, p.name, p.desa, p.local] for i, p in enumerate(some, 1)]
    rows += [
        ["Hasil rapat:"],
        ["1", "Setiap desa mengirim satu orang"],
        ["2", "Berangkat pukul 07.00"],
    ]
    touch = merge("A1:D1")
    return Truth(xlsx(rows, touch), some)
