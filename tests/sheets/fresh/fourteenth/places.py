"""Villages in addresses, numbers in every form, other formats and provinces."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, district, fresh, people
from tests.sheets.fresh.files import Row, lines, ods, page, text, xls, xlsx
from tests.sheets.fresh.names import BALI, SULAWESI
from tests.sheets.fresh.office import Office

new = partial(fresh, 14)


@new("full addresses with RT and RW")
def _(o: Office) -> Truth:
    ways = (
        "Desa {d}, RT 01 RW 02 Kec. {k}",
        "RT 03/RW 01 Desa {d} Kec. {k}",
        "Ds. {d} RT 02/04, Kecamatan {k}, Kab. Banjarnegara",
        "{d} RT.004 RW.001, {k}, Banjarnegara 53471",
    )
    some = people(o, 12)
    rows: list[Row] = [
        [i, p.name, ways[i % 4].format(d=p.desa, k=p.kec), p.position, p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx([["No", "Nama", "Alamat", "Jabatan", "No HP"], *rows]), some)


@new("village and district in a cell, each with its own mark")
def _(o: Office) -> Truth:
    ways = ("{d} / {k}", "{d} - {k}", "{d}, {k}", "Ds {d} Kec {k}", "{d} ({k})")
    some = people(o, 15)
    rows: list[Row] = [
        [i, p.name, p.position, ways[i % 5].format(d=p.desa, k=p.kec), p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(text([["No", "Nama", "Jabatan", "Desa / Kecamatan", "HP"], *rows], ","), some)


@new("hamlets before the villages")
def _(o: Office) -> Truth:
    hamlets = ("Krajan", "Sidamulya", "Gunung Tugel", "Kaliputih")
    ways = ("Dusun {h}, {d}", "Dsn. {h} Desa {d}", "Dukuh {h} - {d}", "Dusun {h} RT 1/2 {d}")
    some = people(o, 12)
    rows: list[Row] = [
        [p.name, ways[i % 4].format(h=hamlets[i % 3], d=p.desa), p.kec, p.position, p.local]
        for i, p in enumerate(some)
    ]
    return Truth(xlsx([["Nama", "Alamat Desa", "Kecamatan", "Jabatan", "WA"], *rows]), some)


@new("Pemdes, KDMP and Koperasi in the column of the institution")
def _(o: Office) -> Truth:
    ways = ("Pemdes {}", "KDMP {}", "Koperasi Desa Merah Putih {}", "Kopdes {}", "KDMP Desa {}")
    some = people(o, 10)
    rows: list[Row] = [
        [i, f"Bpk. {p.name}", p.position, ways[i % 5].format(p.desa), p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx([["No", "Nama", "Jabatan", "Asal Instansi", "No HP"], *rows]), some)


@new("numbers in every form")
def _(o: Office) -> Truth:
    some = people(o, 14)
    rows: list[Row] = []
    for i, p in enumerate(some):
        n = p.local
        ways: tuple[object, ...] = (
            f"+62 {n[1:4]}-{n[4:8]}-{n[8:]}",
            "62" + n[1:],
            f"({n[:4]}) {n[4:8]} {n[8:]}",
            f"WA {n}",
            f"{n[:4]}.{n[4:8]}.{n[8:]}",
            int(n),
            float(n),
            f"'{n}",
            f"{n} (WA aktif)",
            f"{n[:4]} - {n[4:8]} - {n[8:]}",
            f"https://wa.me/62{n[1:]}",
            f"{n[:3].replace('0', 'O', 1)}{n[3:]}",
            f"0062{n[1:]}",
            f"Hp: {n},",
        )
        rows.append([p.name, p.desa, p.kec, p.position, ways[i]])
    return Truth(xlsx([["Nama", "Desa", "Kecamatan", "Jabatan", "No. HP/WA"], *rows]), some)


@new("formulas that keep the zero, in a csv of commas")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [[p.name, p.desa, p.kec, p.position, f'="{p.local}"'] for p in some]
    head = ["nama", "desa", "kecamatan", "jabatan", "telepon"]
    return Truth(text([head, *rows], ",", "utf-8-sig"), some)


@new("web page named xls")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [
        [i, p.name, p.position, p.desa, p.kec, p.local] for i, p in enumerate(some, 1)
    ]
    head = ["No", "Nama Pengurus", "Jabatan", "Desa/Kel", "Kecamatan", "Nomor HP"]
    return Truth(page([head, *rows], "<h3>Data Pengurus KDMP</h3>"), some)


@new("ods with sections of districts and numbers without zero")
def _(o: Office) -> Truth:
    rows: list[Row] = [["DAFTAR UNDANGAN"], ["No", "Nama", "Jabatan", "Desa", "No HP", "Ket"]]
    some: list[Person] = []
    for villages in o.districts(3, 4):
        group = district(o, villages)
        rows.append(["", f"KEC. {villages[0].kecamatan.upper()}"])
        rows += [
            [i, p.name, p.position, p.desa, int(p.local), "hadir"] for i, p in enumerate(group, 1)
        ]
        some += group
    return Truth(ods(rows), some)


@new("tabs from the clipboard")
def _(o: Office) -> Truth:
    some = people(o, 9)
    said = [
        f"{i}\t{p.name}\t{p.desa}\t{p.kec}\t{p.position}\t{p.local}" for i, p in enumerate(some, 1)
    ]
    return Truth(lines("No\tNama\tDesa\tKecamatan\tJabatan\tHP", *said), some)


@new("Gowa, villages and kelurahan with their kind", regions=("73.06",))
def _(o: Office) -> Truth:
    o.call(SULAWESI)
    some = people(o, 12)
    rows: list[Row] = []
    for i, p in enumerate(some, 1):
        kind = "Kel." if p.village.kind == "kelurahan" else "Desa"
        rows.append([i, p.name, p.position, f"{kind} {p.desa}", f"Kec. {p.kec}", p.local])
    head = ["No", "Nama", "Jabatan", "Desa/Kelurahan", "Kecamatan", "No HP"]
    return Truth(xls([["PESERTA KAB. GOWA"], head, *rows]), some)


@new("Buleleng, by district and with account numbers", regions=("51.08",))
def _(o: Office) -> Truth:
    o.call(BALI)
    rows: list[Row] = [["Kecamatan", "Desa", "Nama", "Jabatan", "No Rekening", "No. HP"]]
    some: list[Person] = []
    foreign = set()
    for villages in o.districts(3, 4):
        group = district(o, villages)
        for at, p in enumerate(group):
            account = f"01700200{o.rng.randrange(1000000, 9999999)}"
            foreign |= {account}
            rows.append(["" if at else p.kec, p.desa, p.name, p.position, account, p.local])
        some += group
    return Truth(text(rows, ";"), some, foreign=foreign)


@new("pairs of names without positions in a cell")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Nama Peserta", "Desa", "Kecamatan"]]
    wanted, some = [], []
    for i, v in enumerate(o.some(9), 1):
        a, b = (Person(o.name(), v, "", "") for _ in range(2))
        if i % 3:
            wanted.append(a)
            rows.append([i, a.name, v.name, v.kecamatan])
        else:
            some += [a, b]
            rows.append([i, f"1. {a.name}\n2. {b.name}", v.name, v.kecamatan])
    return Truth(xlsx(rows), wanted, open=some)
