"""A list as a workbook with its findings marked: colours and comments in the cells they are about.

Every cell is written as text, so nothing in it can be taken for a formula.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.core.http.fields import printable
from app.imports.reader.talk import AnyPreview, Question, unfolded
from app.sheets.findings import Finding, Severity, worst_of
from app.sheets.lists.grid import Line, Part

_COLOURS: Final = {Severity.INFO: "#DCE9F7", Severity.WARNING: "#FBE7C2", Severity.ERROR: "#F7CFCB"}
_WIDTH: Final = 18
_LONGEST_COMMENT: Final = 2_000
_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_NAME: Final = 31
Says = Callable[[Finding], str]


def marked_list(question: Question, folded: bytes, says: Says) -> bytes:
    """Return the workbook of a list that was read by a question, as it is stored."""
    return marked(unfolded(question, folded), says)


def marked(read: AnyPreview, says: Says) -> bytes:
    """Return the workbook; `says` makes a sentence of a finding."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    formats = {severity: book.add_format({"bg_color": c}) for severity, c in _COLOURS.items()}
    heading = book.add_format({"bold": True})
    found: dict[tuple[str, int], list[Finding]] = defaultdict(list)
    for finding in read.findings:
        found[finding.sheet, finding.row].append(finding)
    sheets: dict[str, Worksheet] = {}
    for line in read.lines:
        part = read.parts[line.part]
        sheet = sheets.get(part.sheet)
        if sheet is None:
            sheet = sheets[part.sheet] = book.add_worksheet(_name(part.sheet, len(sheets) + 1))
            sheet.set_column(0, len(part.columns), _WIDTH)
        _write(sheet, line, heading if line.role == "header" else None)
        if line.key:
            _mark(sheet, line, part, found.get(read.place_of(line), []), formats, says)
    if not sheets:
        book.add_worksheet()
    book.close()
    return target.getvalue()


def _write(sheet: Worksheet, line: Line, shape: Format | None) -> None:
    for index, text in enumerate(line.texts):
        if text:
            sheet.write_string(line.row - 1, index, printable(text), shape)


def _mark(
    sheet: Worksheet,
    line: Line,
    part: Part,
    findings: list[Finding],
    formats: Mapping[Severity, Format],
    says: Says,
) -> None:
    columns = {column.key: index for index, column in enumerate(part.columns)}
    cells: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        cells[columns.get(finding.column, 0)].append(finding)
    for index, about in cells.items():
        text = line.texts[index] if index < len(line.texts) else ""
        sheet.write_string(line.row - 1, index, printable(text), formats[worst_of(about)])
        comment = "\n".join(dict.fromkeys(map(says, about)))[:_LONGEST_COMMENT]
        sheet.write_comment(line.row - 1, index, comment, {"x_scale": 2})


def _name(sheet: str, number: int) -> str:
    bare = printable(sheet).translate(_NOT_IN_NAMES).strip()
    return f"{number} {bare}".strip()[:_LONGEST_NAME] if bare else f"Daftar {number}"
