"""Wire shapes of what was printed."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import LARGEST_NUMBER, Words


class PrintedDocument(StrEnum):
    """A document of which it is noted whose papers were printed."""

    AGENDAS = "agendas.pdf"
    TABLE_SHEETS = "table-sheets.pdf"


class PrintedIn(RequestBody):
    """What was printed: the document, its version, and which papers of it."""

    document: PrintedDocument
    timetable: Annotated[
        int | None, Field(ge=1, le=LARGEST_NUMBER, description="Null: the published one")
    ] = None
    kecamatan: Annotated[Words | None, Field(max_length=120)] = None
    partner_id: UUID | None = None
    cooperative_id: UUID | None = None
    changed_since: Annotated[int | None, Field(ge=1, le=LARGEST_NUMBER)] = None
    outdated: bool = False
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"document": "agendas.pdf", "outdated": True}]}
    )


class AgendaReprintIn(RequestBody):
    """Whose cooperative's agenda to print anew at the door."""

    attendee_id: UUID
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"attendee_id": "0197c0de-0000-7000-8000-000000000077"}]}
    )


class PaperStateOut(BaseModel):
    """How far a document is printed."""

    document: PrintedDocument
    printed: int = Field(description="Papers noted as printed")
    outdated: int = Field(description="Of these, those that differ from the published timetable")
    missing: int = Field(description="Papers never noted as printed")


class PrintStateOut(BaseModel):
    """How far agendas and table sheets are printed."""

    timetable: int = Field(description="Number of the published timetable")
    items: list[PaperStateOut]


class PrintedOut(BaseModel):
    """How many papers were noted as printed."""

    noted: int
