"""Cards beside and below each other: each person in a few lines of one cell or of one column."""

from collections.abc import Iterator
from dataclasses import replace

from app.sheets.files.cells import Row, Table, text_of
from app.sheets.layout.columns import Layout
from app.sheets.values.keys import words

_LEAST_LINES, _MOST_LINES, _LEAST_CARDS, _MOSTLY = 2, 8, 2, 0.6
_MOST_ROWS, _MOST_COLUMNS, _LONGEST = 2_000, 12, 400
_FORMULAS = frozenset(
    {"kepada", "kepada yth", "yth", "di", "tempat", "di tempat", "dengan hormat", "to", "at"}
)
"""What a letter says around a name."""
Card = tuple[Row, list[str]]


def out_of_cards(table: Table, layout: Layout) -> Table | None:
    """Return the lines of cards one below the other, a blank one between; None if there are none.

    Cards are cells of several lines, or lines in several columns that blank rows part.
    """
    if not {"name", "village"} <= set(layout.names) or len(table.rows) > _MOST_ROWS:
        return None
    cards = list(_in_cells(table)) or list(_in_columns(table))
    cards = [(row, [text for text in card if words(text) not in _FORMULAS]) for row, card in cards]
    cards = [(row, card) for row, card in cards if card]
    if len(cards) < _LEAST_CARDS:
        return None
    rows: list[Row] = []
    line = 0
    for row, card in sorted(cards, key=lambda card: card[0].number):
        line += 1
        for text in card:
            line += 1
            rows.append(Row(row.number, line, [text], hidden=row.hidden, struck=row.struck))
    return replace(table, rows=rows, spans={}, origin="csv")


def _in_cells(table: Table) -> Iterator[Card]:
    """Yield the cells of several lines, with those above all of them, where most cells are so."""
    cells = [
        (row, [line.strip() for line in text.splitlines() if line.strip()])
        for row in table.rows
        for cell in row.cells
        if (text := text_of(cell)[:_LONGEST]).strip()
    ]
    several = sum(len(lines) > _LEAST_LINES for _, lines in cells)
    if several >= max(_LEAST_CARDS, len(cells) * _MOSTLY):
        yield from cells


def _in_columns(table: Table) -> Iterator[Card]:
    """Yield the runs of cells below each other, where they stand in several columns."""
    width = max((len(row.cells) for row in table.rows), default=0)
    filled = [c for c in range(width) if any(text_of(r.at(c)).strip() for r in table.rows)]
    if not 1 < len(filled) <= _MOST_COLUMNS:
        return
    runs: list[Card] = []
    for column in filled:
        before = -1
        for row in table.rows:
            text = text_of(row.at(column)).strip()[:_LONGEST]
            if not text:
                continue
            if row.line == before + 1 and runs:
                runs[-1][1].append(text)
            else:
                runs.append((row, [text]))
            before = row.line
    sizes = [len(lines) for _, lines in runs]
    usual = max(set(sizes), key=sizes.count)
    bands = {row.number for row, lines in runs if len(lines) == usual}
    if len(bands) < _LEAST_CARDS or len(runs) < len(bands) * _LEAST_CARDS:
        return
    if _LEAST_LINES < usual <= _MOST_LINES and sizes.count(usual) >= max(
        _LEAST_CARDS, len(runs) * _MOSTLY
    ):
        yield from runs
