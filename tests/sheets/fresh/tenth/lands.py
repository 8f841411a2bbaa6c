"""Lists of other provinces, in their words."""

from tests.sheets.fresh.case import Person, Truth, people, person
from tests.sheets.fresh.files import Row, lines, merge, ods, text, xls, xlsx
from tests.sheets.fresh.names import BALI, MINANG, PAPUA
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.tenth.base import ACEH, DAYAK, TIMOR, TORAJA, bare, some, ten


@ten("gampong with mukim, the keuchik before the chair", regions=("11.06",))
def _(o: Office) -> Truth:
    o.call(ACEH)
    who, foreign = some(o, 10, "Ketua"), set()
    rows: list[Row] = [
        ["DATA KOPERASI GAMPONG MERAH PUTIH KABUPATEN ACEH BESAR"],
        [],
        ["No", "Gampong", "Mukim", "Kecamatan", "Keuchik", "HP Keuchik", "Ketua KGMP", "HP Ketua"],
    ]
    for i, p in enumerate(who, 1):
        head, number = o.name(), o.phone()
        foreign |= {head, number}
        mukim = ("Lamreung", "Siem", "Tungkob", "Lamblang")[i % 4]
        rows.append([i, f"Gp. {p.desa}", mukim, p.kec, head, f"0{number[3:]}", p.name, p.local])
    return Truth(xlsx(rows), who, foreign=foreign)


@ten("nagari beside jorong, one of them the name of another nagari", regions=("13.02",))
def _(o: Office) -> Truth:
    o.call(MINANG)
    who = some(o, 9)
    rows: list[Row] = [["NO", "NAMA / GALA", "JORONG", "NAGARI", "KECAMATAN", "JABATAN", "HP"]]
    for i, p in enumerate(who, 1):
        jorong = ("Koto Baru", "Pasa Usang", "Balai Oli", "Lubuak Aguang")[i % 4]
        rows.append(
            [i, p.name, jorong, f"Nagari {p.desa}", p.kec, (p.position or "").upper(), p.local]
        )
    return Truth(xls(rows), who, foreign={"Lubuak Aguang", "Pasa Usang"})


@ten("kampung, a sheet for each distrik, its name in a title only", regions=("95.01",))
def _(o: Office) -> Truth:
    o.call(PAPUA)
    sheets: dict[str, list[Row]] = {}
    wanted = []
    for at, villages in enumerate(o.districts(4, 3), 1):
        rows: list[Row] = [
            ["KOPERASI KAMPUNG MERAH PUTIH"],
            [f"DISTRIK {villages[0].kecamatan.upper()}"],
            ["No", "Nama Pengurus", "Kampung", "Jabatan", "No. Telp"],
        ]
        for i, village in enumerate(villages, 1):
            p = person(o, village)
            rows.append([i, p.name, village.name.upper(), p.position, p.local])
            wanted.append(p)
        sheets[f"Lembar{at}"] = rows
    return Truth(xlsx(sheets), wanted)


@ten("desa and banjar in Bali, two delegates in a cell, the perbekel beside", regions=("51.04",))
def _(o: Office) -> Truth:
    o.call(BALI)
    villages = o.some(7)
    perbekel = {o.name() for _ in villages}
    wanted = []
    rows: list[Row] = [
        ["No", "Desa", "Banjar Dinas", "Perbekel", "Utusan Koperasi", "Selaku", "Kecamatan", "WA"]
    ]
    for i, (village, head) in enumerate(zip(villages, sorted(perbekel), strict=True), 1):
        banjar = f"Br. {('Tengah', 'Kaja', 'Kelod')[i % 3]}"
        a, b = person(o, village, "Ketua"), person(o, village, "Bendahara")
        two = [f"{a.name} / {b.name}", "Ketua / Bendahara"]
        numbers = f"{a.local} / {b.local}"
        rows.append([i, village.name, banjar, head, *two, village.kecamatan, numbers])
        wanted += [a, b]
    return Truth(ods(rows), wanted, foreign=perbekel)


@ten("aligned by blanks, as an old program prints", regions=("53.02",))
def _(o: Office) -> Truth:
    o.call(TIMOR)
    who = [p for p in people(o, 12) if '"' not in p.desa and len(p.desa) < 18][:9]
    said = ["KABUPATEN TIMOR TENGAH SELATAN", "LAPORAN : DAFTAR PENGURUS KDMP", "=" * 100]
    said.append(f"{'NO':<4}{'NAMA':<30}{'JABATAN':<14}{'DESA':<20}{'KECAMATAN':<22}HP")
    said.append("-" * 100)
    for i, p in enumerate(who, 1):
        said.append(f"{i:<4}{p.name:<30}{p.position:<14}{p.desa:<20}{p.kec:<22}{p.local}")
    said += ["=" * 100, f"JUMLAH DATA : {len(who)}"]
    return Truth(lines(*said, end="\r\n"), who)


@ten("lembang in Toraja, the same kecamatan written sda", regions=("73.18",))
def _(o: Office) -> Truth:
    o.call(TORAJA)
    rows: list[Row] = [["No.", "Nama", "Lembang/Kelurahan", "Kecamatan", "Jabatan", "No. Kontak"]]
    wanted: list[Person] = []
    for villages in o.districts(3, 3):
        for at, village in enumerate(villages):
            p = person(o, village)
            place = village.kecamatan if at == 0 else ("sda", "s.d.a.", '"')[at]
            kind = "Lembang" if village.kind != "kelurahan" else "Kel."
            cells = [len(wanted) + 1, p.name, f"{kind} {village.name}", place]
            rows.append([*cells, p.position, p.local])
            wanted.append(p)
    return Truth(text(rows), wanted)


@ten("kampung of Kutai Barat: address with RT, facilitators named below", regions=("64.07",))
def _(o: Office) -> Truth:
    o.call(DAYAK)
    who = [bare(p) for p in some(o, 9)]
    rows: list[Row] = [
        ["REKAPITULASI PESERTA BIMTEK KOPERASI KAMPUNG MERAH PUTIH"],
        ["NO", "NAMA PESERTA", "L/P", "UMUR", "ALAMAT", "NO. HP/WA", "PENDIDIKAN"],
    ]
    for i, p in enumerate(who, 1):
        where = f"RT {i:02} Kampung {p.desa}, Kec. {p.kec}"
        rows.append([i, p.name, "LP"[i % 2], 30 + i, where, float(p.phone[1:]), "SMA"])
    rows += [
        ["", "Mengetahui,", "", "", "", "Sendawar, 2 Juli 2025"],
        ["", "Camat", "", "", "", "Pendamping Kampung"],
        ["", "ttd", "", "", "", "ttd"],
        ["", "YAKOBUS TULLUR, S.Sos", "", "", "", "Maria Goreti"],
    ]
    return Truth(xlsx(rows, merge("A1:G1")), who, foreign={"SMA", "Maria Goreti"})
