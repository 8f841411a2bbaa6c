"""The register names every column that may hold something of a person."""

from datetime import date

import pytest
from sqlalchemy import JSON, Column, Enum, LargeBinary, String, Table, Uuid

from app.core.database.types import EnumText
from app.core.locale import LOCALES
from app.documents.notice.pdf import render_notice
from app.documents.statement.pdf import render_statement
from app.privacy.register.holdings import HOLDINGS
from app.privacy.register.views import notice, paper, register
from app.records import metadata
from tests.api import Api
from tests.documents.samples import page_texts
from tests.privacy.register.impersonal import IMPERSONAL

PEOPLE = {"attendee", "app_user"}
"""Tables of people: what refers to one of their rows is about a person."""


def may_be_personal(column: Column[object]) -> bool:
    """Return whether a column can hold something of a person: words, data, or who it is about."""
    if any(key.column.table.name in PEOPLE for key in column.foreign_keys):
        return True
    if isinstance(column.type, EnumText | Enum | Uuid):
        return False
    return isinstance(column.type, String | JSON | LargeBinary)


def unknown(table: Table) -> set[str]:
    """Return a table's columns of which neither the register nor the list of others knows."""
    held = {name for one in HOLDINGS for name in one.columns.get(table.name, ())}
    known = held | IMPERSONAL.get(table.name, set())
    return {column.name for column in table.columns if may_be_personal(column)} - known


def test_every_column_that_may_hold_something_of_a_person_is_in_the_register() -> None:
    assert {
        table.name: unknown(table) for table in metadata.tables.values() if unknown(table)
    } == {}


def test_a_new_personal_column_is_missed() -> None:
    """The test above would fail for a column of words, of bytes, or of whom a row is about."""
    attendee = metadata.tables["attendee"]
    new = Table(
        "attendee",
        type(metadata)(),
        Column("nickname", String),
        Column("portrait", LargeBinary),
        Column("name", String),
        Column("seat", Uuid),
    )
    assert unknown(new) == {"nickname", "portrait"}
    assert may_be_personal(metadata.tables["badge"].c.attendee_id)
    assert unknown(attendee) == set()


def test_the_register_names_no_column_that_is_not_there_and_none_twice() -> None:
    named = [
        (table, column)
        for one in HOLDINGS
        for table, columns in one.columns.items()
        for column in columns
    ]
    assert [(t, c) for t, c in named if c not in metadata.tables[t].columns] == []
    assert len(named) == len(set(named))
    listed = [(table, column) for table, some in IMPERSONAL.items() for column in some]
    assert [(t, c) for t, c in listed if c not in metadata.tables[t].columns] == []
    assert [one for one in listed if one in named] == []


def test_all_of_it_is_said_in_both_languages_on_paper_indonesian_first() -> None:
    pages = [" ".join(page.split()) for page in page_texts(render_statement(paper("Temu"), True))]
    titles = [page for page in pages if "Daftar pemrosesan" in page or "Register of" in page]
    assert "Daftar pemrosesan" in titles[0]
    shown = "".join("".join(pages).split())
    for locale in LOCALES:
        for one in register(locale).items:
            for said in (one.what, one.why, one.basis_text, one.kept_text, *one.goes_to_text):
                assert "".join(said.split()) in shown, said


def test_the_notice_is_one_page_and_names_what_the_register_says_of_guests() -> None:
    (page,) = page_texts(render_notice(notice("Kontak Bisnis Banjarnegara", date(2025, 10, 2))))
    shown = "".join(page.split())
    assert "Kamis,2Oktober2025" in shown
    assert "Thursday,2October2025" in shown
    assert shown.index("DatapribadiAnda") < shown.index("Yourpersonaldata")
    for locale in LOCALES:
        for one in register(locale).items:
            assert ("".join(one.what.split()) in shown) == one.of_guests, one.what


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_organizers_read_and_print_it(api: Api) -> None:
    items = api.get(api.organizer, api.at("/privacy/register"))["items"]
    assert [one["name"] for one in items] == [one.name for one in HOLDINGS]
    assert "attendee.phone" in items[1]["fields"]
    assert api.viewer.get(api.at("/privacy/register")).status_code == 403
    printed = api.organizer.get(api.at("/privacy/notice.pdf"))
    assert printed.headers["content-type"] == "application/pdf"
    assert len(page_texts(printed.content)) == 1
