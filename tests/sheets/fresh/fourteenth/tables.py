"""Tables of offices, with their usual disorders."""

from datetime import date
from functools import partial

from tests.sheets.fresh.case import Person, Truth, district, fresh, people, person
from tests.sheets.fresh.files import Row, merge, text, xls, xlsx
from tests.sheets.fresh.office import Office

new = partial(fresh, 14)


def nik(o: Office) -> str:
    return f"3304{o.rng.randrange(10**11, 10**12)}"


def near(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def misspelt(o: Office, count: int) -> list[tuple[Person, str]]:
    """People whose village, written with one letter less or other, is near to no other."""
    names = [v.name.casefold() for v in o.villages]
    found: list[tuple[Person, str]] = []
    while len(found) < count:
        p = person(o)
        at = o.rng.randrange(2, max(3, len(p.desa) - 1))
        wrong = p.desa[:at] + o.rng.choice(("", p.desa[at] * 2)) + p.desa[at + 1 :]
        others = [n for n in names if n != p.desa.casefold()]
        far = min(near(wrong.casefold(), n) for n in others) > 2
        if far and len(p.desa) > 7 and " " not in p.desa and wrong != p.desa:
            found.append((p, wrong))
    return found


@new("degrees and hajis, NIK and postal code")
def _(o: Office) -> Truth:
    some, foreign = [], set()
    rows: list[Row] = [
        ["DAFTAR HADIR PESERTA TEMU BISNIS"],
        ["Dinas Koperasi UKM Kabupaten Banjarnegara"],
        [],
        [
            "No",
            "Nama Lengkap dan Gelar",
            "NIK",
            "Jabatan",
            "Desa",
            "Kecamatan",
            "Kode Pos",
            "No. HP",
        ],
    ]
    ways = ("{}, S.Pd.", "H. {}", "{}", "Hj. {}, S.E.", "Drs. {}", "{}, A.Md", "Ir. H. {}, M.M.")
    for i, bare in enumerate(people(o, 14), 1):
        name = ways[i % 7].format(bare.name)
        p = Person(name, bare.village, bare.phone, bare.position)
        number = nik(o)
        foreign |= {number}
        some.append(p)
        rows.append([i, p.name, number, p.position, p.desa, p.kec, 53400 + i, p.local])
    rows += [
        [],
        ["", "", "", "", "", "Banjarnegara, 4 Juli 2025"],
        ["", "", "", "", "", "Kepala Dinas"],
    ]
    rows += [
        ["", "", "", "", "", "Drs. SUDARYANTO, M.Si"],
        ["", "", "", "", "", "NIP. 196501011990031002"],
    ]
    foreign |= {"53401", "53407", "196501011990031002"}
    return Truth(xlsx(rows, merge("A1:H1", "A2:H2")), some, foreign=foreign)


@new("villages misspelt by a letter")
def _(o: Office) -> Truth:
    some = misspelt(o, 10)
    rows = [
        [i, p.name.upper(), wrong.upper(), p.kec, p.position, p.local]
        for i, (p, wrong) in enumerate(some, 1)
    ]
    head = ["NO", "NAMA", "DESA/KELURAHAN", "KECAMATAN", "JABATAN", "NO HP/WA"]
    return Truth(text([head, *rows]), [p for p, _ in some])


@new("ditto marks, sda and idem for districts and positions")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No.", "Kecamatan", "Desa", "Nama Pengurus", "Jabatan", "Nomor WA"]]
    some: list[Person] = []
    marks = ('"', "sda", "s.d.a", "idem", "''")
    for villages in o.districts(3, 5):
        group = [person(o, v, "Ketua") for v in villages]
        for at, p in enumerate(group):
            kec = p.kec if at == 0 else marks[at]
            post = "Ketua" if not some and at == 0 else '"'
            rows.append([len(some) + at + 1, kec, p.desa, p.name, post, p.local])
        some += group
    return Truth(xlsx(rows), some)


@new("two in a cell with their positions, numbers in the same order")
def _(o: Office) -> Truth:
    rows: list[Row] = [["No", "Desa", "Kecamatan", "Nama Peserta", "No HP"]]
    some: list[Person] = []
    for i, v in enumerate(o.some(8), 1):
        a, b = person(o, v, "Ketua"), person(o, v, "Sekretaris")
        said = f"{a.name} (Ketua), {b.name} (Sekretaris)"
        rows.append([i, v.name, v.kecamatan, said, f"{a.local} / {b.local}"])
        some += [a, b]
    return Truth(xlsx(rows), some)


@new("chair and secretary in two rows, number and village merged")
def _(o: Office) -> Truth:
    rows: list[Row] = [["NO", "KOPERASI", "DESA", "KECAMATAN", "JABATAN", "NAMA", "NO. HP"]]
    some, places = [], []
    for i, v in enumerate(o.some(9), 1):
        a, b = person(o, v, "Ketua"), person(o, v, "Sekretaris")
        at = len(rows) + 1
        rows.append([i, f"KDMP {v.name}", v.name, v.kecamatan, "Ketua", a.name, a.local])
        rows.append(["", "", "", "", "Sekretaris", b.name, b.local])
        places += [f"{c}{at}:{c}{at + 1}" for c in "ABCD"]
        some += [a, b]
    return Truth(xlsx(rows, merge(*places)), some)


@new("subtotals of districts, grand total and two signatures")
def _(o: Office) -> Truth:
    rows: list[Row] = [["REKAP PESERTA"], ["No", "Nama", "Desa", "Jabatan", "HP", "Jumlah Anggota"]]
    some: list[Person] = []
    for villages in o.districts(3, 4):
        group = district(o, villages)
        rows.append([f"Kecamatan {villages[0].kecamatan}"])
        rows += [
            [i, p.name, f"Desa {p.desa}", p.position, p.local, 100 + i]
            for i, p in enumerate(group, 1)
        ]
        rows.append(["", "Jumlah", "", "", "", 410])
        some += group
    rows += [["", "Jumlah Total", "", "", "", 1230], []]
    rows += [["", "Mengetahui,", "", "", "Banjarnegara, 1 Juli 2025"]]
    rows += [
        ["", "Camat", "", "", "Pendamping"],
        [],
        ["", "SUPRAPTO, S.Sos", "", "", "WINDA LESTARI"],
    ]
    return Truth(xlsx(rows), some, foreign={"SUPRAPTO, S.Sos", "WINDA LESTARI"})


@new("a sheet for each district, recapitulation first")
def _(o: Office) -> Truth:
    some: list[Person] = []
    groups = o.districts(4, 5)
    recap: list[Row] = [["No", "Kecamatan", "Jumlah Peserta"]]
    recap += [[i, g[0].kecamatan, 5] for i, g in enumerate(groups, 1)] + [["", "Total", 20]]
    sheets: dict[str, list[Row]] = {"REKAP": recap}
    for villages in groups:
        group = district(o, villages)
        sheets[f"Kec. {villages[0].kecamatan}"] = [
            ["DAFTAR PESERTA"],
            ["No", "Nama", "Desa", "Jabatan", "No HP"],
            *([i, p.name, p.desa, p.position, p.local] for i, p in enumerate(group, 1)),
        ]
        some += group
    return Truth(xlsx(sheets), some)


@new("two blocks side by side with an empty column between")
def _(o: Office) -> Truth:
    some = people(o, 15)
    head = ["No", "Nama", "Desa", "Jabatan", "HP"]
    cells: list[list[object]]
    cells = [[i, p.name, p.desa, p.position, p.local] for i, p in enumerate(some, 1)]
    right: list[list[object]] = [*cells[8:], ["", "", "", "", ""]]
    rows = [[*a, "", *b] for a, b in zip(cells[:8], right, strict=True)]
    return Truth(xlsx([["PESERTA"], [], [*head, "", *head], *rows]), some)


@new("village head with number before chair and secretary with theirs")
def _(o: Office) -> Truth:
    head = ["No", "Kecamatan", "Desa", "Nama Kades", "No HP Kades"]
    head += ["Nama Ketua KDMP", "No HP Ketua", "Nama Sekretaris KDMP", "No HP Sekretaris"]
    some, rows, alike = [], [], []
    for i, v in enumerate(o.some(10), 1):
        kades, number = o.name(), "0" + o.phone()[3:]
        a, b = person(o, v, "Ketua"), person(o, v, "Sekretaris")
        rows.append([i, v.kecamatan, v.name, kades, number, a.name, a.local, b.name, b.local])
        some += [a, b]
        # A village head is ex officio a supervisor: invited or not, nobody can say.
        alike.append(Person(kades, v, f"+62{number[1:]}", None))
    return Truth(xlsx([head, *rows]), some, alike=alike)


@new("xls with dates, family card and turnover")
def _(o: Office) -> Truth:
    head = ["No", "Tanggal Konfirmasi", "No KK", "Nama", "Desa", "Kecamatan", "Jabatan", "Omzet"]
    rows: list[Row] = [["DATA PESERTA KDMP"], [], [*head, "No Telp"]]
    some, foreign = people(o, 12), set()
    for i, p in enumerate(some, 1):
        card, sales = nik(o), 15_250_000 + i * 500
        foreign |= {card, str(sales)}
        day = date(2025, 6, i)
        rows.append([i, day, card, p.name, p.desa, p.kec, p.position, sales, p.local])
    return Truth(xls(rows, [(0, 0, 0, 8)]), some, foreign=foreign)
