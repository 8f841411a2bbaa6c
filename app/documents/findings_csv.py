"""The findings of an import as CSV (RFC 4180), which a spreadsheet program opens as UTF-8."""

import csv
import io
from collections.abc import Iterable

from app.core.locale import DEFAULT_LOCALE, Locale, text
from app.documents.views import FindingView

_COLUMNS = (
    "finding_sheet",
    "finding_row",
    "finding_column",
    "finding_severity",
    "finding_code",
    "finding_message",
    "finding_found",
    "finding_proposed",
    "finding_held_back",
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render_findings_csv(findings: Iterable[FindingView], locale: Locale = DEFAULT_LOCALE) -> bytes:
    """Return one record a finding under a header, with a byte order mark.

    A cell that begins like a formula gets an apostrophe before it (OWASP, CSV injection).
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(text(f"documents.{name}", locale) for name in _COLUMNS)
    for finding in findings:
        held = text("documents.yes" if finding.held_back else "documents.no", locale)
        cells = (
            finding.sheet,
            str(finding.row),
            finding.column,
            finding.severity,
            finding.code,
            finding.message,
            finding.found,
            finding.proposed,
            held,
        )
        writer.writerow(_as_text(cell) for cell in cells)
    return buffer.getvalue().encode("utf-8-sig")


def _as_text(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
