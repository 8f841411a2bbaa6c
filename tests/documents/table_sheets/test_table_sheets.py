"""A table's sheet lists the visits, has room to write, and contains no phone number."""

import dataclasses

import pypdfium2 as pdfium

from app.core.locale import text
from app.documents.table_sheets.pdf import render_table_sheets
from app.documents.table_sheets.shapes import TableLine
from tests.documents.samples import EVENT, MARKUP, page_texts, table_sheet


def test_each_table_has_its_page_in_the_order_given() -> None:
    pages = page_texts(render_table_sheets(EVENT, [table_sheet("12"), table_sheet("3")]))
    assert len(pages) == 2
    assert "Meja 12" in pages[0]
    assert "Meja 3" in pages[1]


def test_a_sheet_shows_each_visit_with_room_for_signature_and_outcome() -> None:
    (page,) = page_texts(render_table_sheets(EVENT, [table_sheet()]))
    for shown in (
        *("Perum Bulog", "Sisi utara", "09.40–10.00", "Berta 0", "KDMP Berta 0", "Beras"),
        *("Susukan", "Tanda tangan", "Sepakat", "Tindak lanjut", "Tidak hadir"),
        "11.20–13.00 Ishoma dan salat Jumat",
        f"13.00 {text('documents.sheet_free')}",
    ):
        assert shown in page


def test_a_table_with_many_seats_continues_on_a_second_page() -> None:
    pages = page_texts(render_table_sheets(EVENT, [table_sheet(seats=25)]))
    whole = " ".join(pages)
    assert len(pages) == 2
    assert all(f"KDMP Berta {n}" in whole for n in range(25))
    assert "Tanda tangan" in pages[1]


def test_markup_in_names_is_printed_as_it_stands() -> None:
    sheet = dataclasses.replace(
        table_sheet(), partner=MARKUP, lines=[TableLine("09.40", MARKUP, MARKUP, "Susukan")]
    )
    (page,) = page_texts(render_table_sheets(EVENT, [sheet]))
    assert page.count("#let x=1") == 3
    assert MARKUP in page


def test_a_sheet_has_no_place_for_a_phone_number() -> None:
    assert {field.name for field in dataclasses.fields(TableLine)} == {
        *("time", "cooperative", "village", "kecamatan", "topic")
    }


def test_no_tables_give_a_document_that_opens() -> None:
    assert len(pdfium.PdfDocument(render_table_sheets(EVENT, []))) == 1
