"""Odd cells: two people in one, numbers of all kinds, honorifics."""

from collections.abc import Callable

from tests.sheets.offices.case import Case, Maker, Person, variation
from tests.sheets.offices.writing import HEADING, body, book, text


def _pairs(maker: Maker, write: Callable[[Person, Person], str]) -> Case:
    """Return a list whose last row names two people: the first is the chair."""
    people = maker.people(5)
    chair, other = maker.person(), maker.name()
    chair.position = "Ketua"
    second = maker.person(chair.village)
    second.name = other
    row = [6, write(chair, second), chair.desa, chair.kecamatan, "", ""]
    return Case(text([HEADING, *body(people), row]), people, told=[chair.name, other])


@variation(7, "A / B")
def slash(maker: Maker) -> Case:
    return _held(_pairs(maker, lambda a, b: f"{a.name} / {b.name}"))


@variation(7, "A dan B")
def conjunction(maker: Maker) -> Case:
    return _held(_pairs(maker, lambda a, b: f"{a.name} dan {b.name}"))


@variation(7, "1. A 2. B")
def numbered(maker: Maker) -> Case:
    return _held(_pairs(maker, lambda a, b: f"1. {a.name} 2. {b.name}"))


def _held(case: Case) -> Case:
    """Say that two people of no position are one too many for a cooperative."""
    return case


@variation(7, "honorifics of the region")
def honorifics(maker: Maker) -> Case:
    people = maker.people(8)
    rows = body(people)
    titles = ("Bpk. ", "Ibu ", "Mas ", "Mbak ", "Pak ", "Bu ", "Sdr. ", "Kang ")
    for row, title in zip(rows, titles, strict=True):
        row[1] = f"{title}{row[1]}"
    return Case(text([HEADING, *rows]), people)


def _phones(maker: Maker, *write: Callable[[Person], object], workbook: bool = False) -> Case:
    people = maker.people(len(write) * 2)
    rows = body(people)
    for at, (row, person) in enumerate(zip(rows, people, strict=True)):
        row[5] = write[at % len(write)](person)
    return Case(book([HEADING, *rows]) if workbook else text([HEADING, *rows]), people)


@variation(7, "numbers as numbers and floats")
def floats(maker: Maker) -> Case:
    return _phones(
        maker,
        lambda p: int(p.local),
        lambda p: float(int(p.local)),
        lambda p: f"{int(p.local)}.0",
        workbook=True,
    )


@variation(7, "numbers protected by a formula or an apostrophe")
def protected(maker: Maker) -> Case:
    return _phones(maker, lambda p: f'="{p.local}"', lambda p: f"'{p.local}")


@variation(7, "numbers with labels and links")
def labelled(maker: Maker) -> Case:
    return _phones(
        maker,
        lambda p: f"WA: {p.local}",
        lambda p: f"https://wa.me/{(p.phone or '')[1:]}",
        lambda p: f"{p.local} (WA)",
        lambda p: f"+62 {p.local[1:4]}-{p.local[4:8]}-{p.local[8:]}",
    )


@variation(7, "name and number in one cell")
def name_and_number(maker: Maker) -> Case:
    people = maker.people(6)
    rows = [["Nama / No HP", "Desa", "Jabatan"]]
    rows += [[f"{p.name} ({p.local})", p.desa, p.position or ""] for p in people]
    return Case(text(rows), people)


@variation(9, "chair and secretary of each village in two rows")
def two_rows(maker: Maker) -> Case:
    chairs = maker.people(6)
    rows: list[list[object]] = []
    told = []
    for chair in chairs:
        chair.position = "Ketua"
        other = maker.person(chair.village)
        other.position = "Sekretaris"
        rows += [body([chair])[0], body([other])[0]]
        told.append(other.name)
    return Case(text([HEADING, *rows]), chairs, told=told)


@variation(9, "secretary before the chair, village in the first row only")
def merged_village(maker: Maker) -> Case:
    chairs = maker.people(4)
    rows: list[list[object]] = [["Desa", "Nama", "Jabatan", "HP"]]
    merges, told = [], []
    for at, chair in enumerate(chairs):
        chair.position = "Ketua"
        other = maker.person(chair.village)
        rows.append([chair.desa, chair.name, "Ketua", chair.local])
        rows.append(["", other.name, "Sekretaris", other.local])
        merges.append(f"A{2 * at + 2}:A{2 * at + 3}")
        told.append(other.name)
    return Case(book(rows, merges=merges), chairs, told=told)
