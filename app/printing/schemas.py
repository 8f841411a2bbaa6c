"""Wire shapes of print runs."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import LARGEST_NUMBER, Words
from app.core.meanings.figures import Number
from app.core.meanings.ids import OwnId
from app.core.meanings.times import CreatedAt, Instant, StartedAt
from app.documents.badges.pdf import BadgeSheet
from app.documents.choosing import Choice
from app.documents.names import DocumentName
from app.timetable.jobs.schemas import FailureOut
from app.timetable.records import RunStatus

_Number = Annotated[int, Field(ge=1, le=LARGEST_NUMBER)]


class PrintRunIn(RequestBody):
    """Which document is wanted, and how; the fields are the parameters of `get_document`."""

    document: DocumentName
    timetable: Annotated[
        _Number | None, Field(description="Number; by default the published one", examples=[4])
    ] = None
    sheet: Annotated[BadgeSheet, Field(description="Badges: four A6 or single cards")] = "a6"
    kecamatan: Annotated[
        Annotated[Words, Field(max_length=120)] | None,
        Field(description="Only of cooperatives of a kecamatan", examples=["Susukan"]),
    ] = None
    partner_id: Annotated[
        UUID | None,
        Field(
            description="Only of or with a partner",
            examples=["0197c0de-0000-7000-8000-000000000012"],
        ),
    ] = None
    changed_since: Annotated[
        _Number | None,
        Field(description="Only what differs from this version of the timetable", examples=[3]),
    ] = None
    attendee_id: Annotated[
        UUID | None,
        Field(
            description="Of badges only that of a person",
            examples=["0197c0de-0000-7000-8000-000000000013"],
        ),
    ] = None
    cooperative_id: Annotated[
        UUID | None,
        Field(
            description="Of agendas only that of a cooperative",
            examples=["0197c0de-0000-7000-8000-000000000011"],
        ),
    ] = None
    outdated: Annotated[
        bool, Field(description="Of agendas and table sheets only those that changed since printed")
    ] = False
    day: Annotated[
        date | None,
        Field(
            description="Of what shows meetings only one day of the event",
            examples=["2025-07-04"],
        ),
    ] = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"document": "badges.pdf"}]})

    @property
    def choice(self) -> Choice:
        """What is chosen of the document."""
        return Choice(
            self.kecamatan or None,
            self.partner_id,
            self.changed_since,
            self.attendee_id,
            self.cooperative_id,
            self.outdated,
            self.day,
        )


class PrintFileOut(BaseModel):
    """A file of a print run: a hundred pages at most, the last one fewer."""

    number: Number
    size: int = Field(description="Bytes", examples=[1048576])
    href: str = Field(
        description="Its address on this server",
        examples=["/api/v1/events/0197c0de-0000-7000-8000-000000000002/print-runs/3/files/1"],
    )


class PrintRunOut(BaseModel):
    """A print run: how far it is, or what it made."""

    id: OwnId
    document: DocumentName
    day: date | None = Field(
        description="The only day of the event that it shows; null: all", examples=["2025-07-04"]
    )
    status: RunStatus
    parts: int = Field(description="How many files it will have", examples=[12])
    done: int = Field(description="How many of them are laid out", examples=[3])
    files: list[PrintFileOut] = Field(
        description="In the document's order; empty until all are laid out"
    )
    failure: FailureOut | None
    created_at: CreatedAt
    started_at: StartedAt
    finished_at: Instant | None = Field(description="A day later the run is deleted with its files")
