"""What a table may be: a list as it stands, in another shape, or without a heading at all."""

from dataclasses import replace

from app.sheets.files.cells import Table
from app.sheets.layout.chats.labels import labelled
from app.sheets.layout.chats.lists import is_listed, is_told, listed
from app.sheets.layout.columns import Layout
from app.sheets.layout.decisions import Decisions
from app.sheets.layout.detect import find_header
from app.sheets.layout.reading import OpenedList
from app.sheets.layout.shapes.cards import out_of_cards
from app.sheets.layout.shapes.crossing import out_of_crossing
from app.sheets.layout.shapes.forms import sure_forms
from app.sheets.layout.shapes.legends import with_codes_spelt
from app.sheets.layout.shapes.running import out_of_messages, out_of_running_text
from app.sheets.layout.shapes.sharing import with_places_apart
from app.sheets.layout.shapes.stacked import with_rows_joined
from app.sheets.layout.shapes.turning import (
    is_plan,
    other_shapes,
    sideways,
    with_headings_above,
)
from app.sheets.layout.shapes.wholes import out_of_whole_cells
from app.sheets.layout.tables import open_bare, open_table, rows_of

_LEAST_LABELS = 2
_MOST_BARE = 60
"""Sheets whose cells are looked at for what they mean without a heading, until one is read."""


def open_all(
    tables: list[Table], layout: Layout, decisions: Decisions
) -> dict[str, list[OpenedList]]:
    """Open every table under a heading; if there is none, by what the columns or lines hold.

    Tables that are no lists as they stand are tried in other shapes before.
    """
    opened: dict[str, list[OpenedList]] = {}
    tables = [with_codes_spelt(table, layout) for table in tables]
    for table in tables:
        shaped = sure_forms(table, layout) or labelled(table, layout) or sideways(table, layout)
        shaped = shaped or with_rows_joined(table, layout) or with_headings_above(table, layout)
        if parts := open_table(shaped, layout, decisions):
            opened[table.name] = parts
    if any(map(rows_of, opened.values())):
        return opened
    turned = {table.name: _open_other(table, layout, decisions) for table in tables}
    opened |= {name: parts for name, parts in turned.items() if parts}
    if opened:
        return opened
    for tried, table in enumerate(tables):
        if tried >= _MOST_BARE and not opened:
            break
        headed = find_header(table, layout) is not None and not is_told(table, layout)
        if not headed and (parts := _open_bare(table, layout, decisions)):
            opened[table.name] = parts
    if opened:
        return opened
    wholes = {table.name: _open_whole(table, layout, decisions) for table in tables[:_MOST_BARE]}
    return {name: parts for name, parts in wholes.items() if rows_of(parts)}


def _open_whole(table: Table, layout: Layout, decisions: Decisions) -> list[OpenedList]:
    """Return the parts of a table of which one column holds whole people."""
    whole = out_of_whole_cells(table, layout)
    parts = open_table(whole, layout, replace(decisions, described=None)) if whole else []
    for part in parts:
        _by_contents(part)
    return parts


def _open_other(table: Table, layout: Layout, decisions: Decisions) -> list[OpenedList]:
    """Return the parts of a table in the first other shape in which it has rows of data."""
    for shaped in other_shapes(table, layout):
        parts = open_table(shaped, layout, decisions)
        if rows_of(parts) and all(len(part.fields) >= _LEAST_LABELS for part in parts):
            return parts
    for apart in (with_places_apart(table, layout), out_of_crossing(table, layout)):
        if apart and (parts := open_table(apart, layout, replace(decisions, described=None))):
            for part in parts:
                _by_contents(part)
            return parts
    return []


def _open_bare(table: Table, layout: Layout, decisions: Decisions) -> list[OpenedList]:
    parts: list[OpenedList] = []
    if running := out_of_running_text(table, layout):
        parts = open_table(running, layout, replace(decisions, described=None))
        for part in parts:
            _by_contents(part)
        return parts
    cards = out_of_cards(table, layout)
    for shaped in filter(
        None, (cards and labelled(cards, layout), cards and listed(cards, layout))
    ):
        if rows_of(parts := open_table(shaped, layout, replace(decisions, described=None))):
            for part in parts:
                _by_contents(part)
            return parts
    table = out_of_messages(table, layout) or table
    if not is_listed(table, layout):
        parts = [part for part in open_bare(table, layout, decisions) if part.split.data]
        parts = [part for part in parts if not is_plan(part, layout)]
    if not parts and (rows := listed(table, layout)):
        parts = open_table(rows, layout, replace(decisions, described=None))
        for part in parts:
            _by_contents(part)
    return parts


def _by_contents(part: OpenedList) -> None:
    for column in part.columns:
        column.basis = "contents" if column.basis == "heading" else column.basis
        column.heading = ""
