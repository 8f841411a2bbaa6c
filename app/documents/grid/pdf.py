"""The master grid as PDF: landscape A3, a row per table, a column per slot, breaks as bands."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.core.locale import DEFAULT_LOCALE, Locale, text
from app.documents.grid.shapes import GridGroup, GridView
from app.documents.shapes import EventHeader
from app.documents.typesetting import Output, typeset

_ROWS_OF_A_PAGE: Final = 80
"""More rows than a page has room for, be they all empty."""
_TORN: Final = 13
"""The fewest rows of a partner that may be parted between pages, as the template says."""
_LABELS = ("grid_title", "grid_partner", "grid_table", "page")


def render_grid_pdf(
    event: EventHeader,
    grid: GridView,
    locale: Locale = DEFAULT_LOCALE,
    output: Output = "pdf",
) -> bytes:
    """Return the grid of all tables; its header repeats on every page."""
    data = {
        "event": event,
        "columns": grid.columns,
        "groups": on_first_page(grid.groups) if output == "png" else grid.groups,
        "counted": output == "pdf",
        "locale": locale,
        "labels": {name: text(f"documents.{name}", locale) for name in _LABELS},
    }
    return typeset("grid", data, output=output)


def on_first_page(groups: Sequence[GridGroup]) -> list[GridGroup]:
    """Return what the first page is made of: the others need no layout for a picture of it."""
    found: list[GridGroup] = []
    left = _ROWS_OF_A_PAGE
    for group in groups:
        if left <= 0:
            break
        found.append(replace(group, rows=group.rows[: max(left, _TORN)]))
        left -= len(group.rows)
    return found
