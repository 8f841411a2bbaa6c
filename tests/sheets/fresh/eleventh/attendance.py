"""Sheets to sign, ticked, carried over, filled in by half."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, district, fresh, people, person
from tests.sheets.fresh.eleventh.parts import MALUKU, bare, dashed
from tests.sheets.fresh.files import ods, text, xls, xlsx
from tests.sheets.fresh.names import MINANG
from tests.sheets.fresh.office import Office

sheet = partial(fresh, 11)


@sheet("two days, a sheet each, most of them there on both", regions=("13.06",))
def _(o: Office) -> Truth:
    o.call(MINANG)
    some = people(o, 12)
    head = ["No", "Nama", "Nagari", "Jabatan", "No HP", "Paraf"]
    sheets: dict[str, list[list[object]]] = {}
    for day, there in (("Hari I", some[:9]), ("Hari II", some[4:])):
        sheets[day] = [[f"DAFTAR HADIR {day.upper()}"], [], [*head]]
        sheets[day] += [
            [i, p.name, p.desa, p.position, dashed(p), ""] for i, p in enumerate(there, 1)
        ]
    return Truth(xlsx(sheets), some)


@sheet("dates across with ticks, and letters for the ill and the excused")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[list[object]] = [
        ["No", "Nama Peserta", "Desa", "Jabatan", "HP", "Pertemuan", "", "", "Jml"],
        ["", "", "", "", "", "12/6", "19/6", "26/6", ""],
    ]
    for i, p in enumerate(some, 1):
        marks = [o.rng.choice(["✓", "✓", "I", "S", "A"]) for _ in range(3)]
        rows.append([i, p.name, p.desa, p.position, p.local, *marks, marks.count("✓")])
    rows.append(["", "Ket: ✓ = hadir, I = izin, S = sakit, A = alpa"])
    return Truth(xlsx(rows), some)


@sheet("a form for forty of which seventeen are filled in")
def _(o: Office) -> Truth:
    some = people(o, 17)
    rows: list[list[object]] = [
        ["DAFTAR PESERTA"],
        ["No", "Nama", "Desa", "Jabatan", "No HP", "Ttd"],
    ]
    for i in range(1, 41):
        p = some[i - 1] if i <= 17 else None
        cells = [p.name, p.desa, p.position, p.local] if p else ["", "", "", ""]
        rows.append([i, *cells, f"{i}....."])
    return Truth(ods(rows), some)


@sheet("left half one to twelve, right half thirteen to twenty-three, and a sum below each")
def _(o: Office) -> Truth:
    some = bare(people(o, 23))
    head = ["No", "Nama", "Desa/Kel", "HP"]
    rows: list[list[object]] = [[*head, "", *head]]
    for i in range(12):
        a = some[i]
        b = some[i + 12] if i + 12 < 23 else None
        right = [i + 13, b.name, b.desa, b.local] if b else ["", "", "", ""]
        rows.append([i + 1, a.name, a.desa, a.local, "", *right])
    rows.append(["Jumlah", "12", "", "", "", "Jumlah", "11", "", ""])
    return Truth(xlsx(rows), some)


@sheet("sums carried over from page to page")
def _(o: Office) -> Truth:
    some = people(o, 18)
    rows: list[list[object]] = []
    for at in range(0, 18, 6):
        rows.append(["No.", "Nama", "Jabatan", "Desa", "Telp/WA", "Uang Saku"])
        if at:
            rows.append(["", "Jumlah pindahan", "", "", "", at * 100000])
        rows += [
            [at + i, p.name, p.position, p.desa, p.local, 100000]
            for i, p in enumerate(some[at : at + 6], 1)
        ]
        word = "Jumlah dipindahkan" if at < 12 else "JUMLAH"
        rows += [["", word, "", "", "", (at + 6) * 100000], []]
    return Truth(xls(rows), some)


@sheet("ranks of the hosts above, the people of the villages below", regions=("81.01",))
def _(o: Office) -> Truth:
    o.call(MALUKU)
    some = people(o, 10)
    rows: list[list[object]] = [
        ["DAFTAR HADIR PERTEMUAN KDMP"],
        ["A. UNSUR NEGERI"],
        ["NO", "NAMA", "NEGERI / NEGERI ADMINISTRATIF", "JABATAN", "NO. HP"],
    ]
    rows += [[i, p.name, p.desa, p.position, p.local] for i, p in enumerate(some, 1)]
    rows += [[], ["B. PANITIA"], ["NO", "NAMA", "BIDANG TUGAS", "", ""]]
    hosts = [o.name() for _ in range(3)]
    duties = ("Konsumsi", "Registrasi", "Dokumentasi")
    rows += [[i, n, d] for i, (n, d) in enumerate(zip(hosts, duties, strict=True), 1)]
    return Truth(xlsx(rows), some, told=hosts)


@sheet("a sheet for each district, the district only on the tab and in the title")
def _(o: Office) -> Truth:
    sheets: dict[str, list[list[object]]] = {
        "REKAP": [["KECAMATAN", "JUMLAH"], ["Total", 15]],
    }
    some: list[Person] = []
    for villages in o.districts(5, 3):
        group = district(o, villages)
        kec = group[0].kec
        sheets[kec[:31]] = [
            [f"PESERTA KECAMATAN {kec.upper()}"],
            ["NO", "NAMA", "JABATAN", "DESA", "NO HP"],
        ]
        sheets[kec[:31]] += [
            [i, p.name, p.position, p.desa, p.local] for i, p in enumerate(group, 1)
        ]
        sheets[kec[:31]].append(["", "", "", f"Camat {kec}"])
        some += group
    return Truth(xls(sheets), some)


@sheet("two of each village, the second with ditto marks")
def _(o: Office) -> Truth:
    rows: list[list[object]] = [["No", "Kec.", "Desa", "Nama", "Jabatan", "WA"]]
    some: list[Person] = []
    for i, village in enumerate(o.some(8), 1):
        a, b = (person(o, village, post) for post in ("Ketua", "Sekretaris"))
        mark = ("sda", "idem", '"', "s.d.a", ",,", "〃", "-sda-", "sda")[i - 1]
        rows.append([i, a.kec, a.desa, a.name, a.position, a.local])
        rows.append(["", mark, mark, b.name, b.position, b.local])
        some += [a, b]
    return Truth(text(rows, ";"), some)
