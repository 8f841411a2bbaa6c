"""Lists of offices that do not save as .xlsx: what stands in them is what is read."""

from contextlib import suppress
from datetime import date

import pytest

from app.sheets import errors
from app.sheets.files.cells import NoValue
from app.sheets.files.sources import read_tables
from app.sheets.lists.preview import preview
from tests.sheets.other_formats import flat_ods, html, ods, ods_row, ods_text, xls, xml2003
from tests.sheets.workbooks import HEADING

LIST = [
    HEADING,
    ("Budi", "Berta", "Susukan", "081234567890"),
    ("Siti", "Derik", "Susukan", "081234567891"),
]
FILES = {
    "xls": xls(LIST),
    "ods": ods("".join(ods_row(*row) for row in LIST)),
    "fods": flat_ods("".join(ods_row(*row) for row in LIST)),
    "html": html(LIST),
    "html after words": b"Daftar peserta\n" + html(LIST),
    "html of Windows": html([("Nama", "Desa"), ("Zoë", "Berta")]).decode().encode("cp1252"),
    "html in UTF-16": html(LIST).decode().encode("utf-16"),
    "xml2003": xml2003(
        "".join(
            "<Row>"
            + "".join(f'<Cell><Data ss:Type="String">{v}</Data></Cell>' for v in r)
            + "</Row>"
            for r in LIST
        )
    ),
}


def cells(data: bytes) -> list[list[object]]:
    return [list(row.cells) for row in read_tables(data)[0].rows]


@pytest.mark.parametrize("kind", FILES)
def test_a_list_is_read_whatever_its_format_and_its_name(kind: str) -> None:
    result = preview("attendees", FILES[kind], "daftar.xlsx")

    assert [row.village for row in result.rows][:1] == ["Berta"]
    assert len(result.rows) == (1 if "Windows" in kind else 2)


@pytest.mark.parametrize("date1904", [False, True])
def test_dates_of_xls_are_right_in_both_systems(date1904: bool) -> None:
    data = xls([("Tanggal", date(2025, 6, 20))], date1904=date1904)

    assert cells(data) == [["Tanggal", date(2025, 6, 20)]]


def test_numbers_of_xls_are_whole_where_they_are_whole() -> None:
    assert cells(xls([(81234567890, 1.5, True, "x")])) == [[81234567890, 1.5, True, "x"]]


def test_hidden_and_struck_rows_of_xls_are_marked_and_hidden_sheets_have_no_rows() -> None:
    data = xls(LIST, hidden_rows=[1], struck_rows=[2], hidden_sheets=["Lama"])

    data_sheet, hidden_sheet = read_tables(data)

    assert [row.hidden for row in data_sheet.rows] == [False, True, False]
    assert [row.struck for row in data_sheet.rows] == [False, False, True]
    assert (hidden_sheet.name, hidden_sheet.hidden, hidden_sheet.rows) == ("Lama", True, [])
    assert read_tables(data, sheet="Lama")[1].rows[0].cells == ["rahasia"]
    with pytest.raises(errors.UnknownSheetError):
        read_tables(data, sheet="Lain")


def test_merged_cells_of_xls_hold_for_every_row() -> None:
    data = xls([("Desa", "Kec"), ("Berta", "Susukan"), ("Derik", None)], merges=[(1, 2, 1, 1)])

    assert cells(data)[2] == ["Derik", "Susukan"]


def test_cells_of_ods_have_their_types() -> None:
    row = (
        '<table:table-cell office:value-type="float" office:value="81234567890"/>'
        '<table:table-cell office:value-type="float" office:value="1.5"/>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '<table:table-cell office:value-type="date" office:date-value="2025-06-20T08:00:00"/>'
        '<table:table-cell office:value-type="time" office:time-value="PT8H"><text:p>08:00</text:p>'
        '</table:table-cell><table:table-cell table:formula="of:=B1"/>'
        '<table:table-cell office:value-type="string"><text:p>Bu<text:span>di</text:span></text:p>'
        "<text:p>a<text:s text:c='2'/>b</text:p><office:annotation><text:p>catatan</text:p>"
        "</office:annotation></table:table-cell>"
    )

    assert cells(ods(f"<table:table-row>{row}</table:table-row>")) == [
        [81234567890, 1.5, True, date(2025, 6, 20), "08:00", NoValue("="), "Budi\na  b"]
    ]


def test_repeated_cells_and_rows_of_ods_are_counted_and_empty_ones_cost_nothing() -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell '
        'table:number-columns-repeated="2"/>' + ods_text("x") + "<table:table-cell "
        'table:number-columns-repeated="16381"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048571"><table:table-cell/>'
        "</table:table-row>"
    )

    table = read_tables(ods(rows))[0]

    assert [(row.number, row.cells) for row in table.rows] == [
        (4, [None, None, "x"]),
        (5, [None, None, "x"]),
    ]


def test_a_cell_of_ods_that_says_a_million_times_is_refused() -> None:
    one = ods_text("x").replace("<table:table-cell", "<table:table-cell {}", 1)
    across = one.format('table:number-columns-repeated="1000000"')
    row = f'<table:table-row table:number-rows-repeated="1000000">{ods_text("x")}</table:table-row>'

    with pytest.raises(errors.TooManyColumnsError):
        read_tables(ods(f"<table:table-row>{across}</table:table-row>"))
    with pytest.raises(errors.TooManyRowsError):
        read_tables(ods(row))


def test_hidden_struck_and_merged_parts_of_ods_are_told() -> None:
    styles = (
        '<style:style style:name="ta2"><style:table-properties table:display="false"/>'
        '</style:style><style:style style:name="ce1"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style>'
    )
    struck = ods_text("x").replace("<table:table-cell", '<table:table-cell table:style-name="ce1"')
    spanned = ods_text("Susukan").replace(
        "<table:table-cell", '<table:table-cell table:number-rows-spanned="2"'
    )
    rows = (
        f"<table:table-row>{struck}{spanned}</table:table-row>"
        f'<table:table-row table:visibility="filter">{ods_text("y")}<table:covered-table-cell/>'
        "</table:table-row>"
    )
    other = f'<table:table table:name="Lama" table:style-name="ta2">{ods_row("z")}</table:table>'

    data, hidden = read_tables(ods(rows, styles=styles, tables=other))

    assert [row.cells for row in data.rows] == [["x", "Susukan"], ["y", "Susukan"]]
    assert [row.hidden for row in data.rows] == [False, True]
    assert (hidden.hidden, hidden.rows) == (True, [])


def test_a_page_becomes_the_sheet_that_a_spreadsheet_program_would_make_of_it() -> None:
    page = (
        b"<style>td {color: red}</style><h3>KECAMATAN&nbsp;SUSUKAN</h3>"
        b"<table><tr><th>Nama<th>Desa<th>Kec.</tr>"
        b"<tr style='display: none'><td>Bu<b>di</b><br>S.E. &amp; Co<td>Berta"
        b"<td rowspan=2>Susukan</tr><!-- <tr><td>tidak</td></tr> -->"
        b"<tr><td><s>Siti</s></td><td title='a > b'>Derik</td></tr></table>"
        b"<script>document.write('<tr><td>tidak')</script><p>Mengetahui,</p>"
    )

    table = read_tables(page)[0]

    assert [(row.number, row.cells) for row in table.rows] == [
        (1, ["KECAMATAN SUSUKAN"]),
        (2, ["Nama", "Desa", "Kec."]),
        (3, ["Budi\nS.E. & Co", "Berta", "Susukan"]),
        (4, ["Siti", "Derik", "Susukan"]),
        (5, ["Mengetahui,"]),
    ]
    assert [row.hidden for row in table.rows] == [False, False, True, False, False]


def test_a_number_that_a_page_shows_rounded_is_read_whole() -> None:
    page = b"<table><tr><td x:num='81234567890'>8.12E+10</td><td x:num='5'>5 kg</td></tr></table>"

    assert cells(page) == [[81234567890, "5 kg"]]


@pytest.mark.parametrize(
    "page",
    [
        b"<table><tr><td>Nama" + b"<" * 200_000,
        b"<table><tr><td>" + b'<a b="' * 100_000,
        b"<table><tr><td>x" + b"<!--" * 100_000,
        b"<table><tr>" + b"<td rowspan=9999999 colspan=99999>" * 2_000 + b"x",
        b"<table>" * 250 + b"<tr><td>x",
        b"<table><tr><td>" + b"<td " + b"a" * 300_000 + b">x",
    ],
)
def test_a_page_of_broken_tags_is_read_or_refused(page: bytes) -> None:
    with suppress(errors.SheetError):
        assert read_tables(page)


def test_a_workbook_of_one_xml_file_has_places_types_and_hidden_rows() -> None:
    rows = (
        '<Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2" ss:MergeDown="1">'
        '<Data ss:Type="String">Susukan</Data></Cell>'
        '<Cell><Data ss:Type="Number">81234567890</Data></Cell>'
        '<Cell><Data ss:Type="DateTime">2025-06-20T00:00:00.000</Data></Cell></Row>'
        '<Row><Cell ss:StyleID="s1"><Data ss:Type="String">Budi</Data></Cell></Row>'
    )
    styles = '<Style ss:ID="s1"><Font ss:StrikeThrough="1"/></Style>'
    after = (
        '<Worksheet ss:Name="Lama"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row>'
        "</Table><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
        "</Worksheet>"
    )

    data, hidden = read_tables(xml2003(rows, styles=styles, after=after))

    assert [(row.number, row.cells, row.hidden, row.struck) for row in data.rows] == [
        (3, [None, "Susukan", 81234567890, date(2025, 6, 20)], True, False),
        (4, ["Budi", "Susukan"], False, True),
    ]
    assert (hidden.name, hidden.hidden, hidden.rows) == ("Lama", True, [])
