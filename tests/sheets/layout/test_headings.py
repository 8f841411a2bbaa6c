"""What offices write over their columns is taken for the field that it means, or for none."""

import pytest

from app.sheets.errors import ColumnsMissingError
from app.sheets.layout.columns import Column, Layout, suggest
from app.sheets.lists.asking import requests
from app.sheets.lists.attending import columns as attending_columns
from app.sheets.lists.hosting import columns as hosting_columns
from app.sheets.lists.preview import preview
from app.sheets.values.regions.shipped import banjarnegara
from app.sheets.values.tags import standard_taxonomy
from tests.sheets.layout.headings import asking, attending, hosting
from tests.sheets.layout.headings.cells import CELLS, NOTHING, OF_PARTNERS, OF_REQUESTS


def attendees() -> Layout:
    return attending_columns.layout(banjarnegara(), standard_taxonomy().for_one_file())


def taken(layout: Layout, heading: str, cells: list[str]) -> tuple[str, str]:
    """Return what a lone column is taken for, and on what basis."""
    column = Column(0, "A", heading)
    suggest(layout, [column], [cells])
    return column.means, column.basis


def headings(text: str) -> list[str]:
    return [heading.strip() for heading in " ".join(text.split()).split(" | ")]


def wrongly_taken(
    layout: Layout, known: dict[str, str], cells: dict[str, list[str]]
) -> dict[tuple[str, str], str]:
    """Return the headings that mean a field and are taken for another one, or for none."""
    return {
        (field, heading): means
        for field, said in known.items()
        for heading in headings(said)
        if (means := taken(layout, heading, cells[field])[0]) != field
        and {field, means} != {"village", "cooperative"}
    }


def taken_for_any(layout: Layout, none: str, cells: list[list[str]]) -> dict[str, str]:
    """Return the headings that mean no field and are taken for one, over any of the cells."""
    return {
        heading: means
        for heading in headings(none)
        for some in cells
        if (means := taken(layout, heading, some)[0])
    }


def test_headings_of_attendees_mean_their_field() -> None:
    assert wrongly_taken(attendees(), attending.KNOWN, CELLS) == {}


def test_headings_about_other_things_are_taken_for_none_whatever_the_cells_hold() -> None:
    assert taken_for_any(attendees(), attending.NONE, list(CELLS.values())) == {}


def test_headings_of_partners_mean_their_field() -> None:
    layout = hosting_columns.layout(standard_taxonomy().for_one_file())

    assert wrongly_taken(layout, hosting.KNOWN, OF_PARTNERS) == {}
    assert taken_for_any(layout, hosting.NONE, [NOTHING]) == {}


def test_headings_of_requests_mean_their_field() -> None:
    layout = requests.layout(banjarnegara())

    assert wrongly_taken(layout, asking.KNOWN, OF_REQUESTS) == {}
    assert taken_for_any(layout, asking.NONE, [NOTHING]) == {}


@pytest.mark.parametrize("field", attending.VAGUE)
def test_headings_that_may_mean_a_field_count_where_the_cells_fit(field: str) -> None:
    layout = attendees()

    wrong = [
        heading
        for heading in headings(attending.VAGUE[field])
        if taken(layout, heading, CELLS[field]) != (field, "contents")
        or taken(layout, heading, NOTHING)[0] == field
    ]

    assert wrong == []


def test_a_vague_heading_over_villages_waits_for_people_to_confirm_it() -> None:
    rows = "\n".join(f"{n};{v}" for n, v in zip(CELLS["name"], CELLS["village"], strict=True))

    read = preview("attendees", f"Nama;Instansi\n{rows}".encode(), "x.csv")

    assert [row.village for row in read.ready] == CELLS["village"]
    assert read.to_confirm == {"2": "village"}


def test_a_vague_heading_gives_way_to_one_that_says_what_it_is() -> None:
    rows = "\n".join(f"{n};Badamita;Berta" for n in CELLS["name"][:1])

    read = preview("attendees", f"Nama;Lokasi;Desa\n{rows}".encode(), "x.csv")

    assert [row.village for row in read.ready] == ["Berta"]
    assert read.to_confirm == {}


def test_a_vague_heading_over_other_things_is_no_village() -> None:
    rows = "\n".join(f"{name};Dinas Koperasi" for name in CELLS["name"])

    with pytest.raises(ColumnsMissingError):
        preview("attendees", f"Nama;Instansi\n{rows}".encode(), "x.csv")


def test_villages_under_a_heading_of_people_are_no_names() -> None:
    people = zip(CELLS["village"], CELLS["name"], CELLS["phone"], strict=True)
    rows = "\n".join(map(";".join, people))

    read = preview("attendees", f"Utusan;Nama;HP\n{rows}".encode(), "x.csv")

    assert [(row.name, row.village) for row in read.ready] == list(
        zip(CELLS["name"], CELLS["village"], strict=True)
    )
    assert read.to_confirm == {"1": "village"}


def test_after_thousands_of_headings_one_names_a_field_only_as_a_whole() -> None:
    """A workbook of hundreds of sheets that are no lists is looked at within seconds."""
    layout = attendees()
    assert layout.heading_scores("nama peserta yang kami utus")

    for number in range(7_000):
        layout.heading_scores(f"judul {number}")

    assert layout.heading_scores("nama peserta yang kami utus")
    assert not layout.heading_scores("nama peserta yang mereka utus")
    assert layout.heading_scores("Nama Lengkap") == {"name": 1.0}
