"""Which documents there are, and how one is wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.core.locale import Locale
from app.documents.badges.pdf import BadgeSheet
from app.documents.choosing import EVERYTHING, Choice
from app.documents.typesetting import Output


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


@dataclass(frozen=True, slots=True)
class Document:
    """A document whose data have been read."""

    name: str
    media_type: str
    make: Callable[[], bytes]
    """Lays it out, which can take seconds; call it after the transaction has ended."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a document is wanted."""

    locale: Locale
    timetable: int | None = None
    """The number of the one that it shows; None: the published one. Badges show none."""
    public_url: str | None = None
    """The address that badges lead to."""
    sheet: BadgeSheet = "a6"
    """The paper of badges."""
    choice: Choice = EVERYTHING
    output: Output = "pdf"
    """`png`: only a picture of the first page of what is printed."""
