"""The content of the workbook of results: all texts in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.spreadsheet import Value


@dataclass(frozen=True, slots=True)
class ResultsView:
    """The rows of each sheet, in the order of its columns."""

    title: str
    by_kecamatan: Sequence[Sequence[Value]]
    by_partner: Sequence[Sequence[Value]]
    meetings: Sequence[Sequence[Value]]
