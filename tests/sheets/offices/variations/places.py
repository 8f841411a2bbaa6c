"""Villages as part of something else."""

from collections.abc import Callable, Sequence

from tests.sheets.offices.case import Case, Maker, Person, variation
from tests.sheets.offices.writing import book, text

Write = Callable[[Person, int], str]


def _in_one_cell(maker: Maker, heading: str, write: Write, *, workbook: bool = False) -> Case:
    people = maker.people(9)
    rows: list[Sequence[object]] = [
        ["No", "Nama", heading, "Jabatan", "No HP"],
        *([at, p.name, write(p, at), p.position, p.local] for at, p in enumerate(people, 1)),
    ]
    return Case(book(rows) if workbook else text(rows), people)


@variation(5, "Desa X, Kec. Y")
def village_district(maker: Maker) -> Case:
    return _in_one_cell(maker, "Alamat", lambda p, _: f"Desa {p.desa}, Kec. {p.kecamatan}")


@variation(5, "RT, RW, village, district, regency")
def with_rt(maker: Maker) -> Case:
    return _in_one_cell(
        maker,
        "Alamat",
        lambda p, at: f"RT {at:02} RW 02 Desa {p.desa} Kec. {p.kecamatan} Kab. Banjarnegara",
    )


@variation(5, "X / Y under Desa / Kecamatan")
def slash(maker: Maker) -> Case:
    return _in_one_cell(maker, "Desa / Kecamatan", lambda p, _: f"{p.desa} / {p.kecamatan}")


@variation(5, "X - Y under Alamat")
def dash(maker: Maker) -> Case:
    return _in_one_cell(maker, "Alamat", lambda p, _: f"{p.desa} - {p.kecamatan}", workbook=True)


@variation(5, "Dusun D, X")
def hamlet(maker: Maker) -> Case:
    return _in_one_cell(maker, "Alamat", lambda p, at: f"Dusun Krajan {at}, {p.desa}")


@variation(5, "Pemdes X")
def government(maker: Maker) -> Case:
    return _in_one_cell(maker, "Asal", lambda p, _: f"Pemdes {p.desa}")


@variation(5, "KDMP X under Asal Koperasi")
def cooperative(maker: Maker) -> Case:
    return _in_one_cell(maker, "Asal Koperasi", lambda p, _: f"KDMP {p.desa}", workbook=True)


@variation(5, "X (Y)")
def brackets(maker: Maker) -> Case:
    return _in_one_cell(maker, "Desa", lambda p, _: f"{p.desa} ({p.kecamatan})")


@variation(5, "ditto marks for the district")
def ditto(maker: Maker) -> Case:
    rows: list[list[object]] = [["Kecamatan", "Nama", "Desa", "No HP", "Jabatan"]]
    people = []
    for at, (name, some) in enumerate(maker.by_kecamatan(3, 4)):
        for number, p in enumerate(some):
            mark = name if not number else ('"', "sda", "idem")[at]
            rows.append([mark, p.name, p.desa, p.local, p.position])
        people += some
    return Case(book(rows), people)


@variation(5, "village code in a column, names missing")
def by_code(maker: Maker) -> Case:
    people = maker.people(6)
    rows: list[Sequence[object]] = [
        ["Kode Desa", "Nama", "HP", "Jabatan"],
        *([p.code, p.name, p.local, p.position] for p in people),
    ]
    return Case(text(rows), people)
