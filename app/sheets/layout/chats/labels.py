"""Records whose fields are named: `Nama: ..., Desa: ...`, in a line or in several."""

import re
from collections.abc import Sequence

from app.sheets.files.cells import Row, Table
from app.sheets.layout.chats.lines import ORDINAL, Line, left_out, line_of, lines_of
from app.sheets.layout.chats.lists import as_row, under, with_asides
from app.sheets.layout.columns import Layout
from app.sheets.layout.detect import find_header
from app.sheets.layout.headings import is_nothing

_LABELLED = re.compile(
    r"(?:^|[,;\n]\s*|\s{2})([^\W\d][\w /.()]{1,60}?)\s*(?:[:=]|,\s*:)(?:\s*,)?\s*"
)
_LEAST_SHARE = 0.5
_LEAST_LINES = 2
_SAMPLE = 40
_LONGEST_LINE = 300


def labelled(table: Table, layout: Layout) -> Table | None:
    """Return a table of records whose fields are named; None if it has none."""
    some = [line_of(row) for row in table.rows[:_SAMPLE]]
    said = [line for line in some if line is not None and _fields_of(line.text, layout)]
    if len(said) < max(_LEAST_LINES, len(some) * _LEAST_SHARE):
        return None
    return _labelled(table, lines_of(table.rows, is_nothing), layout)


def _labelled(table: Table, lines: Sequence[Line], layout: Layout) -> Table | None:
    headings: list[str] = []
    records: list[tuple[Row, dict[str, str]]] = []
    named = 0
    for line in lines:
        said = _fields_of(line.text, layout)
        named += bool(said)
        for heading, text in said:
            if heading not in headings:
                headings.append(heading)
            if not records or heading in records[-1][1]:
                records.append((line.row, {}))
            records[-1][1][heading] = text
    if named < len(lines) * _LEAST_SHARE or len(headings) < _LEAST_LINES:
        return None
    if _says_less(headings, table, layout):
        return None
    rows = [as_row(row, [said.get(heading, "") for heading in headings]) for row, said in records]
    return under(table, headings, with_asides(rows, left_out(table.rows, is_nothing)))


def _says_less(headings: Sequence[str], table: Table, layout: Layout) -> bool:
    """Tell whether labels lack a field that the headings over the table's columns have."""
    named = [max(s, key=s.__getitem__) for h in headings if (s := layout.heading_scores(h))]
    if not layout.lacks(named):
        return False
    header = find_header(table, layout)
    above = [column.means for column in header.columns if column.means] if header else []
    return header is not None and not layout.lacks(above)


def _fields_of(text: str, layout: Layout) -> list[tuple[str, str]]:
    """Return the headings in a line that name a field, each with the text after it."""
    text = ORDINAL.sub("", text[:_LONGEST_LINE])
    found = [match for match in _LABELLED.finditer(text) if layout.heading_scores(match[1].strip())]
    ends = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    return [
        (match[1].strip(), text[match.end() : end].strip(" ,;"))
        for match, end in zip(found, ends, strict=True)
    ]
