"""What stands in a workbook is what is read, with its hidden and its crossed-out parts."""

from datetime import date
from typing import Any

import pytest

from app.sheets.files.cells import Cell, NoValue, column_letters
from app.sheets.files.sources import read_tables
from app.sheets.lists.preview import preview
from tests.sheets.workbooks import HEADING, MAIN, text_row, workbook, worksheet

DATES = (
    '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>'
    '<numFmt numFmtId="165" formatCode="0.00&quot; hari&quot;"/></numFmts>'
    '<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>'
    '<xf fontId="1"/><xf fontId="2"/></cellXfs>'
)


def cells(rows: str, **options: Any) -> list[list[Cell]]:
    """Read the cells of a worksheet made of these rows."""
    return [row.cells for row in read_tables(workbook(worksheet(rows), **options))[0].rows]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><v>81200003864</v></c>', 81200003864),
        ('<c r="A1"><v>81200003864.0</v></c>', 81200003864),
        ('<c r="A1"><v>8.1200003864E10</v></c>', 81200003864),
        ('<c r="A1"><v>1.5</v></c>', 1.5),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="str"><f>A2</f><v>Budi</v></c>', "Budi"),
        ('<c r="A1" t="inlineStr"><is><r><t>Bu</t></r><r><t>di</t></r></is></c>', "Budi"),
        ('<c r="A1" t="inlineStr"><is><t>a_x000A_b</t></is></c>', "a\nb"),
        ('<c r="A1" t="inlineStr"><v>1</v><is><t>Budi</t></is></c>', "Budi"),
        ('<c r="A1" t="str"><v>Budi</v><is><t>x</t></is></c>', "Budi"),
        ('<c r="A1" t="str"><v>_xD83D__xDE00_ _xD83D_Bu_x0000_di</v></c>', "\U0001f600 \ufffdBudi"),
        ('<c r="A1"><v>inf</v></c>', "inf"),
        ('<c r="A1"><v>081234567890x</v></c>', "081234567890x"),
        ('<c r="A1" s="1"><v>1e300</v></c>', int(1e300)),
        ('<c r="A1"><f>COUNTA(B1:B9)</f><v/></c>', NoValue("=")),
        ('<c r="A1"><f>COUNTA(B1:B9)</f></c>', NoValue("=")),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', NoValue("#DIV/0!")),
        ('<c r="A1" t="d"><v>2025-06-20</v></c>', "2025-06-20"),
        ('<c r="A1" s="1"><v>45828</v></c>', date(2025, 6, 20)),
        ('<c r="A1" s="2"><v>45828.75</v></c>', date(2025, 6, 20)),
        ('<c r="A1" s="2"><v>0.5</v></c>', "12:00"),
        ('<c r="A1" s="3"><v>45828</v></c>', 45828),
    ],
)
def test_every_type_of_cell_is_read(cell: object, value: object) -> None:
    assert cells(f'<row r="1">{cell}</row>', styles=DATES) == [[value]]


def test_shared_texts_join_their_runs_and_leave_hints_out() -> None:
    texts = "<si><t>Bu</t></si><si><r><t>Bu</t></r><rPh><t>hint</t></rPh><r><t>di</t></r></si>"
    rows = '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="C1" t="s"><v>0</v></c></row>'

    assert cells(rows, texts=texts) == [["Budi", None, "Bu"]]


def test_cells_without_references_follow_each_other() -> None:
    assert cells('<row><c t="str"><v>a</v></c><c/><c t="str"><v>b</v></c></row>') == [
        ["a", None, "b"]
    ]


def test_prefixed_names_are_the_same_names() -> None:
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="3">'
        '<x:c r="B3" t="inlineStr"><x:is><x:t>Budi</x:t></x:is></x:c></x:row></x:sheetData>'
        "</x:worksheet>"
    )

    table = read_tables(workbook(sheet))[0]

    assert [(row.number, row.cells) for row in table.rows] == [(3, [None, "Budi"])]


def test_dates_of_the_1904_system_are_four_years_later() -> None:
    properties = '<workbookPr date1904="1"/>'
    rows = '<row r="1"><c r="A1" s="1"><v>44366</v></c></row>'

    assert cells(rows, styles=DATES, properties=properties) == [[date(2025, 6, 20)]]


def test_an_extension_does_not_overrule_the_date_system() -> None:
    properties = (
        '<workbookPr date1904="1"/><extLst><ext><x15:workbookPr chartTrackingRefBase="1"'
        ' xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"/>'
        "<workbookPr/></ext></extLst>"
    )
    rows = '<row r="1"><c r="A1" s="1"><v>44366</v></c></row>'

    assert cells(rows, styles=DATES, properties=properties) == [[date(2025, 6, 20)]]


def test_hidden_rows_are_read_and_marked() -> None:
    rows = text_row(1, *HEADING) + text_row(
        2, "Budi", "Berta", "Susukan", "081234567890", attributes=' hidden="1"'
    )

    result = preview("attendees", workbook(worksheet(rows)), "x.xlsx")

    assert [(row.name, row.status) for row in result.rows] == [("Budi", "ok")]
    assert [finding.code for finding in result.findings] == ["hidden_row"]


@pytest.mark.parametrize(("style", "codes"), [(4, ["struck_row"]), (5, []), (0, [])])
def test_rows_that_are_struck_through_are_told(style: int, codes: list[str]) -> None:
    written = "".join(
        f'<c r="{letter}2" s="{style}" t="str"><v>{text}</v></c>'
        for letter, text in zip("ABCD", ("Budi", "Berta", "Susukan", "081234567890"), strict=True)
    )
    data = workbook(worksheet(f'{text_row(1, *HEADING)}<row r="2">{written}</row>'), styles=DATES)

    result = preview("attendees", data, "x.xlsx")

    assert [finding.code for finding in result.findings] == codes


def test_a_district_merged_downwards_holds_for_every_row() -> None:
    rows = (
        text_row(1, *HEADING)
        + text_row(2, "Budi", "Karanganyar", "Madukara", "081234567890")
        + text_row(3, "Siti", "Kutayasa", "", "081234567891")
        + text_row(4, "Ani", "Kutayasa", "", "081234567892")
    )
    merges = '<mergeCells><mergeCell ref="C2:C3"/></mergeCells>'

    result = preview("attendees", workbook(worksheet(rows, merges)), "x.xlsx")

    assert [row.kecamatan for row in result.rows] == ["Madukara", "Madukara", ""]
    assert [(f.row, f.code) for f in result.findings] == [(4, "village_ambiguous")]


def test_a_misspelling_in_a_merged_cell_is_told_once() -> None:
    rows = (
        text_row(1, *HEADING)
        + text_row(2, "Budi", "Slatri", "Karang Kobar", "081234567890")
        + text_row(3, "Siti", "Ambal", "", "081234567891")
    )
    merges = '<mergeCells><mergeCell ref="C2:C3"/></mergeCells>'

    result = preview("attendees", workbook(worksheet(rows, merges)), "x.xlsx")

    assert [row.kecamatan for row in result.rows] == ["Karangkobar", "Karangkobar"]
    assert [(f.row, f.code) for f in result.findings] == [(2, "kecamatan_alias")]


def test_a_heading_of_two_rows_takes_its_groups_into_account() -> None:
    rows = (
        text_row(2, "DESA", "", "PENGURUS", "", "BADAN HUKUM", "")
        + text_row(3, "NAMA", "KEC", "NAMA", "HP", "NOMOR", "TANGGAL")
        + text_row(4, "Berta", "Susukan", "Budi", "081234567890", "AHU-1", "20/06/2025")
    )
    merges = "".join(f'<mergeCell ref="{r}"/>' for r in ("A2:B2", "C2:D2", "E2:F2"))

    result = preview(
        "attendees", workbook(worksheet(rows, f"<mergeCells>{merges}</mergeCells>")), "x.xlsx"
    )

    assert [column.field for column in result.columns] == [
        *("village", "kecamatan", "name", "phone", "legal_no", "legal_date")
    ]
    assert result.rows[0].village_code == "33.04.01.2001"


def test_a_formula_is_data_and_one_without_a_result_is_told() -> None:
    rows = text_row(1, *HEADING) + (
        '<row r="2"><c r="A2" t="str"><v>=HYPERLINK("http://x")</v></c>'
        '<c r="B2" t="str"><f>Lain!A1</f><v>Berta</v></c><c r="C2" t="str"><v>Susukan</v></c>'
        '<c r="D2"><f>Lain!B1</f></c></row>'
    )

    result = preview("attendees", workbook(worksheet(rows)), "x.xlsx")

    assert result.rows[0].name == '=HYPERLINK("http://x")'
    assert result.rows[0].village == "Berta"
    assert [f.code for f in result.findings] == ["formula_no_value", "phone_missing"]


def test_macros_are_left_alone() -> None:
    sheet = worksheet(text_row(1, *HEADING) + text_row(2, "Budi", "Berta", "Susukan"))

    result = preview(
        "attendees", workbook(sheet, extra={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}), "x.xlsm"
    )

    assert [row.name for row in result.rows] == ["Budi"]


def test_the_sheet_with_the_data_is_chosen_and_the_others_are_listed() -> None:
    sheet = worksheet(text_row(1, *HEADING) + text_row(2, "Budi", "Berta", "Susukan"))

    result = preview("attendees", workbook(sheet, names=("Satu", "Dua")), "x.xlsx", sheet="Dua")

    assert result.sheet == "Dua"
    assert [choice.name for choice in result.sheets] == ["Satu", "Dua"]


def test_columns_are_named_as_people_name_them() -> None:
    assert [column_letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
