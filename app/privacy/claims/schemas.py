"""Request and response bodies of claims."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import Moment, Words
from app.core.meanings.ids import OwnId
from app.core.meanings.names import Actor
from app.core.meanings.times import Instant
from app.privacy.claims.records import ClaimAnswer, ClaimKind

_WHO = "0197c0de-0000-7000-8000-000000000013"


class ClaimIn(RequestBody):
    """What somebody asks about their own data, written down when it comes in."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"kind": "access", "attendee_id": _WHO}]}
    )

    kind: ClaimKind = Field(description="What is asked", examples=["access"])
    attendee_id: UUID | None = Field(
        default=None,
        description="`id` of the person; left out for somebody who is in no list",
        examples=[_WHO],
    )
    asked: Annotated[Words, Field(max_length=400)] | None = Field(
        default=None,
        description="What was asked, in words; for somebody who is in no list also who asks",
        examples=["Nama saya salah tulis"],
    )
    received_at: Moment | None = Field(
        default=None,
        description="When it came in; left out: now. The time to answer begins then",
        examples=["2025-07-04T02:40:00Z"],
    )


class ClaimAnswerIn(RequestBody):
    """How a claim was answered."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"answer": "done", "said": "Salinan diserahkan"}]}
    )

    answer: ClaimAnswer = Field(description="Whether it was done, or refused", examples=["done"])
    said: Annotated[Words, Field(min_length=5, max_length=400)] = Field(
        description="What was done, or why it was refused", examples=["Salinan diserahkan"]
    )


class ClaimOut(BaseModel):
    """What somebody asked about their own data, until when it is due, and how it was answered."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    kind: ClaimKind = Field(description="What is asked")
    attendee_id: UUID | None = Field(
        description="`id` of the person; null: somebody who is in no list", examples=[_WHO]
    )
    asked: str | None = Field(
        description="What was asked, in words; null: nothing more, erased, or not shown",
        examples=["Nama saya salah tulis"],
    )
    received_at: Instant = Field(description="When it came in", examples=["2025-07-04T02:40:00Z"])
    due_at: Instant = Field(
        description="Until when it must be answered: 3 x 24 hours later",
        examples=["2025-07-07T02:40:00Z"],
    )
    recorded_by: Actor
    answer: ClaimAnswer | None = Field(description="How it was answered; null: not yet")
    answered_at: Instant | None = Field(
        description="When it was answered; null: not yet", examples=["2025-07-05T02:40:00Z"]
    )
    answered_by: str | None = Field(
        description="Who answered; null: nobody yet", examples=["panitia"]
    )
    said: str | None = Field(
        description="What was answered, in words; null: not yet, or erased",
        examples=["Salinan diserahkan"],
    )
    overdue: bool = Field(
        description="Whether it was answered too late, or is due and not answered", examples=[False]
    )
