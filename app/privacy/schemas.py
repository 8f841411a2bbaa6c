"""Request and response bodies about personal data."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.core.meanings.names import Actor
from app.core.meanings.times import Instant


class HeldOut(BaseModel):
    """How much personal data an event holds, or how much of it was erased."""

    people: int = Field(description="People whose names are known", examples=[331])
    phones: int = Field(
        description="People of whom a phone number or an e-mail address is known", examples=[290]
    )
    uploads: int = Field(
        description="Uploaded files, with all that was read from them", examples=[3]
    )
    decisions: int = Field(description="Decisions about rows of lists", examples=[9])
    notes: int = Field(
        description="Notes about people, requests, meetings and conflicts", examples=[14]
    )


class RetentionOut(BaseModel):
    """Until when personal data of an event is kept, and what will be erased then."""

    kept_until: date = Field(
        description="The last day, by the event's own time zone", examples=["2025-10-02"]
    )
    postponed_for: str | None = Field(
        description="Why it was postponed, if it was", examples=["Laporan akhir belum selesai"]
    )
    erased_at: Instant | None = Field(description="When it was erased, if it was")
    latest: date = Field(
        description="The day to which it can be postponed at most", examples=["2026-07-04"]
    )
    held: HeldOut


class PostponeIn(RequestBody):
    """Until when personal data is to be kept instead, and why."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"until": "2025-12-31", "reason": "Laporan akhir belum selesai"}]
        }
    )

    until: date = Field(
        description="The last day on which personal data is to be kept", examples=["2025-12-31"]
    )
    reason: Annotated[
        Words,
        Field(
            min_length=5,
            max_length=400,
            description="Why, for the audit log",
            examples=["Laporan akhir belum selesai"],
        ),
    ]


class EraseIn(RequestBody):
    """The event's name, to confirm that all personal data in it is to be erased now."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"confirm_name": "Kontak Bisnis Banjarnegara"}]}
    )

    confirm_name: Annotated[
        Words,
        Field(
            max_length=200,
            description="The event's name, exactly",
            examples=["Kontak Bisnis Banjarnegara"],
        ),
    ]


class ReceiptOut(BaseModel):
    """The proof of an erasure; the audit log has it, too.

    A list or a system that still has the person adds them again: erase them there, too.
    """

    id: UUID = Field(
        description="Of the entry in the audit log",
        examples=["0197c0de-0000-7000-8000-000000000041"],
    )
    at: Instant = Field(description="When it was erased", examples=["2025-10-02T17:00:00Z"])
    by: Actor
    subject: UUID = Field(
        description="The person, or the event for all its people",
        examples=["0197c0de-0000-7000-8000-000000000013"],
    )
    erased: HeldOut
    remaining_notes: int = Field(
        description="Notes that the event still has: about others, and about requests and meetings "
        "of the person's cooperative or partner; 0 once the whole event was erased",
        examples=[0],
    )


class RestrictionOut(BaseModel):
    """Whether what is done with a person's data is restricted."""

    attendee_id: UUID = Field(
        description="The person", examples=["0197c0de-0000-7000-8000-000000000013"]
    )
    restricted_at: Instant | None = Field(
        description="Since when; null: it is not restricted", examples=["2025-07-04T02:40:00Z"]
    )


class PersonalDataOut(BaseModel):
    """All that is held of a person, by kind."""

    made_at: Instant = Field(
        description="When this was put together", examples=["2025-07-10T03:00:00Z"]
    )
    event: str = Field(description="Name of the event", examples=["Kontak Bisnis Banjarnegara"])
    person: dict[str, Any] = Field(
        description="The person's record, field by field",
        examples=[{"name": "Turyanto", "kind": "manager"}],
    )
    represents: dict[str, Any] | None = Field(description="The cooperative or partner, if any")
    badges: list[dict[str, Any]] = Field(
        description="The person's badges, without their codes", examples=[[]]
    )
    scans: list[dict[str, Any]] = Field(
        description="When and where these were scanned", examples=[[]]
    )
    meetings: list[dict[str, Any]] = Field(description="Of their party, in the published version")
    reports: list[dict[str, Any]] = Field(description="What was said about those meetings")
    feedback: list[dict[str, Any]] = Field(
        default=[], description="What the person's badge said of those meetings"
    )
    claims: list[dict[str, Any]] = Field(
        default=[], description="What they asked about their data, and how it was answered"
    )
    lists: list[dict[str, Any]] = Field(description="Uploaded lists in which they may stand")
    log: list[dict[str, Any]] = Field(description="Who changed their record, and when")


class ReadmissionOut(BaseModel):
    """That an erased person may be added again."""

    attendee_id: UUID = Field(
        description="`id` of the record of the person who was erased",
        examples=["0197c0de-0000-7000-8000-000000000013"],
    )
