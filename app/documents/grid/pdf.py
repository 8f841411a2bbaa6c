"""The master grid as PDF: landscape A3, a row per table, a column per slot, breaks as bands."""

from app.core.locale import DEFAULT_LOCALE, Locale, text
from app.documents.grid.shapes import GridView
from app.documents.shapes import EventHeader
from app.documents.typesetting import Output, typeset

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
        "groups": grid.groups,
        "locale": locale,
        "labels": {name: text(f"documents.{name}", locale) for name in _LABELS},
    }
    return typeset("grid", data, output=output)
