"""Which documents there are."""

from enum import StrEnum
from typing import Final, Literal


class DocumentName(StrEnum):
    """The documents that can be made."""

    BADGES = "badges.pdf"
    AGENDAS = "agendas.pdf"
    TABLE_SHEETS = "table-sheets.pdf"
    TIMETABLE_XLSX = "timetable.xlsx"
    TIMETABLE_PDF = "timetable.pdf"
    RESULTS = "results.xlsx"


class BadgeFile(StrEnum):
    """The forms in which one badge can be had."""

    PDF = "badge.pdf"
    PNG = "badge.png"
    SVG = "badge.svg"

    @property
    def kind(self) -> Literal["pdf", "png", "svg"]:
        """What the file is."""
        return "pdf" if self is BadgeFile.PDF else "png" if self is BadgeFile.PNG else "svg"


OF_A_DAY: Final = frozenset(
    {
        DocumentName.AGENDAS,
        DocumentName.TABLE_SHEETS,
        DocumentName.TIMETABLE_XLSX,
        DocumentName.TIMETABLE_PDF,
    }
)
"""The documents that can show one day of several."""
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar",
    "png": "image/png",
    "svg": "image/svg+xml",
}
