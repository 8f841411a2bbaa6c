"""Sheets that are signed, and sheets that pay."""

from tests.sheets.fresh.case import Person, Truth, people, person
from tests.sheets.fresh.files import Row, merge, ods, xls, xlsx
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.thirteenth.common import loose, row, thirteen, typed


@thirteen("attendance sheet, signatures left and right, official below")
def _(o: Office) -> Truth:
    some = people(o, 18)
    boss = o.name()
    rows: list[Row] = [
        ["PEMERINTAH KABUPATEN BANJARNEGARA"],
        ["DINAS PERINDAGKOP DAN UKM"],
        ["DAFTAR HADIR"],
        ["Hari/Tanggal", "", ": Jumat, 4 Juli 2025"],
        ["Tempat", "", ": Aula Sasana Abdi Praja"],
        ["Acara", "", ": Kontak Bisnis KDMP"],
        [],
        ["NO", "NAMA", "JABATAN", "DESA/KEL", "NO. HP", "TANDA TANGAN", ""],
    ]
    for i, p in enumerate(some, 1):
        left, right = (f"{i}.", "") if i % 2 else ("", f"{i}.")
        rows.append([i, p.name.upper(), p.position, p.desa.upper(), typed(o, p), left, right])
    rows += [
        [],
        ["", "", "", "", "Kepala Bidang Koperasi"],
        [],
        ["", "", "", "", boss],
        ["", "", "", "", "NIP. 19720314 199803 1 004"],
    ]
    return Truth(xlsx(rows, merge("F8:G8", "A1:G1", "A3:G3")), some, foreign={boss})


@thirteen("attendance with the address in one column and an empty tail")
def _(o: Office) -> Truth:
    some = people(o, 15)
    rows: list[Row] = [["DAFTAR HADIR PESERTA"], []]
    rows.append(["No.", "Nama Lengkap", "Unsur / Jabatan", "Alamat", "Nomor HP (WA)", "Ttd"])
    for i, p in enumerate(some, 1):
        kind = "Kel." if p.village.kind == "kelurahan" else "Desa"
        rows.append(
            [
                i,
                loose(p.name),
                f"{p.position} KDMP",
                f"{kind} {p.desa} Kec. {p.kec}",
                typed(o, p),
                f"{i} ....",
            ]
        )
    rows += [[i, "", "", "", "", f"{i} ...."] for i in range(16, 31)]
    return Truth(xls(rows), some)


@thirteen("two mornings ticked in columns of their own")
def _(o: Office) -> Truth:
    some = people(o, 16)
    marks = ("√", "v", "-", "izin", "")
    rows: list[Row] = [
        ["REKAP KEHADIRAN BIMTEK"],
        ["No", "Nama Peserta", "Jabatan", "Asal Desa", "Kecamatan", "Hari ke-1", "Hari ke-2", "HP"],
    ]
    for i, p in enumerate(some, 1):
        days = [marks[i % 5], marks[(i + 2) % 5]]
        rows.append([i, loose(p.name), p.position, loose(p.desa), loose(p.kec), *days, typed(o, p)])
    rows.append(["", "Jumlah hadir", "", "", "", 10, 9, ""])
    return Truth(xlsx(rows), some)


@thirteen("transport money received, account numbers and tax, no phones")
def _(o: Office) -> Truth:
    some = [Person(p.name, p.village, "", p.position) for p in people(o, 14)]
    accounts = [f"3{o.rng.randrange(10**8, 10**9)}" for _ in some]
    rows: list[Row] = [
        ["DAFTAR PENERIMAAN UANG TRANSPORT PESERTA"],
        ["KEGIATAN TEMU USAHA KOPERASI"],
        [],
        [
            "NO",
            "NAMA",
            "JABATAN",
            "DESA",
            "JUMLAH (Rp)",
            "PPh 5%",
            "DITERIMA",
            "NO REKENING",
            "TTD",
        ],
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
    ]
    for i, (p, account) in enumerate(zip(some, accounts, strict=True), 1):
        rows.append([i, loose(p.name), p.position, loose(p.desa), 150000, 7500, 142500, account, i])
    rows.append(["JUMLAH", "", "", "", 2100000, 105000, 1995000])
    rows += [[], ["", "Bendahara Pengeluaran", "", "", "", "", "Yang membayarkan"]]
    return Truth(xlsx(rows, merge("A20:D20")), some, foreign=set(accounts))


@thirteen("rooms of the lodging as sections, two guests each")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [
        ["PEMBAGIAN KAMAR PESERTA"],
        ["No", "Nama", "Jabatan", "Desa", "No. WA"],
    ]
    for at in range(0, 12, 2):
        rows.append([f"Kamar {101 + at // 2}"])
        rows += [
            [at + k + 1, loose(p.name), p.position, loose(p.desa), p.local]
            for k, p in enumerate(some[at : at + 2])
        ]
    return Truth(ods(rows), some)


@thirteen("buses, a sheet for each with seats")
def _(o: Office) -> Truth:
    sheets: dict[str, list[Row]] = {}
    all_of: list[Person] = []
    for bus in range(1, 4):
        some = people(o, 7)
        all_of += some
        sheets[f"BUS {bus}"] = [
            [f"MANIFES BUS {bus} - KORLAP: lihat lampiran"],
            [],
            ["Kursi", "Nama Penumpang", "Utusan Desa", "Jabatan", "HP"],
            *(
                [f"{k}{'AB'[k % 2]}", loose(p.name), loose(p.desa), p.position, typed(o, p)]
                for k, p in enumerate(some, 1)
            ),
        ]
    return Truth(xlsx(sheets), all_of)


@thirteen("districts merged, with a sum below each")
def _(o: Office) -> Truth:
    some: list[Person] = []
    rows: list[Row] = [
        ["REKAP UNDANGAN KDMP"],
        [],
        ["No", "Kecamatan", "Desa", "Nama Ketua", "No. Telp", "Ket"],
    ]
    spans = []
    for at, places in enumerate(o.districts(4, 4), 1):
        group = [person(o, v, "Ketua") for v in places]
        some += group
        spans += [f"A{len(rows) + 1}:A{len(rows) + 4}", f"B{len(rows) + 1}:B{len(rows) + 4}"]
        for k, p in enumerate(group):
            rows.append(
                [
                    at if k == 0 else "",
                    p.kec if k == 0 else "",
                    loose(p.desa),
                    loose(p.name),
                    typed(o, p),
                ]
            )
        rows.append(["", f"Jumlah {group[0].kec}", 4, "", ""])
    rows.append(["", "TOTAL", 16, "", ""])
    return Truth(xlsx(rows, merge(*spans)), some)


@thirteen("reserved for those who come late, on a second table below")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows: list[Row] = [["A. PESERTA"], ["No", "Nama", "Jabatan", "Desa", "Kec", "HP"]]
    rows += [row(i, p) for i, p in enumerate(some[:9], 1)]
    rows += [[], ["B. PESERTA CADANGAN"], ["No", "Desa", "Kec", "Nama", "Jabatan", "HP"]]
    rows += [
        [i, loose(p.desa), loose(p.kec), loose(p.name), p.position, p.local]
        for i, p in enumerate(some[9:], 1)
    ]
    return Truth(xlsx(rows), some)


@thirteen("who stands in is written beside the name")
def _(o: Office) -> Truth:
    some, held = people(o, 12), people(o, 3)
    others = [o.name() for _ in held]
    rows: list[Row] = [["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP"]]
    rows += [row(i, p) for i, p in enumerate(some, 1)]
    for i, (p, other) in enumerate(zip(held, others, strict=True), 13):
        rows.append(
            [
                i,
                f"{p.name} (diwakilkan kepada {other})",
                p.position,
                loose(p.desa),
                loose(p.kec),
                p.local,
            ]
        )
    return Truth(xlsx(rows), some, told=others)


@thirteen("villages invited, of which some have not named anybody")
def _(o: Office) -> Truth:
    some, empty = people(o, 11), o.some(4)
    lines: list[tuple[str, list[object]]] = [
        (
            p.village.code,
            [loose(p.kec), loose(p.desa), "Ya", loose(p.name), p.position, typed(o, p)],
        )
        for p in some
    ]
    lines += [(v.code, [v.kecamatan, v.name, "Belum", "", "", ""]) for v in empty]
    lines.sort(key=lambda line: line[0])
    rows: list[Row] = [["MONITORING KONFIRMASI KEHADIRAN"], []]
    rows.append(
        ["No", "Kecamatan", "Desa/Kelurahan", "Konfirmasi", "Nama Utusan", "Jabatan", "Kontak"]
    )
    rows += [[i, *cells] for i, (_, cells) in enumerate(lines, 1)]
    return Truth(xlsx(rows), some, told=[v.name for v in empty])
