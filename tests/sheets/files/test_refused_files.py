"""Files that are no list: refused with the reason, within bounded memory and time."""

import sys
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sheets import errors
from app.sheets.errors import SheetError
from app.sheets.files.limits import MEGABYTE, Limits, read_bounded
from app.sheets.lists.preview import preview
from tests.sheets.workbooks import HEADING, MAIN, text_row, workbook, worksheet

GOOD_SHEET = worksheet(text_row(1, *HEADING) + text_row(2, "Budi", "Berta", "Susukan"))


def test_a_file_over_the_size_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    with path.open("wb") as file:
        file.truncate(200 * MEGABYTE)

    tracemalloc.start()
    with pytest.raises(errors.FileTooLargeError) as caught:
        read_bounded(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert caught.value.params == {"limit_mb": 20, "size_mb": 200}
    assert peak < MEGABYTE


def test_bytes_over_the_size_limit_are_refused_unread() -> None:
    with pytest.raises(errors.FileTooLargeError):
        preview("attendees", b"x" * 2_000_000, "x.csv", limits=Limits(file_bytes=MEGABYTE))


def test_a_zip_bomb_stops_at_the_budget_with_bounded_memory() -> None:
    bomb = workbook(worksheet(f'<row r="1"><c r="A1" t="str"><v>{" " * 60_000_000}</v></c></row>'))
    assert len(bomb) < MEGABYTE

    tracemalloc.start()
    with pytest.raises(errors.DangerousFileError):
        preview("attendees", bomb, "x.xlsx", limits=Limits(inflated_bytes=10 * MEGABYTE))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 60 * MEGABYTE


def test_a_bomb_in_the_shared_texts_stops_at_their_limit() -> None:
    texts = f"<si><t>{'x' * 3_000_000}</t></si>"
    data = workbook(GOOD_SHEET, texts=texts)

    with pytest.raises(errors.DangerousFileError):
        preview("attendees", data, "x.xlsx", limits=Limits(text_characters=MEGABYTE))


def test_entities_are_refused_not_expanded() -> None:
    laughs = "".join(
        f'<!ENTITY l{i} "{"&l" + str(i - 1) + ";" if i else "lol"}">' for i in range(3)
    )
    sheet = f'<!DOCTYPE x [{laughs}]><worksheet xmlns="{MAIN}"><sheetData/></worksheet>'

    with pytest.raises(errors.ForbiddenXmlError):
        preview("attendees", workbook(sheet), "x.xlsx")


def test_external_entities_are_refused() -> None:
    sheet = '<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>'

    with pytest.raises(errors.ForbiddenXmlError):
        preview("attendees", workbook(sheet), "x.xlsx")


def test_more_rows_than_the_limit_are_refused_and_the_limit_is_named() -> None:
    rows = "".join(text_row(n, f"Orang {n}", "Berta") for n in range(2, 400))
    data = workbook(worksheet(text_row(1, *HEADING) + rows))

    with pytest.raises(errors.TooManyRowsError) as caught:
        preview("attendees", data, "x.xlsx", limits=Limits(rows=300))

    assert caught.value.params == {"limit": 300}


def test_a_million_rows_are_refused_early() -> None:
    rows = b"".join(b'<row><c t="str"><v>Orang</v></c></row>' for _ in range(1_000_000))
    sheet = b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (MAIN.encode(), rows)

    with pytest.raises(errors.TooManyRowsError):
        preview("attendees", workbook(sheet), "x.xlsx")


def test_a_million_records_are_refused() -> None:
    with pytest.raises(errors.TooManyRowsError):
        preview("attendees", b"Nama;Desa\n" + b"Budi;Berta\n" * 1_000_000, "x.csv")


def test_a_claim_of_a_million_rows_costs_nothing() -> None:
    claim = '<dimension ref="A1:XFD1048576"/>'
    sheet = GOOD_SHEET.replace("<sheetData>", f"{claim}<sheetData>")

    result = preview("attendees", workbook(sheet), "x.xlsx")

    assert [row.village for row in result.rows] == ["Berta"]


def test_formatted_but_empty_rows_cost_no_memory() -> None:
    empty = b'<row s="1" customFormat="1"><c s="1"/></row>' * 100_000
    sheet = GOOD_SHEET.encode().replace(b"</sheetData>", empty + b"</sheetData>")
    data = workbook(sheet)

    tracemalloc.start()
    result = preview("attendees", data, "x.xlsx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert [row.village for row in result.rows] == ["Berta"]
    assert peak < 10 * MEGABYTE


def test_two_cells_far_apart_do_not_claim_what_lies_between() -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>'
    sheet = GOOD_SHEET.replace("</sheetData>", f"{far}</sheetData>")

    with pytest.raises(errors.TooManyColumnsError) as caught:
        preview("attendees", workbook(sheet), "x.xlsx")

    assert caught.value.params["row"] == 1048576


def test_a_merged_range_over_everything_costs_nothing() -> None:
    sheet = worksheet(
        text_row(1, *HEADING) + text_row(2, "Budi", "Berta", "Susukan"),
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )

    assert preview("attendees", workbook(sheet), "x.xlsx").rows[0].village == "Berta"


def test_a_cell_longer_than_a_spreadsheet_allows_is_refused() -> None:
    with pytest.raises(errors.CellTooLongError):
        preview("attendees", f"Nama;Desa\n{'x' * 40_000};Berta\n".encode(), "x.csv")


def test_a_sheet_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(errors.UnknownSheetError) as caught:
        preview("attendees", workbook(GOOD_SHEET), "x.xlsx", sheet="Lain")

    assert caught.value.params == {"sheet": "Lain", "sheets": ["Data"]}


@pytest.mark.parametrize("kind", ["attendees", "partners", "requests"])
@pytest.mark.parametrize(
    "filling", [" ", "(", "a", "1", "a,", "wa", "1-", "\u0663", "\u00b2", ". "]
)
def test_long_cells_take_no_more_than_linear_work(kind: Any, filling: str) -> None:
    """Counted in lines of the program; `test_patterns` counts the steps of regular expressions."""
    lines_for(lambda: preview_of_long_cells(kind, filling, 400))  # fills caches
    short, long = (
        lines_for(lambda size=size: preview_of_long_cells(kind, filling, size))  # type: ignore[misc]
        for size in (400, 1600)
    )
    assert long < 4.4 * short


@pytest.mark.parametrize("kind", ["attendees", "partners", "requests"])
def test_the_longest_cells_are_read(kind: Any) -> None:
    preview_of_long_cells(kind, "wa", 32_000)


def preview_of_long_cells(kind: Any, filling: str, size: int) -> None:
    """Look at a list with a row of nothing but long cells."""
    heading = (
        "Nama;Desa;Mitra;Kecamatan;HP;Tanggal;Kebutuhan;Jabatan;Meja;Ketersediaan;Kursi;Pilihan 1"
    )
    long = (filling * size)[:size]
    lines = [heading, "Budi" + ";Berta" * 11, ";".join([long] * 12)]
    with suppress(SheetError):
        assert preview(kind, "\n".join(lines).encode(), "x.csv").columns


def lines_for(work: Callable[[], None]) -> int:
    """Return how many lines of Python run for some work, whatever machine does it."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@given(st.binary(max_size=300))
def test_arbitrary_bytes_give_a_preview_or_a_sheet_error(data: bytes) -> None:
    for kind in ("attendees", "partners", "requests"):
        with suppress(SheetError):
            assert preview(kind, data, "x").columns


@given(st.data())
def test_a_workbook_with_flipped_bytes_gives_a_preview_or_a_sheet_error(
    data: st.DataObject,
) -> None:
    good = bytearray(workbook(GOOD_SHEET))
    for _ in range(data.draw(st.integers(1, 8))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))

    with suppress(SheetError):
        assert preview("attendees", bytes(good), "x.xlsx").columns
