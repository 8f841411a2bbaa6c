"""Wire shapes of print runs."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import LARGEST_NUMBER, Words
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
        _Number | None, Field(description="Number; by default the published one")
    ] = None
    sheet: Annotated[BadgeSheet, Field(description="Badges: four A6 or single cards")] = "a6"
    kecamatan: Annotated[
        Annotated[Words, Field(max_length=120)] | None,
        Field(description="Only of cooperatives of a kecamatan"),
    ] = None
    partner_id: Annotated[UUID | None, Field(description="Only of or with a partner")] = None
    changed_since: Annotated[
        _Number | None, Field(description="Only what differs from this version of the timetable")
    ] = None
    attendee_id: Annotated[UUID | None, Field(description="Of badges only that of a person")] = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"document": "badges.pdf"}]})

    @property
    def choice(self) -> Choice:
        """What is chosen of the document."""
        return Choice(self.kecamatan or None, self.partner_id, self.changed_since, self.attendee_id)


class PrintFileOut(BaseModel):
    """A file of a print run: a hundred pages at most, the last one fewer."""

    number: int
    size: int = Field(description="Bytes")
    href: str


class PrintRunOut(BaseModel):
    """A print run: how far it is, or what it made."""

    id: UUID
    document: DocumentName
    status: RunStatus
    parts: int = Field(description="How many files it will have")
    done: int = Field(description="How many of them are laid out")
    files: list[PrintFileOut] = Field(
        description="In the document's order; empty until all are laid out"
    )
    failure: FailureOut | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None = Field(
        description="A day later the run is deleted with its files"
    )
