"""The page about lists says what the program does."""

import pytest

from app.core.locale import LOCALES, Locale
from app.sheets.errors import EmptyFileError
from app.sheets.findings import RULES
from docs.lists_examples import with_answers
from docs.make_lists_tables import PAGE, findings_table, refusals_table, with_tables


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
