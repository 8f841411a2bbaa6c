"""Lists of partners."""

from collections.abc import Sequence

from tests.sheets.offices.case import Case, Maker, Person, variation
from tests.sheets.offices.writing import book, lines, text

COMPANIES = ("PT Pupuk Nusantara", "CV Maju Bersama", "Bank Jateng", "Perum Bulog", "PT Gas Mulia")


def _partners(maker: Maker, count: int = 5) -> list[Person]:
    return [Person(name, None, maker.phone(), None) for name in COMPANIES[:count]]


def _silent(some: list[Person]) -> list[Person]:
    for partner in some:
        partner.phone = ""
    return some


@variation(1, "partners' names alone", "partners")
def names_alone(maker: Maker) -> Case:
    some = _silent(_partners(maker))
    return Case(text([["Nama Mitra"], *([p.name] for p in some)]), some)


@variation(1, "partners' names with numbers before them", "partners")
def numbered(maker: Maker) -> Case:
    some = _silent(_partners(maker))
    rows: list[Sequence[object]] = [["DAFTAR MITRA"], [], ["No", "Nama Perusahaan"]]
    rows += [[at, p.name] for at, p in enumerate(some, 1)]
    return Case(book(rows), some)


@variation(6, "partners pasted without a heading", "partners")
def pasted(maker: Maker) -> Case:
    some = _silent(_partners(maker))
    return Case(lines("Daftar mitra:", *(f"{i}. {p.name}" for i, p in enumerate(some, 1))), some)


@variation(2, "partners with a tax number, a street and coordinates", "partners")
def other_columns(maker: Maker) -> Case:
    some = _partners(maker)
    heading = ("No", "Nama Perusahaan", "NPWP", "Alamat", "PIC", "No HP PIC", "Latitude")
    rows = [
        [i, p.name, f"01.234.56{i}.7-529.000", "Jl. Pemuda 1", maker.name(), p.local, f"-7.39{i}"]
        for i, p in enumerate(some)
    ]
    return Case(text([heading, *rows]), some, foreign={str(row[2]) for row in rows})


@variation(3, "partners on sheets by kind", "partners")
def sheets(maker: Maker) -> Case:
    some = _partners(maker)
    heading = ("No", "Nama", "Penawaran", "Kontak", "No HP")
    rows = [[i, p.name, "pupuk", "Rina", p.local] for i, p in enumerate(some, 1)]
    return Case(book({"BUMN": [heading, *rows[:2]], "Swasta": [heading, *rows[2:]]}), some)


@variation(4, "partners side by side", "partners")
def side_by_side(maker: Maker) -> Case:
    some = _silent(_partners(maker, 4))
    heading = ("No", "Nama Mitra", "Produk", "", "No", "Nama Mitra", "Produk")
    rows = [[i, some[i].name, "pupuk", "", i + 2, some[i + 2].name, "lpg"] for i in range(2)]
    return Case(book([heading, *rows]), some)


@variation(8, "partners by a form", "partners")
def form(maker: Maker) -> Case:
    some = _partners(maker)
    heading = (
        *("Timestamp", "Apa nama perusahaan/instansi Anda?", "Siapa nama narahubung?"),
        *("Nomor WhatsApp narahubung", "Produk atau layanan apa yang ditawarkan?"),
    )
    rows = [["1/6/2025 9:00:01", p.name, maker.name(), p.local, "pupuk"] for p in some]
    return Case(text([heading, *rows], ","), some, foreign={"1/6/2025 9:00:01"})


@variation(1, "a partner without offers below the rest", "partners")
def bare_partner(maker: Maker) -> Case:
    some = _silent(_partners(maker))
    heading = ("No", "Nama Mitra", "Jenis", "Penawaran")
    rows = [[i, p.name, "Swasta", "pupuk"] for i, p in enumerate(some[:-1], 1)]
    return Case(text([heading, *rows, ["", some[-1].name, "", ""]]), some)
