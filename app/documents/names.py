"""Which documents there are."""

from enum import StrEnum


class DocumentName(StrEnum):
    """The documents that can be made."""

    BADGES = "badges.pdf"
    AGENDAS = "agendas.pdf"
    TABLE_SHEETS = "table-sheets.pdf"
    TIMETABLE_XLSX = "timetable.xlsx"
    TIMETABLE_PDF = "timetable.pdf"
    RESULTS = "results.xlsx"


MEDIA_TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar",
    "png": "image/png",
}
