"""Tables: headings of parts, several things under one heading, cooperatives by their village."""

from datetime import date

from tests.sheets.fresh.case import Person, Truth, Wish, district, people
from tests.sheets.fresh.files import Row, ods, page, text, xls, xlsx
from tests.sheets.fresh.ninth.kit import nine, unposted, unreachable
from tests.sheets.fresh.office import Office


@nine("form: parts of questions behind a sign, as several makers of forms write them")
def _(o: Office) -> Truth:
    head = ["Response ID", "Data diri: Nama lengkap", "Data diri: Nomor WhatsApp"]
    head += ["Koperasi > Desa", "Koperasi > Kecamatan", "Koperasi > Jabatan"]
    rows: list[Row] = [head]
    some = people(o, 9)
    for i, p in enumerate(some):
        rows.append([f"R_{i}9x", p.name, p.local, p.desa, p.kec, p.position])
    return Truth(text(rows, ","), some)


@nine("form: emergency contact beside the person's own number")
def _(o: Office) -> Truth:
    some = unposted(o, 8)
    rows: list[Row] = [["Nama", "Desa", "Phone", "Emergency Contact - Name", "Emergency - Phone"]]
    foreign, others = set(), []
    for p in some:
        other = o.phone()
        others.append(o.name())
        foreign |= {f"0{other[3:]}", other}
        rows.append([p.name, p.desa, p.local, others[-1], f"0{other[3:]}"])
    return Truth(xlsx(rows), some, foreign=foreign)


@nine("name and village under one heading, parted by a dash")
def _(o: Office) -> Truth:
    some = unposted(o, 10)
    rows: list[Row] = [["No", "Nama - Asal Desa", "HP"]]
    rows += [[i, f"{p.name} - {p.desa}", p.local] for i, p in enumerate(some, 1)]
    return Truth(text(rows, ";"), some)


@nine("name, village and district on three lines of a cell")
def _(o: Office) -> Truth:
    some = unposted(o, 9)
    rows: list[Row] = [["NO", "NAMA/DESA/KECAMATAN", "NO. WA"]]
    rows += [[i, f"{p.name}\n{p.desa}\n{p.kec}", p.local] for i, p in enumerate(some, 1)]
    return Truth(xlsx(rows), some)


@nine("position and village under one heading beside the name")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["No", "Nama", "Jabatan / Desa", "Telepon"]]
    rows += [[i, p.name, f"{p.position} / {p.desa}", p.local] for i, p in enumerate(some, 1)]
    return Truth(xls(rows), some)


@nine("village and number under one heading")
def _(o: Office) -> Truth:
    some = unposted(o, 9)
    rows: list[Row] = [["Nama Lengkap", "Desa / No HP"]]
    rows += [[p.name, f"{p.desa} / {p.local}"] for p in some]
    return Truth(ods(rows), some)


@nine("cooperatives by the bare name of their village, and the district in brackets")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["No", "Koperasi", "Nama Pengurus", "Jabatan", "HP"]]
    rows += [[i, f"{p.desa} ({p.kec})", p.name, p.position, p.local] for i, p in enumerate(some, 1)]
    return Truth(xlsx(rows), some)


@nine("delegates of a KDMP without numbers, in capitals")
def _(o: Office) -> Truth:
    some = unreachable(o, 10)
    rows: list[Row] = [["NAMA DELEGASI", "UTUSAN KDMP", "SELAKU"]]
    rows += [[p.name.upper(), p.desa.upper(), str(p.position).upper()] for p in some]
    return Truth(text(rows, ","), some)


@nine("organization or agency under two words, cooperatives abbreviated")
def _(o: Office) -> Truth:
    some = unposted(o, 10)
    ways = ("KDMP {}", "Kop. Desa Merah Putih {}", "KMP {}", "Koperasi Ds. {}", "Pemdes {}")
    rows: list[Row] = [["Nama", "Organisasi / Instansi", "Nomor Telepon"]]
    rows += [[p.name, ways[i % 5].format(p.desa), p.local] for i, p in enumerate(some)]
    return Truth(page(rows), some)


@nine("addresses with the regency and the province behind the district, no commas")
def _(o: Office) -> Truth:
    some = unposted(o, 10)
    ways = (
        "Desa {0} Kecamatan {1} Kabupaten Banjarnegara Jawa Tengah",
        "Ds {0} Kec {1} Banjarnegara Jateng",
        "{0} {1} Banjarnegara",
        "Kantor Desa {0}, Kec. {1} 53456",
    )
    rows: list[Row] = [["Nama", "Alamat", "HP"]]
    rows += [[p.name, ways[i % 4].format(p.desa, p.kec), p.local] for i, p in enumerate(some)]
    return Truth(text(rows, ";"), some, foreign={"53456"})


@nine("kalurahan and kapanewon before the names", regions=("34.02",))
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["No", "Nama", "Kalurahan", "Kapanewon", "Jabatan", "HP"]]
    rows += [
        [i, p.name, f"Kalurahan {p.desa}", f"Kapanewon {p.kec}", p.position, p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some)


@nine("dates of two kinds beside the number, the village last")
def _(o: Office) -> Truth:
    some = people(o, 9)
    rows: list[Row] = [
        ["Tgl Daftar", "Nama Pendaftar", "Jabatan", "WA Aktif", "Tgl SK", "Dari Desa"]
    ]
    rows += [
        [date(2025, 6, i), p.name, p.position, p.local, date(2025, 5, 20), f"Ds. {p.desa}"]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some)


@nine("wishes in columns by rank, many of them empty, villages called like districts", "requests")
def _(o: Office) -> Truth:
    hosts = {"A": "Bank Jateng", "B": "Perum Bulog", "C": "PT Pos Indonesia", "D": "Telkomsel"}
    names = list(hosts)
    alike = [v for v in o.villages if v.name == v.kecamatan][:6]
    rows: list[Row] = [["No", "Desa", "Kecamatan", "Pilihan 1", "Pilihan 2", "Pilihan 3"]]
    wanted = []
    for i, village in enumerate(alike):
        chosen = o.rng.sample(names, 1 + i % 3)
        said = [hosts[name] for name in chosen] + ["-"] * (3 - len(chosen))
        rows.append([i + 1, village.name, village.kecamatan, *said])
        wanted += [Wish(village, name, rank) for rank, name in enumerate(chosen, 1)]
    return Truth(xlsx(rows), wanted, partners=hosts)


@nine("people of a district under the name of a person who leads it")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Nama", "Desa", "Jabatan", "HP"]]
    wanted: list[Person] = []
    for villages in o.districts(3, 4):
        rows.append([f"KECAMATAN {villages[0].kecamatan.upper()}"])
        for i, p in enumerate(district(o, villages), 1):
            rows.append([i, p.name, p.desa, p.position, p.local])
            wanted.append(p)
        rows.append(["", "Jumlah", len(villages)])
    return Truth(xlsx(rows), wanted)


@nine("number of the phone in a row below its person, marked as such")
def _(o: Office) -> Truth:
    some = people(o, 8)
    rows: list[Row] = [["No", "Nama", "Jabatan", "Desa"]]
    for i, p in enumerate(some, 1):
        rows += [[i, f"{p.name} ({p.local})", p.position, p.desa]]
    return Truth(text(rows, ","), some)
