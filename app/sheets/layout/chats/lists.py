"""Lines about one person each, or records of a few lines each -> rows."""

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from app.sheets.files.cells import Cell, Row, Table
from app.sheets.layout.chats.lines import (
    Line,
    apart,
    left_out,
    lines_of,
    position_at_end,
    text_of_row,
    without_times,
)
from app.sheets.layout.chats.records import begins_as_listed, records
from app.sheets.layout.columns import Layout
from app.sheets.layout.headings import is_nothing
from app.sheets.values.people import looks_like_name

_LEAST_SHARE = 0.5
_MOST = 0.8
_LEAST_LINES = 2
_CONTACT = re.compile(
    r"(?:nama )?(?:pic|c\.?p|pj|kontak person|kontak|contact person|contact|narahubung|penghubung"
    r"|penanggung jawab)\b[\s.:]*",
    re.IGNORECASE,
)
_OF_PEOPLE = ("No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP")
_OF_PARTNERS = ("No", "Nama Mitra", "Narahubung", "Jumlah Meja", "Keterangan", "No HP")
_OF_REQUESTS = ("No", "Mitra", "", "Desa", "Kecamatan", "")


def is_listed(table: Table, layout: Layout) -> bool:
    """Tell whether most lines begin as those of a list: with a number, a bullet or a time."""
    lines = lines_of(table.rows, _village_test(layout))
    begun = sum(
        bool((line.number or line.marked or line.stamped) and line.pieces) for line in lines
    )
    in_first_cell = sum(_begins_in_text(line) for line in lines)
    return begun >= max(_LEAST_LINES, len(lines) * _LEAST_SHARE) and in_first_cell >= begun * _MOST


def is_told(table: Table, layout: Layout) -> bool:
    """Tell whether a text is a chat's list, above which no cell is a heading as a whole."""
    begun = sum(
        bool(line.number and line.pieces) for line in lines_of(table.rows, _village_test(layout))
    )
    if table.origin != "csv" or begun < _LEAST_LINES:
        return False
    texts = (cell for row in table.rows for cell in row.cells if isinstance(cell, str))
    return not any(layout.names_a_field(text[:80]) for text in texts)


def _begins_in_text(line: Line) -> bool:
    """Tell whether the first cell holds more than a number."""
    first = next((cell for cell in line.row.cells if cell is not None and cell != ""), None)
    return isinstance(first, str) and any(map(str.isalpha, first))


def listed(table: Table, layout: Layout) -> Table | None:
    """Return a table of lines that are about one person each; None if they are not."""
    lines = lines_of(table.rows, _village_test(layout))
    alone = sum(begins_as_listed(line) or _is_alone(line.row) for line in lines)
    if alone < len(lines) * _LEAST_SHARE:
        return None
    return _listed(table, records(lines, _village_test(layout)), layout)


def _is_alone(row: Row) -> bool:
    return sum(cell is not None and cell != "" for cell in row.cells) == 1


def _listed(table: Table, lines: Sequence[Line], layout: Layout) -> Table | None:
    names = layout.names
    of_villages, of_partners = "village" in names, "name" in names
    for line in lines:
        line.pieces = without_times(line.pieces) if of_villages else line.pieces
        if of_villages and len(line.pieces) == 1:
            line.pieces = apart(line.pieces[0])
            if not line.position:
                line.pieces[0], line.position = position_at_end(line.pieces[0])
        if of_villages and layout.office and not line.position:
            _part_offices(line, layout.office)
    telling = [line for line in lines if (line.number or line.marked) and line.pieces]
    telling = telling or [line for line in lines if len(line.pieces) + bool(line.phone) > 1]
    telling = telling or _bare_names(lines)
    if len(telling) < _LEAST_LINES:
        return None
    if of_villages and not _are_sure(telling, layout):
        return None
    known = {id(line) for line in telling}
    swapped = of_villages and _village_first(telling, layout)
    if swapped and not of_partners:
        _join_partners(telling, layout)
    if of_partners and of_villages:
        _say_villages(lines, known, layout, swapped=swapped)
    rows = [_row(line, id(line) in known, swapped=swapped) for line in lines]
    if not of_villages:
        rows = [_of_partner(line, id(line) in known) for line in lines]
    rows = with_asides(rows, left_out(table.rows, _village_test(layout)))
    if not of_villages:
        return under(table, _OF_PARTNERS, rows)
    return under(table, _OF_PEOPLE if of_partners else _OF_REQUESTS, rows)


def _say_villages(
    lines: Sequence[Line], known: Container[int], layout: Layout, *, swapped: bool
) -> None:
    """Let lines without a place say the village that stands alone above them.

    Only where more of what stands alone is a village than a district: some names are both.
    """
    village = _village_test(layout)
    district = next((e.fits for e in layout.fields if e.name == "kecamatan"), None) or is_nothing
    alone = [line.pieces[0] for line in lines if id(line) not in known and len(line.pieces) == 1]
    if sum(map(village, alone)) <= max(sum(map(district, alone)), _LEAST_LINES - 1):
        return
    above = ""
    for line in lines:
        if id(line) not in known:
            above = line.pieces[0] if len(line.pieces) == 1 and village(line.pieces[0]) else ""
        elif above and len(line.pieces) == 1 and not swapped:
            line.pieces.append(above)


def _part_offices(line: Line, office: Callable[[str], tuple[str, str]]) -> None:
    """Take `Ketua KDMP Berta` behind a name apart: the position and the place."""
    for at, piece in enumerate(line.pieces):
        position, place = office(piece) if at else ("", "")
        if place:
            line.position, line.pieces[at] = position, place
            return


def _join_partners(telling: Sequence[Line], layout: Layout) -> None:
    """Take all that stands behind a village, but for its district, for partners asked for."""
    is_district = next((e.fits for e in layout.fields if e.name == "kecamatan"), None) or is_nothing
    for line in telling:
        village, *more = line.pieces
        districts = [piece for piece in more if is_district(piece)]
        partners = [piece for piece in more if not is_district(piece)]
        line.pieces = [village, "; ".join(partners), *districts]


def _are_sure(telling: list[Line], layout: Layout) -> bool:
    """Tell whether enough lines have a number, a village or nothing but a name."""
    full = [line for line in telling if len(line.pieces) + bool(line.phone) > 1]
    test = _village_test(layout)
    sure = sum(bool(line.phone) or any(map(test, line.pieces)) for line in full)
    if sure >= max(1, len(telling) * _LEAST_SHARE):
        return True
    named = sum(looks_like_name(line.pieces[0]) and len(line.pieces) == 1 for line in telling)
    return "name" in layout.names and sure + named >= len(telling) * _MOST


def _bare_names(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that look like names, where nearly all do."""
    named = [line for line in lines if line.pieces and looks_like_name(line.pieces[0])]
    named = [line for line in named if " " in line.pieces[0]]
    return named if len(named) >= len(lines) * _MOST else []


def _row(line: Line, telling: bool, *, swapped: bool) -> Row:
    """Return a line as cells; one that names nobody stands as a lone text."""
    if not telling or not line.pieces:
        return as_row(line.row, [line.number or line.text])
    pieces = [*line.pieces, "", ""]
    if swapped:
        pieces[0], pieces[1] = pieces[1], pieces[0]
    place = [pieces[1], ", ".join(filter(None, pieces[2:]))]
    return as_row(line.row, [line.number, pieces[0], line.position, *place, line.phone])


def _of_partner(line: Line, telling: bool) -> Row:
    if not telling or not line.pieces:
        return as_row(line.row, [line.number or line.text])
    pieces = [*line.pieces, "", ""]
    contact = next((at for at, piece in enumerate(pieces) if at and _CONTACT.match(piece)), 1)
    if _CONTACT.fullmatch(pieces[contact]):
        del pieces[contact]
    pieces.insert(1, _CONTACT.sub("", pieces.pop(contact)))
    more = ", ".join(filter(None, pieces[2:]))
    return as_row(line.row, [line.number, pieces[0], pieces[1], line.tables, more, line.phone])


def _village_test(layout: Layout) -> Callable[[str], bool]:
    tests = (entry.fits for entry in layout.fields if entry.name == "village")
    return next(tests, None) or is_nothing


def _village_first(lines: Sequence[Line], layout: Layout) -> bool:
    test = _village_test(layout)
    two = [line.pieces for line in lines if len(line.pieces) > 1]
    first, second = (sum(test(pieces[at]) for pieces in two) for at in (0, 1))
    return first > second and first > len(two) * _LEAST_SHARE


def as_row(row: Row, cells: Sequence[Cell]) -> Row:
    """Return other cells in the place of a row."""
    return Row(row.number, row.line, list(cells), hidden=row.hidden, struck=row.struck)


def with_asides(rows: Sequence[Row], aside: Sequence[Row]) -> list[Row]:
    """Return rows with those that are only told of, each where it stands."""
    told = [replace(row, cells=[text_of_row(row)], aside=True) for row in aside]
    return sorted([*rows, *told], key=lambda row: row.number)


def under(table: Table, heading: Sequence[str], rows: list[Row]) -> Table:
    """Return rows under a heading of our own, in the place of a table."""
    top = Row(0, 0, list(heading))
    return Table(table.name, table.origin, [top, *rows], table.hidden, table.active)
