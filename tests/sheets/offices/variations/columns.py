"""Columns about other matters, columns without a heading, headings of an office's own."""

from collections.abc import Callable, Sequence

from tests.sheets.offices.case import Case, Maker, Person, variation
from tests.sheets.offices.writing import HEADING, body, book, text

Value = Callable[[int], object]


def _with(maker: Maker, columns: Sequence[tuple[str, Value]], *, front: bool = False) -> Case:
    people = maker.people(12)
    foreign: set[str] = set()
    rows: list[list[object]] = []
    for at, row in enumerate(body(people)):
        more = [value(at) for _, value in columns]
        foreign |= {str(cell) for cell in more}
        rows.append([*more, *row] if front else [*row, *more])
    names = [name for name, _ in columns]
    heading = [*names, *HEADING] if front else [*HEADING, *names]
    return Case(text([heading, *rows]), people, foreign=foreign)


def _nik(at: int) -> str:
    return f"330401{10 + at}0190{1000 + at}"


@variation(2, "timestamp and date of confirmation")
def timestamp(maker: Maker) -> Case:
    return _with(
        maker,
        [
            ("Timestamp", lambda at: f"2025-06-{at + 1:02} 10:12:33"),
            ("Tanggal Konfirmasi", lambda at: f"{at + 1:02}/06/2025"),
        ],
        front=True,
    )


@variation(2, "turnover and members in numbers like phones")
def turnover(maker: Maker) -> Case:
    return _with(
        maker,
        [
            ("Omzet", lambda at: 812_345_678 + at * 1000),
            ("Jumlah Anggota", lambda at: 200 + at),
            ("Modal Awal (Rp)", lambda at: 85_000_000_0 + at),
        ],
    )


@variation(2, "NIK, family card and NPWP")
def identity(maker: Maker) -> Case:
    return _with(
        maker,
        [
            ("NIK", _nik),
            ("No KK", lambda at: _nik(at + 20)),
            ("NPWP", lambda at: f"08.123.45{at}.8-529.000"),
        ],
        front=True,
    )


@variation(2, "postal code and the office's own code")
def codes(maker: Maker) -> Case:
    return _with(
        maker,
        [("Kode Pos", lambda at: 53410 + at), ("Kode Peserta", lambda at: f"P-{at:03}")],
        front=True,
    )


@variation(2, "own code called Kode")
def own_code(maker: Maker) -> Case:
    return _with(maker, [("Kode", lambda at: f"BJN{at:03}")], front=True)


@variation(2, "coordinates and NPSN")
def coordinates(maker: Maker) -> Case:
    return _with(
        maker,
        [
            ("Latitude", lambda at: f"-7.{391234 + at}"),
            ("Longitude", lambda at: f"109.{681234 + at}"),
            ("NPSN", lambda at: 20304000 + at),
        ],
    )


@variation(2, "date of birth, of upload, of a visit")
def dates(maker: Maker) -> Case:
    return _with(
        maker,
        [
            ("Tempat Tgl Lahir", lambda at: f"Banjarnegara, {at + 1:02}-02-1980"),
            ("Tgl Kunjungan", lambda at: f"{at + 1:02}/05/2025"),
            ("Tanggal Upload", lambda at: f"2025-05-{at + 1:02}"),
        ],
    )


@variation(2, "number of the decree of the village head")
def other_numbers(maker: Maker) -> Case:
    return _with(
        maker,
        [
            ("No Rekening", lambda at: f"3012-01-{812345 + at}-50-1"),
            ("Nomor Induk Pegawai", lambda at: f"19800101200501{1000 + at}"),
            ("No Polisi Kendaraan", lambda at: f"R {8123 + at} XY"),
        ],
    )


@variation(2, "village of birth and village head beside the village")
def other_places(maker: Maker) -> Case:
    people = maker.people(10)
    others = maker.people(10)
    heading = ("Tempat Lahir", "Nama Kepala Desa", "Nama", "Desa", "No HP")
    rows = [[o.desa, o.name, p.name, p.desa, p.local] for p, o in zip(people, others, strict=True)]
    for person in people:
        person.position = ""
    return Case(text([heading, *rows]), people, foreign={o.name for o in others})


@variation(2, "needs in a column about something else")
def products(maker: Maker) -> Case:
    return _with(
        maker,
        [("Makanan Kesukaan", lambda at: ("beras", "kopi", "gula pasir")[at % 3])],
    )


@variation(2, "office phone beside the person's")
def office_phone(maker: Maker) -> Case:
    people = maker.people(8)
    heading = ("Nama Peserta", "Desa", "Telp Kantor Desa", "No HP Peserta", "Jabatan")
    rows = [
        [p.name, p.desa, f"0286-5912{at:02}", p.local, p.position] for at, p in enumerate(people)
    ]
    return Case(text([heading, *rows]), people)


@variation(2, "the phone column has no heading")
def unnamed_phone(maker: Maker) -> Case:
    people = maker.people(8)
    return Case(text([[*HEADING[:-1], ""], *body(people)]), people)


@variation(2, "the village column has no heading")
def unnamed_village(maker: Maker) -> Case:
    people = maker.people(8)
    heading = ("No", "Nama", "", "Kecamatan", "Jabatan", "HP")
    return Case(book([heading, *body(people)]), people)


def _headed(maker: Maker, *heading: str) -> Case:
    people = maker.people(7)
    return Case(text([heading, *body(people)]), people)


@variation(2, "headings with what to fill in")
def hints(maker: Maker) -> Case:
    return _headed(
        maker,
        "No.",
        "Nama Lengkap (sesuai KTP)",
        "Desa/Kelurahan *",
        "Kecamatan *",
        "Jabatan (Ketua/Sekretaris/Bendahara)",
        "No. HP (aktif WA)",
    )


@variation(2, "headings by other words")
def other_words(maker: Maker) -> Case:
    return _headed(
        maker, "#", "Nama Delegasi", "Asal Desa", "Wilayah Kecamatan", "Jbtn", "Nomor Kontak"
    )


@variation(2, "headings misspelt")
def misspelt(maker: Maker) -> Case:
    return _headed(maker, "No", "Nama Lenkap", "Kelurahn", "Kecamtan", "Jabatn", "No Hanphone")


@variation(2, "English headings")
def english(maker: Maker) -> Case:
    return _headed(maker, "No", "Full Name", "Village", "Sub-district", "Position", "Mobile Number")


@variation(2, "two rows of headings with merged groups")
def two_rows(maker: Maker) -> Case:
    people = maker.people(7)
    rows: list[Sequence[object]] = [
        ["NO", "PESERTA", "", "ASAL", "", "KONTAK"],
        ["", "NAMA", "JABATAN", "DESA", "KECAMATAN", "HP"],
        *([at, p.name, p.position, p.desa, p.kecamatan, p.local] for at, p in enumerate(people, 1)),
    ]
    return Case(book(rows, merges=("B1:C1", "D1:E1")), people)


def anonymous(people: list[Person]) -> list[Person]:
    """Return the people, of whom the list says no position."""
    for person in people:
        person.position = ""
    return people


@variation(2, "first and last name apart")
def first_last(maker: Maker) -> Case:
    people = maker.people(6)
    heading = ("First Name", "Last Name", "Village", "Phone", "Position")
    rows = [[*p.name.split(" ", 1), p.desa, p.local, p.position] for p in people]
    return Case(text([heading, *rows], ","), people)
