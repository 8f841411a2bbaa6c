"""Workbooks with several sheets, and what titles and names of sheets say."""

from collections.abc import Sequence

from tests.sheets.offices.case import Case, Maker, Person, variation
from tests.sheets.offices.writing import HEADING, body, book

NO_DISTRICT = ("No", "Nama", "Desa", "Jabatan", "No HP")


def _bare(people: list[Person]) -> list[list[object]]:
    return [[at, p.name, p.desa, p.position, p.local] for at, p in enumerate(people, 1)]


@variation(3, "twenty sheets, one a district")
def twenty(maker: Maker) -> Case:
    groups = maker.by_kecamatan(20, 4)
    sheets = {name: [HEADING, *body(some)] for name, some in groups}
    return Case(book(sheets), [p for _, some in groups for p in some])


@variation(3, "districts by the names of the sheets only")
def by_sheet_name(maker: Maker) -> Case:
    groups = maker.by_kecamatan(8, 5)
    sheets = {f"Kec. {name}": [NO_DISTRICT, *_bare(some)] for name, some in groups}
    return Case(book(sheets), [p for _, some in groups for p in some])


@variation(3, "districts by titles only")
def by_title(maker: Maker) -> Case:
    groups = maker.by_kecamatan(6, 5)
    sheets = {
        f"Sheet{at}": [
            ["DAFTAR PESERTA TEMU BISNIS"],
            [f"KECAMATAN {name.upper()} KABUPATEN BANJARNEGARA"],
            [],
            NO_DISTRICT,
            *_bare(some),
        ]
        for at, (name, some) in enumerate(groups, 1)
    }
    return Case(book(sheets), [p for _, some in groups for p in some])


@variation(3, "district in a cell beside its label")
def by_label(maker: Maker) -> Case:
    groups = maker.by_kecamatan(4, 5)
    sheets = {
        f"{at}": [["DAFTAR HADIR"], ["Kecamatan", ":", name], [], NO_DISTRICT, *_bare(some)]
        for at, (name, some) in enumerate(groups, 1)
    }
    return Case(book(sheets), [p for _, some in groups for p in some])


@variation(3, "sheets with different headings and orders")
def different_headings(maker: Maker) -> Case:
    one, two, three = maker.people(5), maker.people(6), maker.people(4)
    sheets = {
        "Wilayah 1": [HEADING, *body(one)],
        "Wilayah 2": [
            ["DATA PESERTA"],
            ("Kecamatan", "Desa/Kel", "Nama Lengkap", "Jabatan", "Nomor WA"),
            *([p.kecamatan, p.desa, p.name, p.position, p.local] for p in two),
        ],
        "Wilayah 3": [
            ("Nama Peserta", "Jabatan", "HP", "Desa", "Kec"),
            *([p.name, p.position, p.local, p.desa, p.kecamatan] for p in three),
        ],
    }
    return Case(book(sheets), [*one, *two, *three])


@variation(3, "a recapitulation and a committee beside the list")
def other_sheets(maker: Maker) -> Case:
    people, staff = maker.people(6), [maker.name() for _ in range(3)]
    sheets = {
        "Rekap": [("Kecamatan", "Jumlah"), ("Susukan", 4), ("Mandiraja", 2)],
        "Peserta": [HEADING, *body(people)],
        "Panitia": [("No", "Nama", "Tugas"), *([at, n, "Konsumsi"] for at, n in enumerate(staff))],
    }
    return Case(book(sheets), people)


@variation(3, "a long list and a short latecomers' sheet")
def latecomers(maker: Maker) -> Case:
    people, late = maker.people(12), maker.people(2)
    sheets = {"Data": [HEADING, *body(people)], "Susulan": [HEADING, *body(late, 13)]}
    return Case(book(sheets), people + late)


@variation(3, "sections name the district, sheets the region")
def sections(maker: Maker) -> Case:
    groups = maker.by_kecamatan(6, 4)
    sheets: dict[str, list[Sequence[object]]] = {}
    for at, (name, some) in enumerate(groups):
        rows = sheets.setdefault(f"Eks Kawedanan {at // 3 + 1}", [NO_DISTRICT])
        rows += [[f"Kec. {name}"], *_bare(some)]
    return Case(book(sheets), [p for _, some in groups for p in some])


@variation(3, "the second sheet goes on without a heading")
def goes_on(maker: Maker) -> Case:
    one, two = maker.people(8), maker.people(6)
    sheets = {"Hal 1": [HEADING, *body(one)], "Hal 2": body(two, 9)}
    return Case(book(sheets), one + two)


@variation(3, "one cooperative a sheet, its village in the title")
def one_village(maker: Maker) -> Case:
    people = maker.people(3)
    sheets = {
        p.desa[:25]: [
            ["DATA PENGURUS KDMP"],
            ["Desa", p.desa],
            ["Kecamatan", p.kecamatan],
            [],
            ("No", "Nama", "Jabatan", "No HP"),
            (1, p.name, p.position, p.local),
        ]
        for p in people
    }
    return Case(book(sheets), people)
