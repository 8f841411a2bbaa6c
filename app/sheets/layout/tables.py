"""From a table to its parts: tables below each other, blocks side by side, no heading at all."""

from collections.abc import Mapping
from dataclasses import replace

from app.sheets.files.cells import Row, Table
from app.sheets.layout.columns import Column, Layout
from app.sheets.layout.decisions import Decisions
from app.sheets.layout.detect import (
    Header,
    find_header,
    later_headings,
    map_columns,
    named_heading,
    unknown_heading,
)
from app.sheets.layout.inference.further import further_of
from app.sheets.layout.inference.rows import is_label
from app.sheets.layout.persons import Block, find_blocks
from app.sheets.layout.places.offices import take_places
from app.sheets.layout.places.parts import take_parts
from app.sheets.layout.places.posts import say_positions
from app.sheets.layout.places.titles import (
    are_villages,
    district_around,
    said_above,
    section_of,
    village_of,
)
from app.sheets.layout.reading import OpenedList
from app.sheets.layout.sorting import Split, split_rows

_MOST_TITLES = 5
_AGREEING = 0.5
_PLACES = frozenset({"village", "village_code", "cooperative"})


def open_table(table: Table, layout: Layout, decisions: Decisions) -> list[OpenedList]:
    """Return the parts of a table under complete headings; none if there is no such heading.

    A table without a heading is one part where people have decided what its columns hold.
    """
    first = find_header(table, layout) or named_heading(table, layout, decisions)
    if first is None:
        return open_bare(table, layout, decisions) if decisions.names_sheet(table.name) else []
    headers = [first, *later_headings(table, layout, first)]
    starts = [0, *(_titles_begin(table, layout, header.first) for header in headers[1:])]
    parts: list[OpenedList] = []
    for header, start, end in zip(headers, starts, [*starts[1:], len(table.rows)], strict=True):
        piece = replace(table, rows=table.rows[start:end])
        there = Header(header.first - start, header.last - start, header.columns, header.score)
        parts += _open_part(piece, layout, there, decisions)
    return parts


def open_bare(table: Table, layout: Layout, decisions: Decisions) -> list[OpenedList]:
    """Return a table without a heading that a list knows as one part, by what its columns hold."""
    header = unknown_heading(table, layout) or Header(0, -1, [], 0.0)
    return _open_part(table, layout, header, decisions)


def go_on(table: Table, layout: Layout, main: OpenedList) -> list[OpenedList]:
    """Return a sheet without a heading as one part, if its columns go on from the main list's."""
    columns = [replace(column) for column in main.columns]
    header = Header(0, -1, columns, 0.0)
    tests = {entry.name: entry.fits for entry in layout.fields}
    telling = [(main.fields[n], t) for n in layout.telling if n in main.fields and (t := tests[n])]
    fitting = sum(
        any(isinstance(cell := row.at(i), str) and test(cell) for i, test in telling)
        for row in table.rows
    )
    if not table.rows or fitting < len(table.rows) * _AGREEING:
        return []
    split = split_rows(table, layout, header, main.fields)
    fields, constants = dict(main.fields), dict(main.constants)
    return [OpenedList(table, columns, fields, main.width, split, constants, more=dict(main.more))]


def _titles_begin(table: Table, layout: Layout, position: int) -> int:
    """Return where the titles right above a heading begin."""
    start = position
    while start and position - start < _MOST_TITLES and _is_title(table.rows[start - 1], layout):
        start -= 1
    return start


def _is_title(row: Row, layout: Layout) -> bool:
    alone = sum(cell is not None and cell != "" for cell in row.cells) == 1
    return alone or is_label(row, layout)


def _open_part(
    table: Table, layout: Layout, header: Header, decisions: Decisions
) -> list[OpenedList]:
    headed = len(header.columns)
    fields = map_columns(table, layout, header, decisions)
    width = headed or len(header.columns)
    blocks = find_blocks(layout, header.columns, fields)
    taken = frozenset(index for block in blocks for index in block.fields.values())
    for block in blocks:
        block.more = further_of(layout, header.columns, block.fields, taken)
    parts = [_open_block(table, layout, header, block, width, len(blocks)) for block in blocks]
    opened = [part for part in parts if part is not None]
    if len(opened) > 1:
        _say_once(opened)
    if opened:
        _show_uses(header.columns, opened)
    return opened


def _open_block(
    table: Table, layout: Layout, header: Header, block: Block, width: int, blocks: int
) -> OpenedList | None:
    piece = table
    if blocks > 1:
        piece, header = _masked(table, header, block)
    above = said_above(piece.rows[: header.last + 1], table.name, layout)
    for name in ("village", "kecamatan"):
        lacks_place = any("village" in group for group in layout.needed) and not (
            _PLACES & block.fields.keys()
        )
        if lacks_place and "village" in above and name in above and name not in block.fields:
            block.constants[name] = above[name]
    split = split_rows(piece, layout, header, block.fields)
    for name in take_parts(split, layout, header.columns, block.fields):
        block.constants.setdefault(name, "")
    for name in take_places(split, layout, header.columns, block.fields):
        block.constants.setdefault(name, "")
    bare = not _PLACES & block.fields.keys() and are_villages(split, layout)
    for data in split.data:
        if not _PLACES & block.fields.keys() or not _filled(data.texts, block.fields, _PLACES):
            village = village_of(data.section, layout) or (data.section if bare else "")
            if village:
                data.said["village"] = village
                data.section = district_around(data.section, data.outer, layout)
                block.constants.setdefault("village", "")
    if layout.lacks([*block.fields, *block.constants]):
        return None
    say_positions(split, layout, block, piece.rows[: header.first], table.name)
    section = section_of(above)
    for data in split.data:
        data.section = data.section or section
    return OpenedList(
        table, header.columns, block.fields, width, split, block.constants, more=block.more
    )


def _filled(texts: list[str], fields: Mapping[str, int], names: frozenset[str]) -> bool:
    places = (index for name, index in fields.items() if name in names)
    return any(index < len(texts) and texts[index].strip() for index in places)


def _masked(table: Table, header: Header, block: Block) -> tuple[Table, Header]:
    """Return a table in which only one block's columns hold anything, without blank rows."""
    kept = {*block.fields.values(), *(index for some in block.more.values() for index in some)}
    first, last = min(block.own), max(block.own)
    rows: list[Row] = []
    begins, ends = -1, -1
    for position, row in enumerate(table.rows):
        above = position <= header.last
        cells = [
            cell if index in kept or (above and first <= index <= last) else None
            for index, cell in enumerate(row.cells)
        ]
        own = any(index in block.own and cell not in {None, ""} for index, cell in enumerate(cells))
        if above or own:
            if position == header.first:
                begins = len(rows)
            if above:
                ends = len(rows)
            rows.append(replace(row, cells=cells))
    masked = replace(table, rows=rows)
    return masked, Header(max(begins, 0), ends, header.columns, header.score)


def _say_once(parts: list[OpenedList]) -> None:
    """Report a row that is no data once, and not at all if it is data of another block."""
    said = {data.row.number for part in parts for data in part.split.data}
    for part in parts:
        kept = []
        for row, reason, text in part.split.skipped:
            if row.number not in said:
                said.add(row.number)
                kept.append((row, reason, text))
        part.split.skipped = kept


def _show_uses(columns: list[Column], parts: list[OpenedList]) -> None:
    """Let the columns say what they are taken for in any block."""
    uses = {i: name for part in parts for name, some in part.more.items() for i in some}
    uses |= {index: name for part in reversed(parts) for name, index in part.fields.items()}
    for column in columns:
        name = uses.get(column.index, "")
        if name != column.means:
            column.means = name
            column.score = round(column.candidates.get(name, 0.0), 2)
            column.basis = "heading" if name else ""


def rows_of(parts: list[OpenedList]) -> int:
    """Count the rows of data of parts."""
    return sum(len(part.split.data) for part in parts)


def unread(split: Split) -> int:
    """Count the rows below the heading that are no data."""
    return sum(
        reason not in {"title", "header", "column_numbers"} for _, reason, _ in split.skipped
    )
