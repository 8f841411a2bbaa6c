"""Request and response bodies about personal data."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import Words


class HeldOut(BaseModel):
    """How much personal data an event holds, or how much of it was erased."""

    people: int = Field(description="People whose names are known")
    phones: int = Field(description="People of whom a phone number or an e-mail address is known")
    uploads: int = Field(description="Uploaded files, with all that was read from them")
    decisions: int = Field(description="Decisions about rows of lists")
    notes: int = Field(description="Notes about people, requests, meetings and conflicts")


class RetentionOut(BaseModel):
    """Until when personal data of an event is kept, and what will be erased then."""

    kept_until: date = Field(description="The last day, by the event's own time zone")
    postponed_for: str | None = Field(description="Why it was postponed, if it was")
    erased_at: datetime | None = Field(description="When it was erased, if it was")
    latest: date = Field(description="The day to which it can be postponed at most")
    held: HeldOut


class PostponeIn(RequestBody):
    """Until when personal data is to be kept instead, and why."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"until": "2025-12-31", "reason": "Laporan akhir belum selesai"}]
        }
    )

    until: date
    reason: Annotated[Words, Field(min_length=5, max_length=400)]


class EraseIn(RequestBody):
    """The event's name, to confirm that all personal data in it is to be erased now."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"confirm_name": "Kontak Bisnis Banjarnegara"}]}
    )

    confirm_name: Annotated[Words, Field(max_length=200)]


class ReceiptOut(BaseModel):
    """The proof of an erasure; the audit log has it, too."""

    id: UUID = Field(description="Of the entry in the audit log")
    at: datetime
    by: str
    subject: UUID = Field(description="The person, or the event for all its people")
    erased: HeldOut
    remaining_notes: int = Field(
        description="Notes that the event still has: about others, and about requests and meetings "
        "of the person's cooperative or partner; 0 once the whole event was erased"
    )


class PersonalDataOut(BaseModel):
    """All that is held of a person, by kind."""

    made_at: datetime
    event: str
    person: dict[str, Any]
    represents: dict[str, Any] | None = Field(description="The cooperative or partner, if any")
    badges: list[dict[str, Any]]
    scans: list[dict[str, Any]]
    meetings: list[dict[str, Any]] = Field(description="Of their party, in the published version")
    reports: list[dict[str, Any]] = Field(description="What was said about those meetings")
    lists: list[dict[str, Any]] = Field(description="Uploaded lists in which they may stand")
    log: list[dict[str, Any]] = Field(description="Who changed their record, and when")
