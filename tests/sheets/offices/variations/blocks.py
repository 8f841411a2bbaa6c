"""Blocks beside each other, tables below each other, several people's columns in one row."""

from collections.abc import Sequence

from tests.sheets.offices.case import Case, Maker, variation
from tests.sheets.offices.variations.columns import anonymous
from tests.sheets.offices.writing import HEADING, body, book, text

BLOCK = ("No", "Nama", "Desa", "HP")


@variation(4, "two blocks side by side with a gap")
def side_by_side(maker: Maker) -> Case:
    left, right = anonymous(maker.people(6)), anonymous(maker.people(6))
    rows = [
        [at, a.name, a.desa, a.local, "", at + 6, b.name, b.desa, b.local]
        for at, (a, b) in enumerate(zip(left, right, strict=True), 1)
    ]
    return Case(book([[*BLOCK, "", *BLOCK], *rows]), left + right)


@variation(4, "three blocks side by side, the last one shorter, as CSV")
def three_blocks(maker: Maker) -> Case:
    one, two, three = (anonymous(maker.people(n)) for n in (5, 5, 3))
    rows = []
    for at in range(5):
        row: list[object] = []
        for some in (one, two, three):
            cells = [some[at].name, some[at].desa, some[at].local] if at < len(some) else [""] * 3
            row += cells
        rows.append(row)
    return Case(text([("Nama", "Desa", "HP") * 3, *rows]), one + two + three)


@variation(4, "blocks side by side under districts")
def blocks_of_districts(maker: Maker) -> Case:
    (left_name, left), (right_name, right) = maker.by_kecamatan(2, 5)
    anonymous(left + right)
    pairs = list(zip(left, right, strict=False))
    rows = [
        [f"Kecamatan {left_name}", "", "", "", f"Kecamatan {right_name}", "", ""],
        ["Nama", "Desa", "HP", "", "Nama", "Desa", "HP"],
        *([a.name, a.desa, a.local, "", b.name, b.desa, b.local] for a, b in pairs),
    ]
    people = [person for pair in pairs for person in pair]
    return Case(book(rows, merges=("A1:C1", "E1:G1")), people)


@variation(4, "a second table below with other columns")
def second_table(maker: Maker) -> Case:
    one, two = maker.people(6), maker.people(5)
    rows = [
        ["DAFTAR PESERTA GELOMBANG 1"],
        HEADING,
        *body(one),
        [],
        ["DAFTAR PESERTA GELOMBANG 2"],
        ["Desa", "Kecamatan", "Nama Lengkap", "No WA", "Jabatan"],
        *([p.desa, p.kecamatan, p.name, p.local, p.position] for p in two),
    ]
    return Case(book(rows), one + two)


@variation(4, "a table for each district with its heading again")
def repeated_tables(maker: Maker) -> Case:
    rows: list[list[object]] = [["DAFTAR PESERTA"]]
    people = []
    for name, some in maker.by_kecamatan(4, 4):
        anonymous(some)
        rows += [[], [f"Kecamatan: {name}"], list(BLOCK)]
        rows += [[at, p.name, p.desa, p.local] for at, p in enumerate(some, 1)]
        people += some
    return Case(text(rows), people)


@variation(4, "second table below after a signature")
def after_signature(maker: Maker) -> Case:
    one, two = maker.people(5), maker.people(5)
    rows = [
        HEADING,
        *body(one),
        ["", "", "", "", "Mengetahui,"],
        ["", "", "", "", "Camat"],
        [],
        HEADING,
        *body(two, 6),
    ]
    return Case(book(rows), one + two)


@variation(4, "village head, then chair")
def head_and_chair(maker: Maker) -> Case:
    people, heads = maker.people(8), maker.people(8)
    for person in people:
        person.position = "Ketua"
    heading = ("No", "Desa", "Nama Kepala Desa", "HP Kepala Desa", "Nama Ketua", "HP Ketua")
    rows = [
        [at, p.desa, h.name, h.local, p.name, p.local]
        for at, (p, h) in enumerate(zip(people, heads, strict=True), 1)
    ]
    return Case(text([heading, *rows]), people, foreign={h.phone or "" for h in heads})


@variation(4, "village head and chair under merged groups")
def head_and_chair_groups(maker: Maker) -> Case:
    people, heads = maker.people(8), maker.people(8)
    for person in people:
        person.position = "Ketua"
    rows: list[Sequence[object]] = [
        ["No", "Desa", "Kepala Desa", "", "Ketua KDMP", ""],
        ["", "", "Nama", "No HP", "Nama", "No HP"],
        *(
            [at, p.desa, h.name, h.local, p.name, p.local]
            for at, (p, h) in enumerate(zip(people, heads, strict=True), 1)
        ),
    ]
    foreign = {h.phone or "" for h in heads}
    return Case(book(rows, merges=("C1:D1", "E1:F1")), people, foreign=foreign)


@variation(4, "phones of all after the names of all")
def phones_apart(maker: Maker) -> Case:
    people, heads = maker.people(8), maker.people(8)
    for person in people:
        person.position = "Ketua"
    heading = ("Desa", "Nama Kades", "Nama Ketua KDMP", "No HP Kades", "No HP Ketua KDMP")
    rows = [[p.desa, h.name, p.name, h.local, p.local] for p, h in zip(people, heads, strict=True)]
    return Case(text([heading, *rows]), people, foreign={h.phone or "" for h in heads})


@variation(4, "companion's name and number beside the participant's")
def companion(maker: Maker) -> Case:
    people, others = maker.people(6), maker.people(6)
    heading = ("Nama Pendamping", "HP Pendamping", "Nama Peserta", "HP Peserta", "Desa", "Jabatan")
    rows = [
        [o.name, o.local, p.name, p.local, p.desa, p.position]
        for p, o in zip(people, others, strict=True)
    ]
    return Case(text([heading, *rows]), people, foreign={o.phone or "" for o in others})


@variation(4, "numbers by nearness: Nama, HP, Nama Kades, HP")
def nearness(maker: Maker) -> Case:
    people, heads = maker.people(6), maker.people(6)
    heading = ("Desa", "Nama Kades", "HP", "Nama Pengurus", "HP", "Jabatan")
    rows = [
        [p.desa, h.name, h.local, p.name, p.local, p.position]
        for p, h in zip(people, heads, strict=True)
    ]
    return Case(book([heading, *rows]), people, foreign={h.phone or "" for h in heads})


@variation(4, "chair and secretary in one row")
def chair_and_secretary(maker: Maker) -> Case:
    people = maker.people(6)
    others = [maker.person(person.village) for person in people]
    for person, other in zip(people, others, strict=True):
        person.position, other.position = "Ketua", "Sekretaris"
    heading = ("Desa", "Nama Ketua", "No HP Ketua", "Nama Sekretaris", "No HP Sekretaris")
    rows = [[p.desa, p.name, p.local, o.name, o.local] for p, o in zip(people, others, strict=True)]
    return Case(text([heading, *rows]), people + others)
