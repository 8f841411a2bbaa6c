"""Lists that run sideways: what others write in columns stands in rows."""

from dataclasses import replace

from app.sheets.files.cells import Row, Table


def turned(table: Table) -> Table:
    """Return a table whose rows are the columns of another, numbered as those are from 1.

    Columns without content are left out, merged ranges are forgotten.
    """
    width = max((len(row.cells) for row in table.rows), default=0)
    rows = []
    for index in range(width):
        cells = [row.at(index) for row in table.rows]
        if any(cell is not None and cell != "" for cell in cells):
            rows.append(Row(index + 1, index + 1, cells))
    return replace(table, rows=rows, spans={})
