"""Odd cells: two people in one, numbers of all kinds, honorifics."""

from collections.abc import Callable

from tests.sheets.offices.case import Case, Maker, Person, variation
from tests.sheets.offices.writing import HEADING, body, book, text


def _pairs(maker: Maker, write: Callable[[Person, Person], str]) -> Case:
    """Return a list whose last row names two people, of whom it says nothing else."""
    people = maker.people(5)
    first = maker.person()
    second = maker.person(first.village)
    row = [6, write(first, second), first.desa, first.kecamatan, "", ""]
    for person in (first, second):
        person.position = person.phone = ""
    return Case(text([HEADING, *body(people), row]), [*people, first, second])


@variation(7, "A / B")
def slash(maker: Maker) -> Case:
    return _pairs(maker, lambda a, b: f"{a.name} / {b.name}")


@variation(7, "A dan B")
def conjunction(maker: Maker) -> Case:
    return _pairs(maker, lambda a, b: f"{a.name} dan {b.name}")


@variation(7, "1. A 2. B")
def numbered(maker: Maker) -> Case:
    return _pairs(maker, lambda a, b: f"1. {a.name} 2. {b.name}")


@variation(7, "A (Ketua), B (Sekretaris)")
def with_positions(maker: Maker) -> Case:
    case = _pairs(maker, lambda a, b: f"{a.name} (Ketua), {b.name} (Sekretaris)")
    case.people[-2].position, case.people[-1].position = "Ketua", "Sekretaris"
    return case


@variation(7, "two names, positions and numbers in three cells")
def three_cells(maker: Maker) -> Case:
    first = maker.person()
    second = maker.person(first.village)
    first.position, second.position = "Sekretaris", "Ketua"
    row = [1, f"{first.name} / {second.name}", first.desa, first.kecamatan]
    row += ["Sekretaris / Ketua", f"{first.local} / {second.local}"]
    return Case(text([HEADING, row]), [first, second])


@variation(7, "a name with kin beside it")
def kin(maker: Maker) -> Case:
    people = maker.people(5)
    row = [6, f"{maker.name()} dan istri", people[0].desa, people[0].kecamatan, "", ""]
    return Case(text([HEADING, *body(people[1:]), row]), people[1:], told=[str(row[1])])


@variation(7, "names in Arabic script and numbers in its digits")
def arabic(maker: Maker) -> Case:
    people = maker.people(4)
    names = ("أحمد عبد الله", "محمد نور", "فاطمة الزهراء", "سيتي عائشة")
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    rows = body(people)
    for row, person, name in zip(rows, people, names, strict=True):
        person.name = row[1] = name
        row[5] = person.local.translate(digits)
    return Case(text([HEADING, *rows]), people)


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
    others = []
    for chair in chairs:
        chair.position = "Ketua"
        other = maker.person(chair.village)
        other.position = "Sekretaris"
        rows += [body([chair])[0], body([other])[0]]
        others.append(other)
    return Case(text([HEADING, *rows]), chairs + others)


@variation(9, "secretary before the chair, village in the first row only")
def merged_village(maker: Maker) -> Case:
    chairs = maker.people(4)
    rows: list[list[object]] = [["Desa", "Nama", "Jabatan", "HP"]]
    merges, others = [], []
    for at, chair in enumerate(chairs):
        chair.position = "Ketua"
        other = maker.person(chair.village)
        other.position = "Sekretaris"
        rows.append([chair.desa, chair.name, "Ketua", chair.local])
        rows.append(["", other.name, "Sekretaris", other.local])
        merges.append(f"A{2 * at + 2}:A{2 * at + 3}")
        others.append(other)
    return Case(book(rows, merges=merges), chairs + others)


@variation(9, "two chairs of one village contradict each other")
def two_chairs(maker: Maker) -> Case:
    people = maker.people(4)
    one = maker.person()
    other = maker.person(one.village)
    one.position = other.position = "Ketua"
    told = [one.name, other.name]
    return Case(text([HEADING, *body([*people, one, other])]), people, told=told)
