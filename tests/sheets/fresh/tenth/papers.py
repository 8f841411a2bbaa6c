"""Papers of a district office, a kecamatan and a village."""

from openpyxl import Workbook

from tests.sheets.fresh.case import Person, Truth, person
from tests.sheets.fresh.files import Row, merge, ods, text, xls, xlsx
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.tenth.base import bare, mute, plain, some, ten


@ten("receipt of travel money, with signatures left and right")
def _(o: Office) -> Truth:
    who = [mute(bare(p)) for p in some(o, 11)]
    head: Row = [
        "NO",
        "NAMA",
        "DESA / KECAMATAN",
        "UANG TRANSPORT",
        "PPh 5%",
        "DITERIMA",
        "TTD",
        "",
    ]
    rows: list[Row] = [
        ["TANDA TERIMA UANG TRANSPORT PESERTA KONTAK BISNIS"],
        ["Kode Rekening : 5.1.02.04.01.0003"],
        [],
        head,
        [1, 2, 3, 4, 5, "6 = 4 - 5", 7],
    ]
    for i, p in enumerate(who, 1):
        sign = [f"{i}. ........", ""] if i % 2 else ["", f"{i}. ........"]
        rows.append([i, p.name.upper(), f"{p.desa} / {p.kec}", 150000, 7500, 142500, *sign])
    rows += [
        ["", "JUMLAH", "", 1650000, 82500, 1567500],
        ["", "Terbilang: satu juta lima ratus enam puluh tujuh ribu lima ratus rupiah"],
        ["", "Setuju dibayar,", "", "", "Lunas dibayar,"],
        ["", "Kuasa Pengguna Anggaran", "", "", "Bendahara Pengeluaran Pembantu"],
        [],
        ["", "Drs. TEGUH WALUYO", "", "", "RINI HANDAYANI, SE"],
        ["", "NIP. 19700512 199503 1 004", "", "", "NIP. 19820101 200901 2 003"],
    ]
    return Truth(xlsx(rows), who, foreign={"150000", "142500", "RINI HANDAYANI"})


@ten("annex to an invitation: to the chair of a cooperative, name in brackets")
def _(o: Office) -> Truth:
    who = [mute(p) for p in some(o, 12, "Ketua")]
    rows: list[Row] = [
        ["", "Lampiran Surat Kepala Dinas Koperasi dan UKM"],
        ["", "Nomor : 500.3/217/2025"],
        ["", "Tanggal : 30 Juni 2025"],
        ["", "DAFTAR UNDANGAN"],
        ["No.", "Kepada Yth."],
    ]
    for i, p in enumerate(who, 1):
        rows.append([f"{i}.", f"Ketua KDMP {p.desa} Kec. {p.kec} (Sdr. {p.name})"])
    rows += [["", "a.n. Kepala Dinas"], ["", "Sekretaris"], ["", "SUGENG RAHARJO, S.Sos"]]
    return Truth(xls(rows), who)


@ten("decree on the boards: chair, secretary and treasurer beside each other")
def _(o: Office) -> Truth:
    rows: list[Row] = [
        ["SUSUNAN PENGURUS KOPERASI DESA MERAH PUTIH"],
        ["NO", "DESA", "KECAMATAN", "KETUA", "", "SEKRETARIS", "", "BENDAHARA", ""],
        ["", "", "", "NAMA", "NO. HP", "NAMA", "NO. HP", "NAMA", "NO. HP"],
    ]
    wanted = []
    for i, village in enumerate(o.some(8), 1):
        three = [person(o, village, each) for each in ("Ketua", "Sekretaris", "Bendahara")]
        cells = [cell for p in three for cell in (p.name, p.local)]
        rows.append([i, village.name, village.kecamatan, *cells])
        wanted += three
    return Truth(xlsx(rows, merge("A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:I2")), wanted)


@ten("kecamatan as a row, village as a row below it, people below that")
def _(o: Office) -> Truth:
    rows: list[Row] = [["DATA PENGURUS KDMP PER KECAMATAN"], ["No", "Nama", "Jabatan", "Telp"]]
    wanted = []
    for letter, villages in zip("ABC", o.districts(3, 3), strict=True):
        rows.append([f"{letter}. KECAMATAN {villages[0].kecamatan.upper()}"])
        for number, village in enumerate(villages, 1):
            rows.append([f"{number}. Desa {village.name}"])
            for mark, role in zip("ab", ("Ketua", "Bendahara"), strict=True):
                p = person(o, village, role)
                rows.append([f"{mark}.", p.name, role, p.local])
                wanted.append(p)
    return Truth(xlsx(rows), wanted)


@ten("pages with carried sums and repeated heads")
def _(o: Office) -> Truth:
    who = some(o, 18)
    head: Row = ["No. Urut", "Nama Pengurus", "Jab.", "Ds.", "Kec.", "No. WA", "Paraf"]
    rows: list[Row] = [["BUKU REGISTER PESERTA", "", "", "", "", "Hal. 1"], head]
    for i, p in enumerate(who, 1):
        rows.append([i, p.name, p.position, p.desa, p.kec, p.local])
        if i % 6 == 0 and i < 18:
            rows += [
                ["", f"Jumlah dipindahkan : {i} orang"],
                [],
                ["BUKU REGISTER PESERTA", "", "", "", "", f"Hal. {i // 6 + 1}"],
                head,
                ["", f"Jumlah pindahan : {i} orang"],
            ]
    rows += [["", "Jumlah seluruhnya : 18 orang"], ["", "", "", "Banjarnegara, 4 Juli 2025"]]
    return Truth(ods(rows), who)


@ten("letters spread wide in the headings, empty columns at the left")
def _(o: Office) -> Truth:
    who = some(o, 10)
    rows: list[Row] = [
        [],
        ["", "", "", "", "D A F T A R   H A D I R"],
        ["", "", "", "NO", "N A M A", "J A B A T A N", "D E S A", "KECA-\nMATAN", "NO.\nHP/WA"],
    ]
    for i, p in enumerate(who, 1):
        rows.append(["", "", "", f"{i}.", p.name, p.position, p.desa, p.kec, p.local])
    return Truth(xlsx(rows), who)


@ten("second sheet goes on without a heading")
def _(o: Office) -> Truth:
    who = some(o, 16)
    rows: list[Row] = [
        [i, p.name, p.desa, p.kec, p.position, p.local] for i, p in enumerate(who, 1)
    ]
    head: Row = ["No", "Nama Peserta", "Desa/Kel", "Kecamatan", "Jabatan", "Kontak"]
    return Truth(xlsx({"hal 1": [head, *rows[:9]], "hal 2": rows[9:]}), who)


@ten("days of attendance with ticks and reasons")
def _(o: Office) -> Truth:
    who = some(o, 10)
    rows: list[Row] = [
        ["No", "Nama", "Utusan Desa", "Kecamatan", "Jabatan", "HP", "Kehadiran", "", "Ket."],
        ["", "", "", "", "", "", "03/07", "04/07", ""],
    ]
    notes = ("sakit", "", "izin, anak wisuda", "", "terlambat 30 menit")
    for i, p in enumerate(who, 1):
        marks = ["√", "√"] if i % 3 else ["√", "S"]
        rows.append([i, p.name, p.desa, p.kec, p.position, p.local, *marks, notes[i % 5]])
    away = [p for i, p in enumerate(who, 1) if notes[i % 5][:4] in ("saki", "izin")]
    wanted = [p for p in who if p not in away]
    return Truth(xlsx(rows, merge("G1:H1")), wanted, open=away)


@ten("village cell merged over its three people, others name the head of the village")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Kecamatan", "Desa", "Nama Kades", "Pengurus", "Jabatan", "No. HP"]]
    wanted, heads, merges = [], set(), []
    for i, village in enumerate(o.some(5), 1):
        head = o.name()
        heads.add(head)
        at = len(rows) + 1
        for role in ("Ketua", "Sekretaris", "Bendahara"):
            p = person(o, village, role)
            first = [i, village.kecamatan, village.name, head] if role == "Ketua" else [""] * 4
            rows.append([*first, p.name, role, p.local])
            wanted.append(p)
        merges += [f"{column}{at}:{column}{at + 2}" for column in "ABCD"]

    def touch(book: Workbook) -> None:
        merge(*merges)(book)
        book.worksheets[0].column_dimensions["D"].hidden = True

    return Truth(xlsx(rows, touch), wanted, foreign=heads)


@ten("first line names the separator, names with commas and degrees")
def _(o: Office) -> Truth:
    who, degreed = plain(o, 6), plain(o, 4)
    body = text(
        [
            ["Nama (lengkap dengan gelar)", "Desa", "Kecamatan", "No. Telepon"],
            *[[p.name, p.desa, p.kec, p.phone] for p in who],
            *[[f"{p.name}, S.Pd., M.M.", p.desa, p.kec, p.phone] for p in degreed],
        ],
        mark=",",
        code="cp1252",
    )
    alike = [Person(f"{p.name}, S.Pd., M.M.", p.village, p.phone) for p in degreed]
    return Truth(b"sep=,\r\n" + body, who, open=degreed, alike=alike)
