"""Headings in several rows, misspelt, abbreviated, in other languages, and beside strange ones."""

from functools import partial

from tests.sheets.fresh.case import Person, Truth, fresh, people, person
from tests.sheets.fresh.files import Row, merge, xls, xlsx
from tests.sheets.fresh.office import Office
from tests.sheets.fresh.third.tables import table

seven = partial(fresh, 7)


def bare(some: list[Person]) -> list[Person]:
    """Return people whose list says no position."""
    return [Person(p.name, p.village, p.phone, None) for p in some]


def _headed(o: Office, head: list[object], count: int = 12) -> Truth:
    some = people(o, count)
    return Truth(xlsx([head, *table(some)]), some)


@seven("headings in three rows with numbers of columns below")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [
        ["DATA PESERTA TEMU BISNIS"],
        [],
        ["NO", "KOPERASI", "", "PENGURUS YANG DITUGASKAN", "", ""],
        ["", "LOKASI", "", "IDENTITAS", "", "KONTAK"],
        ["", "DESA/KEL.", "KEC.", "NAMA", "JABATAN", "NO. HP"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    ]
    rows += [[i, p.desa, p.kec, p.name, p.position, p.local] for i, p in enumerate(some, 1)]
    return Truth(xlsx(rows, merge("A3:A5", "B3:C3", "B4:C4", "D3:F3", "D4:E4")), some)


@seven("every heading misspelt")
def _(o: Office) -> Truth:
    return _headed(o, ["N0", "Nama Pengrus", "Jabtan", "Desa/Keluraham", "Kecamtan", "No Handpone"])


@seven("headings of a volunteer in English")
def _(o: Office) -> Truth:
    return _headed(o, ["#", "Full name", "Role", "Village", "Sub-district", "Mobile no."])


@seven("headings in Javanese")
def _(o: Office) -> Truth:
    truth = _headed(o, ["No", "Asma", "Kalenggahan", "Desa", "Kecamatan", "Nomer HP"])
    return Truth(truth.data, [], open=truth.wanted, refused={"columns_missing"})


@seven("headings abbreviated with dots and strokes")
def _(o: Office) -> Truth:
    return _headed(o, ["No.Urt", "Nm. Peserta", "Jbtn.", "Ds/Kel", "Kec.", "HP/W.A."])


@seven("nomor telepon yang bisa di-WA, asal KDMP, tugas di koperasi")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [
        [
            "No",
            "Nama Pengurus yang Ditugaskan",
            "Jabatan di KDMP",
            "KDMP",
            "Kecamatan",
            "Nomor Telepon yang bisa di-WA",
        ]
    ]
    rows += [
        [i, p.name, p.position, f"KDMP {p.desa}", p.kec, p.local] for i, p in enumerate(some, 1)
    ]
    return Truth(xls(rows), some)


@seven("Telegram, account, NIK, NPWP, birth and street beside the number")
def _(o: Office) -> Truth:
    some, foreign = people(o, 12), set()
    head = ["No", "Nama Lengkap", "NIK", "NPWP", "Tempat, Tgl Lahir", "Alamat Rumah", "Desa"]
    head += ["Kecamatan", "Jabatan", "Telegram", "No. HP", "No Rekening", "Bank"]
    rows: list[Row] = [head]
    for i, p in enumerate(some, 1):
        nik, tax = f"330401{o.rng.randrange(10**9, 10**10)}", f"09.254.29{i % 10}.3-529.0{i:02}"
        account, telegram = f"3-023-{o.rng.randrange(10**5, 10**6)}-{i}", f"@pengurus_{i:02}"
        foreign |= {nik, tax, account, telegram}
        born = f"Banjarnegara, {i + 3}-05-1980"
        street = f"Jl. Mawar No. {i} RT 02/RW 01"
        rows.append(
            [
                i,
                p.name,
                nik,
                tax,
                born,
                street,
                p.desa,
                p.kec,
                p.position,
                telegram,
                p.local,
                account,
                "BRI",
            ]
        )
    return Truth(xlsx(rows), some, foreign=foreign)


@seven("two columns of numbers: HP 1 and HP 2")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No. HP 1", "No. HP 2"]]
    rows += [[*row, "0" + o.phone()[3:] if i % 2 else ""] for i, row in enumerate(table(some))]
    return Truth(xlsx(rows), some)


@seven("head of the village with a number, then the chair of the cooperative with another")
def _(o: Office) -> Truth:
    some, foreign = people(o, 12), set()
    rows: list[Row] = [
        ["No", "Kecamatan", "Desa", "Kepala Desa", "", "Ketua KDMP", ""],
        ["", "", "", "Nama", "No HP", "Nama", "No HP"],
    ]
    wanted = []
    for i, p in enumerate(some, 1):
        head, number = o.name(), o.phone()
        foreign |= {head, number}
        rows.append([i, p.kec, p.desa, head, "0" + number[3:], p.name, p.local])
        wanted.append(Person(p.name, p.village, p.phone, "Ketua"))
    return Truth(
        xlsx(rows, merge("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1")), wanted, foreign=foreign
    )


@seven("headings on lines of their own in a cell, turned by ninety degrees")
def _(o: Office) -> Truth:
    return _headed(
        o,
        [
            "No.\nUrut",
            "Nama\nLengkap",
            "Jaba-\ntan",
            "Desa /\nKelurahan",
            "Keca-\nmatan",
            "No.\nHP",
        ],
    )


@seven("name and position in one cell, number and village in another")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["No", "Nama / Jabatan", "Desa / Kecamatan", "No. Telp."]]
    rows += [
        [i, f"{p.name} / {p.position}", f"{p.desa} / {p.kec}", p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some)


@seven("name and number in one cell")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["No", "Desa", "Kecamatan", "Nama dan No. HP", "Jabatan"]]
    rows += [[i, p.desa, p.kec, f"{p.name} {p.local}", p.position] for i, p in enumerate(some, 1)]
    return Truth(xlsx(rows), [], open=some)


@seven("cooperative's name alone, with its village and district")
def _(o: Office) -> Truth:
    some = people(o, 10)
    rows: list[Row] = [["No", "Nama Koperasi", "Nama Ketua", "Kontak"]]
    rows += [
        [i, f"Koperasi Desa Merah Putih {p.desa} Kecamatan {p.kec}", p.name, p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), bare(some))


@seven("number of an invitation and of a badge, no running number")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [["No. Undangan", "Kode Peserta", "Nama", "Jabatan", "Desa", "Kec", "WA"]]
    rows += [
        [f"005/{100 + i}/2025", f"P-{i:03}", p.name, p.position, p.desa, p.kec, p.local]
        for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some, foreign={f"P-{i:03}" for i in range(1, 13)})


@seven("a column of blanks after each column")
def _(o: Office) -> Truth:
    some = people(o, 12)
    head: Row = ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP"]
    rows = [[cell for each in row for cell in (each, "")] for row in (head, *table(some))]
    return Truth(xlsx(rows), some)


@seven("office of the village beside the post in the cooperative")
def _(o: Office) -> Truth:
    some = people(o, 12)
    rows: list[Row] = [
        ["No", "Nama", "Jabatan di Desa", "Jabatan di Koperasi", "Desa", "Kecamatan", "No HP"]
    ]
    posts = ("Kaur Keuangan", "Perangkat Desa", "Kadus", "Tokoh Masyarakat")
    rows += [
        [i, p.name, posts[i % 4], p.position, p.desa, p.kec, p.local] for i, p in enumerate(some, 1)
    ]
    return Truth(xlsx(rows), some)


@seven("officers of each village in a row: chair, secretary, treasurer, each with a number")
def _(o: Office) -> Truth:
    head = ["No", "Desa", "Kecamatan"]
    jobs = ("Ketua", "Sekretaris", "Bendahara")
    head += [cell for job in jobs for cell in (f"Nama {job}", f"No. HP {job}")]
    rows: list[Row] = [head]
    wanted = []
    for i, v in enumerate(o.some(8), 1):
        three = [person(o, v, job) for job in jobs]
        rows.append([i, v.name, v.kecamatan, *(c for p in three for c in (p.name, p.local))])
        wanted += three
    return Truth(xlsx(rows), wanted)
