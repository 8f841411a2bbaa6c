"""Workbooks made to be slow, large or torn: refused within bounds, with a sentence."""

import bz2
import json
import tracemalloc
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest

from app.sheets import errors
from app.sheets.files import markup
from app.sheets.files import xls as xls_reader
from app.sheets.files.limits import MEGABYTE
from app.sheets.files.sources import read_tables
from app.sheets.files.xlsx.styles import is_date_format
from app.sheets.lists.preview import preview
from tests.sheets.other_formats import ods, ods_row, xls
from tests.sheets.workbooks import HEADING, MAIN, text_row, workbook, worksheet

SHEET = worksheet(text_row(1, *HEADING) + text_row(2, "Budi", "Berta", "Susukan"))


def packed_again(data: bytes, method: int, *, separator: str = "/") -> bytes:
    """Zip the parts of a workbook in another way."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(file, "w", method) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name)
            info.filename = name.replace("/", separator)
            info.compress_type = method
            target.writestr(info, source.read(name))
    return file.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_that_unpacks_without_bound_is_refused_unread(method: int) -> None:
    bomb = worksheet(f'<row r="1"><c r="A1" t="str"><v>{" " * 50_000_000}</v></c></row>')
    data = packed_again(workbook(bomb), method)
    assert len(data) < MEGABYTE

    tracemalloc.start()
    with pytest.raises(errors.StrangeCompressionError) as caught:
        read_tables(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert str(caught.value.params["part"]).startswith("xl/")
    assert peak < MEGABYTE


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_DEFLATED])
def test_a_damaged_part_is_refused(method: int) -> None:
    data = bytearray(packed_again(workbook(SHEET), method))
    for place in range(60, 400):
        data[place] ^= 0x55

    with pytest.raises(errors.SheetError):
        read_tables(bytes(data))


def test_an_archive_that_lacks_bytes_of_its_first_part_is_refused() -> None:
    data = ods(ods_row(*HEADING))

    with pytest.raises(errors.DamagedFileError):
        read_tables(data[:10] + data[50:])


def test_parts_that_are_only_stored_are_read() -> None:
    assert read_tables(packed_again(workbook(SHEET), zipfile.ZIP_STORED))[0].rows


def test_names_of_parts_with_backslashes_are_names() -> None:
    data = packed_again(workbook(SHEET), zipfile.ZIP_DEFLATED, separator="\\")
    assert b"xl\\workbook.xml" in data

    assert len(read_tables(data)[0].rows) == 2


def test_a_workbook_with_its_parts_in_other_places_is_read() -> None:
    data = workbook(SHEET)
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            target.writestr(name.replace("xl/", "buku/"), source.read(name))
        target.writestr(
            "_rels/.rels",
            '<Relationships xmlns="x"><Relationship Id="r" Type="x/officeDocument"'
            ' Target="buku/workbook.xml"/></Relationships>',
        )

    assert len(read_tables(file.getvalue())[0].rows) == 2


@pytest.mark.parametrize(
    "piece",
    [
        f"<!--{'x' * 10_000_000}-->",
        f"<?x {'x' * 10_000_000}?>",
        f'<row x="{"x" * 10_000_000}"/>',
        f"<{'x' * 10_000_000}/>",
        "<x>" * 1_000 + "</x>" * 1_000,
        "".join(f"<x{number}/>" for number in range(markup.MAX_NAMES)),
        "".join(f'<x a{number}="1"/>' for number in range(markup.MAX_NAMES)),
    ],
    ids=["comment", "instruction", "attribute", "name", "depth", "names", "attributes"],
)
def test_xml_that_makes_a_parser_slow_or_large_is_refused(piece: str) -> None:
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{piece}</sheetData></worksheet>'

    with pytest.raises(errors.DamagedFileError):
        read_tables(workbook(sheet))


def test_long_cells_and_long_stretches_without_tags_are_no_attack() -> None:
    sheet = worksheet(text_row(1, "x" * 32_000) + " " * 1_000_000)

    assert read_tables(workbook(sheet))[0].rows


@pytest.mark.parametrize("said", ["[", '"', "\\", "_", "*", "[a"])
def test_only_so_much_of_a_number_format_is_looked_at(said: str) -> None:
    assert not is_date_format(said * 1_000_000 + "yyyy")


def test_number_formats_say_what_is_a_date() -> None:
    assert is_date_format("[$-421]dd mmmm yyyy;@")
    assert is_date_format("[h]:mm")
    assert not is_date_format('[Red]#,##0" hari"')


def test_halves_of_characters_and_zero_bytes_do_not_reach_anybody() -> None:
    rows = text_row(1, *HEADING) + text_row(2, "Bu_xD83D_di_x0000_", "Berta", "Susukan")

    result = preview("attendees", workbook(worksheet(rows)), "x.xlsx")

    assert json.dumps(result.to_json(), ensure_ascii=False).encode()
    assert "\0" not in result.rows[0].name


def test_more_cells_than_an_honest_list_has_are_refused_although_no_sheet_is_too_long() -> None:
    row = "".join(f'<row><c r="GR{n}"><v>1</v></c></row>' for n in range(1, 3_000))

    with pytest.raises(errors.TooManyRowsError):
        read_tables(workbook(worksheet(row), names=tuple(f"S{n}" for n in range(10))))


def test_a_chain_of_sectors_ends() -> None:
    chain = [1, 2, 0]

    with pytest.raises(errors.DamagedFileError):
        xls_reader.check_chain(chain, 0)
    xls_reader.check_chain([1, 2, -2], 0)


@pytest.mark.parametrize("place", range(0, 5_000, 37))
def test_an_old_workbook_with_a_changed_byte_is_read_or_refused(place: int) -> None:
    data = bytearray(xls([HEADING, ("Budi", "Berta", "Susukan", "081234567890")]))
    data[place % len(data)] ^= 0xFF

    with suppress(errors.SheetError):
        assert len(read_tables(bytes(data))) == 1


def test_what_is_compressed_is_no_list() -> None:
    with pytest.raises(errors.PackedFileError):
        read_tables(bz2.compress(b"Nama;Desa\nBudi;Berta\n"))
