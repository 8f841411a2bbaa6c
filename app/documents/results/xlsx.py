"""The results as a workbook: a sheet by kecamatan, one by partner, one with every meeting."""

import io
from typing import Final

from xlsxwriter import Workbook

from app.core.locale import DEFAULT_LOCALE, Locale, text
from app.documents.results.shapes import ResultsView
from app.documents.spreadsheet import Column, add_sheet

_FIGURES: Final = (
    ("documents.results_cooperatives", 12),
    ("web.report_arrived", 10),
    ("web.report_requested", 12),
    ("web.report_granted", 10),
    ("web.report_held", 12),
    ("web.report_no_show", 12),
    ("web.report_outcomes", 12),
    ("web.report_agreed", 10),
    ("web.report_value", 20),
)
_MEETING: Final = (
    ("documents.grid_kecamatan", 20),
    ("documents.grid_village", 22),
    ("documents.grid_cooperative", 40),
    ("documents.grid_partner", 30),
    ("documents.grid_table", 8),
    ("documents.grid_date", 12),
    ("documents.grid_starts", 9),
    ("documents.grid_status", 16),
    ("web.host_outcome_title", 16),
    ("web.report_value", 20),
    ("web.host_outcome_next_step", 40),
    ("web.host_outcome_note", 40),
)


def render_results(view: ResultsView, locale: Locale = DEFAULT_LOCALE) -> bytes:
    """Return the workbook."""

    def columns(*named: tuple[str, int]) -> list[Column]:
        return [Column(text(name, locale), width) for name, width in named]

    sheets = (
        (
            "results_by_kecamatan",
            columns(("documents.grid_kecamatan", 24), *_FIGURES),
            view.by_kecamatan,
        ),
        ("results_by_partner", columns(("documents.grid_partner", 36), *_FIGURES), view.by_partner),
        ("results_outcomes", columns(*_MEETING), view.meetings),
    )
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": view.title})
        for name, shown, rows in sheets:
            add_sheet(book, text(f"documents.{name}", locale), shown, rows)
    return buffer.getvalue()
