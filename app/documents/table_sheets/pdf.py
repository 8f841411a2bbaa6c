"""Table sheets as PDF: the visits at a table, with room for a signature and the outcome."""

from collections.abc import Sequence

from app.core.locale import DEFAULT_LOCALE, Locale, text
from app.documents.shapes import EventHeader
from app.documents.table_sheets.shapes import TableSheetView
from app.documents.typesetting import Output, typeset

_LABELS = (
    "sheets_title",
    "agenda_time",
    "sheet_cooperative",
    "grid_kecamatan",
    "sheet_signature",
    "sheet_outcome",
    "sheet_agreed",
    "sheet_follow_up",
    "sheet_not_held",
    "sheet_free",
)


def render_table_sheets(
    event: EventHeader,
    tables: Sequence[TableSheetView],
    locale: Locale = DEFAULT_LOCALE,
    output: Output = "pdf",
) -> bytes:
    """Return one A4 page per table, in the order given; a long day continues on a second page."""
    data = {
        "event": event,
        "tables": [
            {"view": view, "heading": text("documents.sheet_table", locale, table=view.table)}
            for view in tables
        ],
        "locale": locale,
        "labels": {name: text(f"documents.{name}", locale) for name in _LABELS},
    }
    return typeset("table_sheets", data, output=output)
