"""The page about lists says what the program does, and its examples come out as it says."""

import re
from typing import NamedTuple

import pytest

from app.core.locale import LOCALES, Locale
from app.sheets.errors import EmptyFileError
from app.sheets.findings import RULES
from app.sheets.lists.preview import preview
from docs.lists_examples import with_answers
from docs.make_lists_tables import PAGE, findings_table, refusals_table, with_tables
from tests.sheets.offices.writing import book

_EXAMPLE = re.compile(
    r"### ([^\n]+)\n(?:(?!#)[^\n]*\n)*?```text\n(.*?)\n```\n\n((?:\|[^\n]*\n)+)", re.DOTALL
)
_SHEET = re.compile(r"^\[(.+)\]$")
_HELD = {"masuk": False, "goes in": False, "ditahan": True, "held back": True}


def test_the_tables_of_the_page_are_those_of_the_rules_and_texts() -> None:
    page = PAGE.read_text("utf-8")

    assert with_tables(page) == page


def test_the_examples_of_the_page_are_read_as_it_says() -> None:
    page = PAGE.read_text("utf-8")

    assert page.count("<!-- example") == page.count("<!-- end of example -->") > 0
    assert with_answers(page) == page


@pytest.mark.parametrize("locale", LOCALES)
def test_every_code_has_its_row_and_held_rows_are_marked(locale: Locale) -> None:
    rows = findings_table(locale).splitlines()[2:]
    held = [row for row in rows if row.split(" | ")[2] in {"ya", "yes"}]

    assert [row.split("`")[1] for row in rows] == list(RULES)
    assert [row.split("`")[1] for row in held] == [
        c for c, rule in RULES.items() if rule.blocks_row
    ]
    assert f"`{EmptyFileError.code}`" in refusals_table(locale)


class Example(NamedTuple):
    """A list of the page, and the rows that it says are read: name, village, number, held."""

    title: str
    text: str
    rows: list[tuple[str, str, str, bool]]


def _examples() -> list[Example]:
    found = []
    for title, text, table in _EXAMPLE.findall(PAGE.read_text("utf-8")):
        cells = [[c.strip() for c in line.split("|")[1:-1]] for line in table.splitlines()[2:]]
        rows = [(name, village, phone, _HELD[result]) for name, village, phone, result in cells]
        found.append(Example(title, text, rows))
    return found


def _file(text: str) -> bytes:
    """Return a text as it is; with names of sheets in brackets, as a workbook."""
    if not _SHEET.match(text.partition("\n")[0]):
        return text.encode()
    sheets: dict[str, list[list[object]]] = {}
    for line in text.splitlines():
        name = _SHEET.match(line)
        if name:
            sheets[name[1]] = []
        else:
            sheets[list(sheets)[-1]].append(list(line.split(";")))
    return book(sheets)


@pytest.mark.parametrize("example", _examples(), ids=lambda example: example.title)
def test_an_example_is_read_as_its_table_says(example: Example) -> None:
    result = preview("attendees", _file(example.text), "daftar")

    assert [
        (row.name, row.village, row.phone_e164, row.status == "review") for row in result.rows
    ] == example.rows


def test_the_page_has_an_example_of_each_shape_in_both_languages() -> None:
    titles = [example.title for example in _examples()]

    assert len(titles) == len(set(titles))
    assert len(titles) == 20
