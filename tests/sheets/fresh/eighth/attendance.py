"""Attendance sheets: printed, signed, scanned."""

from datetime import datetime

from tests.sheets.fresh.case import Person, Truth, people
from tests.sheets.fresh.eighth.kit import bare, eight, flat, groups, mute, plain
from tests.sheets.fresh.files import Row, merge, ods, text, xls, xlsx
from tests.sheets.fresh.office import Office


@eight("attendance: letterhead, signatures left and right, empty numbers below")
def _(o: Office) -> Truth:
    some = people(o, 11)
    rows: list[Row] = [
        ["PEMERINTAH KABUPATEN BANJARNEGARA"],
        ["DINAS PERINDUSTRIAN, PERDAGANGAN, KOPERASI DAN UKM"],
        ["Jl. Letjend Suprapto No. 234 Telp. (0286) 591234 Banjarnegara 53415"],
        [],
        ["DAFTAR HADIR"],
        ["Hari/Tanggal", "", ": Jumat, 4 Juli 2025"],
        ["Pukul", "", ": 08.00 WIB s.d. selesai"],
        ["Tempat", "", ": Aula Sasana Abdi Praja"],
        [],
        ["No", "Nama", "Jabatan", "Desa/Kelurahan", "Kecamatan", "No. HP", "Tanda Tangan", ""],
    ]
    for i, p in enumerate(some, 1):
        signs = [f"{i}. ........", ""] if i % 2 else ["", f"{i}. ........"]
        rows.append([i, p.name, p.position, p.desa, p.kec, p.local, *signs])
    for i in range(12, 21):
        signs = [f"{i}. ........", ""] if i % 2 else ["", f"{i}. ........"]
        rows.append([i, "", "", "", "", "", *signs])
    rows += [[], ["", "", "", "", "", "Kepala Bidang Koperasi,"], [], []]
    rows += [["", "", "", "", "", "SRI WAHYUNINGTYAS, S.E., M.M."]]
    rows += [["", "", "", "", "", "NIP. 19780412 200501 2 009"]]
    data = xlsx(rows, merge("A1:H1", "A2:H2", "A3:H3", "A5:H5", "G10:H10"))
    return Truth(data, some, foreign={"197804122005012009", "SRI WAHYUNINGTYAS", "0286591234"})


@eight("attendance: villagers among guests of offices, all under Asal/Unsur")
def _(o: Office) -> Truth:
    some, guests = plain(o, 9), [o.name() for _ in range(3)]
    rows: list[Row] = [["NO", "NAMA LENGKAP", "L/P", "ASAL / UNSUR", "NO. TELP/HP", "TTD"]]
    for i, p in enumerate(some, 1):
        rows.append([i, p.name.upper(), "LP"[i % 2], f"Desa {p.desa}", p.local, ""])
    units = ("Dinperindagkop UKM", "Bank Jateng Cabang Banjarnegara", "Pendamping Kabupaten")
    for i, (name, unit) in enumerate(zip(guests, units, strict=True), 10):
        rows.append([i, name.upper(), "L", unit, o.phone(), ""])
    return Truth(xls(rows), some, told=guests)


@eight("attendance: days as columns with ticks, and sums to the right")
def _(o: Office) -> Truth:
    some = flat(groups(o, 3, 4))
    rows: list[Row] = [
        ["REKAP KEHADIRAN BIMTEK PENGURUS KOPERASI"],
        ["No.", "Nama Peserta", "Kecamatan", "Desa", "Jabatan", "WA", "Kehadiran"],
        ["", "", "", "", "", "", "Hari I", "Hari II", "Hari III", "Jml"],
    ]
    for i, p in enumerate(some, 1):
        days = ["✓" if (i + day) % 4 else "-" for day in range(3)]
        rows.append([i, p.name, p.kec, p.desa, p.position, p.local, *days, days.count("✓")])
    rows.append(["", "Jumlah hadir", "", "", "", "", 9, 9, 9, 27])
    return Truth(ods(rows), some)


@eight("attendance: export of a scanner with times and device")
def _(o: Office) -> Truth:
    some = plain(o, 10)
    head = ["log_id", "device", "scanned_at", "full_name", "village", "subdistrict", "mobile", "ok"]
    rows: list[Row] = [head]
    foreign = set()
    for i, p in enumerate(some):
        log = f"8812{o.rng.randrange(10**6, 10**7)}"
        foreign |= {log, f"GATE-{i % 2 + 1}"}
        at = f"2025-07-04T07:{10 + i}:31+07:00"
        rows.append([log, f"GATE-{i % 2 + 1}", at, p.name, p.desa, p.kec, p.phone, "TRUE"])
    return Truth(text(rows, ",", end="\n"), some, foreign=foreign)


@eight("attendance: villages as sections with their number of people")
def _(o: Office) -> Truth:
    rows: list[Row] = [["DAFTAR HADIR MUSYAWARAH"], ["No", "Nama", "Jabatan dalam Koperasi", "HP"]]
    wanted = []
    for village in o.some(5):
        rows.append([f"DESA {village.name.upper()} KECAMATAN {village.kecamatan.upper()}"])
        for i, post in enumerate(("Ketua", "Sekretaris", "Bendahara"), 1):
            p = Person(o.name(), village, o.phone(), post)
            rows.append([i, p.name, post, p.local])
            wanted.append(p)
    return Truth(xlsx(rows), wanted)


@eight("attendance: arrival typed as time of a clock, no numbers of phones")
def _(o: Office) -> Truth:
    some = mute(people(o, 9))
    rows: list[Row] = [["Jam Datang", "Nama Peserta", "Mewakili KDMP", "Sebagai", "Konsumsi"]]
    for i, p in enumerate(some):
        at = datetime.fromisoformat(f"2025-07-04T07:{5 + 4 * i:02}")
        rows.append([at, p.name, p.desa, p.position, "Ya"])
    return Truth(xlsx(rows), some)


@eight("attendance: two people with the same number on a sheet of pages")
def _(o: Office) -> Truth:
    some = bare(people(o, 12))
    some[4] = Person(some[4].name, some[4].village, some[3].phone, "")
    rows: list[Row] = []
    head = ["No.", "Nama", "Alamat", "No. Telepon", "Paraf"]
    for page in range(3):
        rows += [[f"Halaman {page + 1} dari 3"], ["PRESENSI PESERTA KONTAK BISNIS"], head]
        for i, p in enumerate(some[4 * page : 4 * page + 4], 4 * page + 1):
            rows.append([i, p.name, f"{p.desa}, {p.kec}", p.local, ""])
        rows += [["", "Jumlah halaman ini", "", "", 4], []]
    return Truth(xls(rows), some)
