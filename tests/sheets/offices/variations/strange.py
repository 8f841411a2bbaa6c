"""Columns about other matters where the column that they look like is missing."""

from collections.abc import Callable, Sequence

from tests.sheets.offices.case import Case, Maker, variation
from tests.sheets.offices.writing import book, text

Value = Callable[[int], object]


def _lone(maker: Maker, columns: Sequence[tuple[str, Value]], *, workbook: bool = False) -> Case:
    """Return a list of names and villages with columns that look like others."""
    people = maker.people(12)
    rows: list[list[object]] = [["Nama", *(name for name, _ in columns), "Desa"]]
    foreign: set[str] = set()
    for at, person in enumerate(people):
        person.phone = person.position = ""
        more = [value(at) for _, value in columns]
        foreign |= {str(cell) for cell in more}
        foreign |= {f"+62{cell}" for cell in more} | {f"+62{str(cell)[1:]}" for cell in more}
        rows.append([person.name, *more, person.desa])
    foreign -= {place for p in people for place in (p.desa, p.kecamatan)}
    return Case(book(rows) if workbook else text(rows), people, foreign=foreign)


@variation(2, "turnover where there is no phone")
def turnover(maker: Maker) -> Case:
    return _lone(
        maker, [("Omzet", lambda at: 812_345_678 + at), ("Aset", lambda at: 850_000_111 + at)]
    )


@variation(2, "timestamps where there is no date and no phone")
def timestamps(maker: Maker) -> Case:
    return _lone(
        maker,
        [
            ("Timestamp", lambda at: f"2025-06-{at + 1:02}"),
            ("Tanggal Konfirmasi", lambda at: f"2025-07-{at + 1:02}"),
            ("Jam Datang", lambda at: f"08.{at:02}"),
        ],
        workbook=True,
    )


@variation(2, "a family card where there is no legal number")
def family_card(maker: Maker) -> Case:
    return _lone(
        maker,
        [
            ("No KK", lambda at: f"33040112{at:02}900001"),
            ("Nomor KTP", lambda at: f"33040113{at:02}900001"),
        ],
    )


@variation(2, "products, staple crops and hobbies where there are no needs")
def crops(maker: Maker) -> Case:
    return _lone(
        maker,
        [
            ("Komoditas Lahan", lambda at: ("kopi", "salak", "kentang")[at % 3]),
            ("Bantuan yang Pernah Diterima", lambda at: ("pupuk", "benih")[at % 2]),
        ],
    )


@variation(2, "numbers of the office where there is no phone")
def office_numbers(maker: Maker) -> Case:
    return _lone(
        maker,
        [
            ("ID Pelanggan PLN", lambda at: 5_223_001_200 + at),
            ("NPSN", lambda at: 81_234_567_89 + at),
            ("No Registrasi", lambda at: 8_123_400_100 + at),
        ],
        workbook=True,
    )


@variation(2, "village of birth and of the spouse beside the village")
def other_villages(maker: Maker) -> Case:
    others = maker.people(12)
    return _lone(
        maker,
        [
            ("Tempat Lahir", lambda at: others[at].desa),
            ("Asal Istri", lambda at: others[-at].desa),
        ],
    )


@variation(2, "numbers of members and of machines where there is no village code")
def counts(maker: Maker) -> Case:
    return _lone(
        maker,
        [
            ("Jumlah Anggota", lambda at: 100 + at),
            ("Kode Pos", lambda at: 53_400 + at),
            ("Kode Kupon", lambda at: f"33.04.01.{at}"),
        ],
    )


@variation(2, "positions of other organisations where there is no position")
def other_positions(maker: Maker) -> Case:
    return _lone(
        maker,
        [("Jabatan di BPD", lambda at: ("Ketua", "Sekretaris")[at % 2])],
    )


@variation(2, "dates of other things under Tanggal something")
def other_dates(maker: Maker) -> Case:
    return _lone(
        maker,
        [
            ("Tanggal Daftar", lambda at: f"2025-05-{at + 1:02}"),
            ("Tgl Musdes", lambda at: f"2025-04-{at + 1:02}"),
            ("Date Added", lambda at: f"2025-03-{at + 1:02}"),
        ],
    )
