"""Wire shapes of what was printed."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import LARGEST_NUMBER, Moment, Words
from app.core.meanings.ids import AttendeeId


class PrintedDocument(StrEnum):
    """A document of which it is noted whose papers were printed."""

    AGENDAS = "agendas.pdf"
    TABLE_SHEETS = "table-sheets.pdf"


class PrintedIn(RequestBody):
    """What was printed: the document, its version, and which papers of it."""

    document: PrintedDocument = Field(description="What was printed")
    timetable: Annotated[
        int | None,
        Field(
            ge=1,
            le=LARGEST_NUMBER,
            description="Number of the version; null: the published one",
            examples=[3],
        ),
    ] = None
    kecamatan: Annotated[
        Annotated[Words, Field(max_length=120)] | None,
        Field(description="Only those of a kecamatan; null: all", examples=["Susukan"]),
    ] = None
    partner_id: Annotated[
        UUID | None,
        Field(
            description="Only those of or with a partner; null: all",
            examples=["0197c0de-0000-7000-8000-000000000012"],
        ),
    ] = None
    cooperative_id: Annotated[
        UUID | None,
        Field(
            description="Only the agenda of a cooperative; null: all",
            examples=["0197c0de-0000-7000-8000-000000000011"],
        ),
    ] = None
    changed_since: Annotated[
        int | None,
        Field(
            ge=1,
            le=LARGEST_NUMBER,
            description="Only those that differ from this version; null: all",
            examples=[2],
        ),
    ] = None
    outdated: Annotated[
        bool, Field(description="Only those that differ from the ones printed last")
    ] = False
    day: Annotated[
        date | None,
        Field(
            description="The only day of the event that the papers show; null: all of them",
            examples=["2025-07-04"],
        ),
    ] = None
    fetched_at: Annotated[
        Moment | None,
        Field(
            description="When the papers were fetched: what was noted later stays; null: now",
            examples=["2025-07-04T02:30:00Z"],
        ),
    ] = None
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"document": "agendas.pdf", "outdated": True}]}
    )


class ReprintedIn(RequestBody):
    """Whose cooperative's agenda was printed anew at the door, and of which version."""

    attendee_id: AttendeeId
    timetable: int = Field(
        ge=1,
        le=LARGEST_NUMBER,
        description="Number of the version, as the answer's header `Timetable` said",
        examples=[4],
    )
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"attendee_id": "0197c0de-0000-7000-8000-000000000077", "timetable": 4},
            ]
        }
    )


class PaperStateOut(BaseModel):
    """How far a document is printed."""

    document: PrintedDocument = Field(description="The document")
    printed: int = Field(description="Papers noted as printed", examples=[250])
    outdated: int = Field(
        description="Of these, those that differ from the published timetable", examples=[19]
    )
    missing: int = Field(description="Papers never noted as printed", examples=[19])


class PrintStateOut(BaseModel):
    """How far agendas and table sheets are printed."""

    timetable: int = Field(description="Number of the published timetable", examples=[4])
    items: list[PaperStateOut] = Field(description="One for each document")


class PrintedOut(BaseModel):
    """How many papers were noted as printed."""

    noted: int = Field(description="How many papers were noted", examples=[269])
