"""Lines as people paste them from a chat -> rows under a heading of our own."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.sheets.files.cells import Cell, Row, Table, text_of
from app.sheets.layout.columns import Layout
from app.sheets.layout.headings import is_nothing
from app.sheets.values.people import is_position
from app.sheets.values.phones import read_phone

_STAMP = re.compile(
    r"^\W{0,2}\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\s*(?:[ap]m)?\]?\s*"
    r"(?:-\s+)?(?:(?P<sender>[^:]{1,40}):\s+)?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"^\W*(\d{1,4})\s*[.)\]]\s*")
_BULLET = re.compile(r"^[\s\-–—•·▪◦>#*]+")
_BOLD = re.compile(r"(?<!\w)[*_~]+|[*_~]+(?!\w)")
_BETWEEN = re.compile(
    r"\s+[-–—]+\s+|\s*[|;/\t]\s*|_+|,\s+|\s{3,}|(?<=[^\W\d])\s*:\s+|[-–—:](?=\s*\+?\d{6})"
)
_PHONE_AT_END = re.compile(r"^(.*[^\W\d].*?)[\s:(]+(\+?\d[\d\s().-]{7,}\d)\)?$")
_BRACKETS = re.compile(r"^(.*\S)\s*\(([^()]+)\)$")
_DEGREE = re.compile(r"(?:S|M|A|Dr|Ir|Drs|Amd)\.? ?[A-Z][A-Za-z.]{0,6}\.?")
_LABELLED = re.compile(r"(?:^|[,;\n]\s*|\s{2})([^\W\d][\w /.]{1,24}?)\s*[:=]\s*")
_BEFORE_VILLAGE = re.compile(r"\s(?=(?:desa|ds|kel|kelurahan|kdmp|kopdes)[\s.])", re.IGNORECASE)
_LEAST_SHARE = 0.5
_LEAST_LINES = 2
_SAMPLE = 40
_HEADING = ("No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP")
_LONGEST_LINE = 300


@dataclass(slots=True)
class _Line:
    """A line taken apart. `name` is empty where it is about nobody."""

    row: Row
    text: str
    number: str = ""
    stamped: bool = False
    pieces: list[str] = field(default_factory=list)
    phone: str = ""
    position: str = ""


def listed(table: Table, layout: Layout) -> Table | None:
    """Return a table of lines that are about one person each; None if they are not."""
    lines = _lines(table)
    alone = sum(line.number != "" or line.stamped or _is_alone(line.row) for line in lines)
    return _listed(table, lines, layout) if alone >= len(lines) * _LEAST_SHARE else None


def _is_alone(row: Row) -> bool:
    return sum(cell is not None and cell != "" for cell in row.cells) == 1


def labelled(table: Table, layout: Layout) -> Table | None:
    """Return records whose fields are named: `Nama: ..., Desa: ...`, in a line or in several."""
    some = [_line(row) for row in table.rows[:_SAMPLE]]
    said = [line for line in some if line is not None and _fields_of(line.text, layout)]
    if len(said) < max(_LEAST_LINES, len(some) * _LEAST_SHARE):
        return None
    return _labelled(table, _lines(table), layout)


def _lines(table: Table) -> list[_Line]:
    return [line for row in table.rows if (line := _line(row)) is not None]


def _line(row: Row) -> _Line | None:
    """Take a line apart; None for a message of the chat's own."""
    text = ", ".join(filter(None, (text_of(cell).strip() for cell in row.cells)))[:_LONGEST_LINE]
    stamp = _STAMP.match(text)
    if stamp:
        if stamp["sender"] is None:
            return None
        text = text[stamp.end() :]
    text = _BOLD.sub("", "".join(map(_without_emoji, text))).strip()
    line = _Line(row, text, stamped=stamp is not None)
    ordinal = _ORDINAL.match(text)
    if ordinal:
        line.number, text = ordinal[1], text[ordinal.end() :]
    for piece in _BETWEEN.split(_BULLET.sub("", text)):
        _take(line, piece.strip(" ,.-–"))
    if len(line.pieces) == 1:
        line.pieces = _apart(line.pieces[0])
    return line


def _apart(piece: str) -> list[str]:
    """Split a village off the only piece of a line: `Budi (Berta)`, `Budi Desa Berta`."""
    inside = _BRACKETS.match(piece)
    if inside:
        return [inside[1], inside[2]]
    return [part.strip() for part in _BEFORE_VILLAGE.split(piece, maxsplit=1)]


def _without_emoji(mark: str) -> str:
    """Replace a picture by a tab: it stands between things, or before them."""
    if mark.isascii():
        return mark
    if unicodedata.category(mark) in {"So", "Sk", "Cs", "Co"}:
        return "\t"
    return "" if mark in "\ufe0f\u200d\u20e3" else mark


def _take(line: _Line, piece: str) -> None:
    """Put a piece of a line where it belongs; a number or a position in it is taken out."""
    at_end = _PHONE_AT_END.match(piece)
    if at_end and _is_phone(at_end[2]):
        piece, line.phone = at_end[1], line.phone or at_end[2]
    inside = _BRACKETS.match(piece)
    if inside and is_position(inside[2]):
        piece, line.position = inside[1], inside[2]
    if not piece:
        return
    if _is_phone(piece):
        line.phone = line.phone or piece
    elif line.pieces and is_position(piece):
        line.position = piece
    elif line.pieces and _DEGREE.fullmatch(piece):
        line.pieces[-1] += f", {piece}"
    else:
        line.pieces.append(piece)


def _is_phone(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= 9 and bool(read_phone(text).proposed)  # noqa: PLR2004


def _listed(table: Table, lines: Sequence[_Line], layout: Layout) -> Table | None:
    telling = [line for line in lines if line.number and line.pieces]
    telling = telling or [line for line in lines if len(line.pieces) + bool(line.phone) > 1]
    of_villages = "village" in layout.names
    if of_villages:
        full = [line for line in telling if len(line.pieces) + bool(line.phone) > 1]
        sure = [line for line in full if line.phone or any(map(_village_test(layout), line.pieces))]
        if len(sure) < max(1, len(telling) * _LEAST_SHARE):
            return None
    if len(telling) < _LEAST_LINES or "name" not in layout.names:
        return None
    known = {id(line) for line in telling}
    swapped = of_villages and _village_first(telling, layout)
    rows = [_row(line, id(line) in known, swapped=swapped) for line in lines]
    heading = _HEADING if of_villages else ("No", "Nama Mitra", "", "", "", "No HP")
    return _table(table, list(heading), rows)


def _row(line: _Line, telling: bool, *, swapped: bool) -> Row:
    """Return a line as cells; one that names nobody stands as a lone text."""
    if not telling or not line.pieces:
        return _as(line.row, [line.number or line.text])
    pieces = [*line.pieces, "", ""]
    if swapped:
        pieces[0], pieces[1] = pieces[1], pieces[0]
    place = [pieces[1], ", ".join(filter(None, pieces[2:]))]
    return _as(line.row, [line.number, pieces[0], line.position, *place, line.phone])


def _village_test(layout: Layout) -> Callable[[str], bool]:
    tests = (entry.fits for entry in layout.fields if entry.name == "village")
    return next(tests, None) or is_nothing


def _village_first(lines: Sequence[_Line], layout: Layout) -> bool:
    test = _village_test(layout)
    two = [line.pieces for line in lines if len(line.pieces) > 1]
    first, second = (sum(test(pieces[at]) for pieces in two) for at in (0, 1))
    return first > second and first > len(two) * _LEAST_SHARE


def _labelled(table: Table, lines: Sequence[_Line], layout: Layout) -> Table | None:
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
    rows = [_as(row, [said.get(heading, "") for heading in headings]) for row, said in records]
    return _table(table, headings, rows)


def _fields_of(text: str, layout: Layout) -> list[tuple[str, str]]:
    """Return the headings in a line that name a field, each with the text after it."""
    text = _ORDINAL.sub("", text)
    found = [match for match in _LABELLED.finditer(text) if layout.heading_scores(match[1].strip())]
    ends = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    return [
        (match[1].strip(), text[match.end() : end].strip(" ,;"))
        for match, end in zip(found, ends, strict=True)
    ]


def _as(row: Row, cells: Sequence[Cell]) -> Row:
    return Row(row.number, row.line, list(cells), hidden=row.hidden, struck=row.struck)


def _table(table: Table, heading: Sequence[str], rows: list[Row]) -> Table:
    top = Row(0, 0, list(heading))
    return Table(table.name, table.origin, [top, *rows], table.hidden, table.active)
