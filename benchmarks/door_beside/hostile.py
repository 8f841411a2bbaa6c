"""Workbooks within the upload limit that take their reader as long as possible.

Some are refused in the end, others are ordinary lists; what counts is which requests wait
meanwhile.
"""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from benchmarks.door_beside.sizes import Sizes
from tests.sheets.workbooks import HEADING, text_row, workbook, worksheet

_ROWS = text_row(1, *HEADING) + text_row(2, "Budi", "Berta", "Susukan", "081200000001")
_GOOD = worksheet(_ROWS)
_EMPTY_ROW = f"<row>{'<c/>' * 20}</row>"
_SHARED_TEXT = "<si><t>ab</t></si>"
_NESTED = "<a></a>"


def _deflate_bomb(sizes: Sizes) -> bytes:
    return workbook(worksheet(_ROWS + _EMPTY_ROW * (sizes.unpacked_bytes // len(_EMPTY_ROW))))


def _shared_texts(sizes: Sizes) -> bytes:
    return workbook(_GOOD, texts=_SHARED_TEXT * (sizes.unpacked_bytes // len(_SHARED_TEXT)))


def _one_village(sizes: Sizes) -> bytes:
    rows = (
        text_row(number, f"Pengurus {number:x}", "Berta", "Susukan", f"0812{number:08}")
        for number in range(2, sizes.village_rows + 2)
    )
    return workbook(worksheet(text_row(1, *HEADING) + "".join(rows)))


def _huge_comment(sizes: Sizes) -> bytes:
    return workbook(_GOOD.replace("<sheetData>", f"<!--{' ' * sizes.comment_bytes}--><sheetData>"))


def _deep_elements(sizes: Sizes) -> bytes:
    depth = sizes.unpacked_bytes // len(_NESTED)
    return workbook(_GOOD.replace("<sheetData>", f"{'<a>' * depth}{'</a>' * depth}<sheetData>"))


def _number_format(sizes: Sizes) -> bytes:
    code = "[" * sizes.brackets
    return workbook(
        _GOOD, styles=f'<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
    )


def _packed_again(data: bytes, method: int) -> bytes:
    """Compress the parts of a workbook with another method than spreadsheet programs use."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(file, "w", method) as made:
        for part in given.infolist():
            made.writestr(part.filename, given.read(part))
    return file.getvalue()


def _bzip2_parts(sizes: Sizes) -> bytes:
    return _packed_again(_deflate_bomb(sizes), zipfile.ZIP_BZIP2)


def _lzma_parts(sizes: Sizes) -> bytes:
    return _packed_again(_deflate_bomb(sizes), zipfile.ZIP_LZMA)


WORKBOOKS: Mapping[str, Callable[[Sizes], bytes]] = {
    "deflate bomb": _deflate_bomb,
    "shared texts": _shared_texts,
    "one village": _one_village,
    "huge comment": _huge_comment,
    "deep elements": _deep_elements,
    "number format": _number_format,
    "bzip2 parts": _bzip2_parts,
    "LZMA parts": _lzma_parts,
}
"""The function that makes each kind."""
