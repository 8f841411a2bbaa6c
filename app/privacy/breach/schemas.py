"""Response bodies of breach reports."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from app.core.meanings.ids import EventId
from app.core.meanings.names import Actor
from app.core.meanings.times import Instant
from app.privacy.breach.rules import Exposure

DataText = Annotated[
    list[str],
    Field(
        description="Which kinds of data, in words of the register",
        examples=[["Nomor telepon, surel, dan catatan panitia"]],
    ),
]
FirstAt = Annotated[
    Instant, Field(description="When it was done first", examples=["2025-07-04T02:40:00Z"])
]
LastAt = Annotated[
    Instant, Field(description="When it was done last", examples=["2025-07-04T03:10:00Z"])
]
Times = Annotated[int, Field(description="How many times", examples=[12])]


class ExposureOut(BaseModel):
    """What somebody did with personal data of an event, from first to last."""

    kind: Exposure = Field(description="What was done")
    kind_text: str = Field(description="The same in words", examples=["Membuka data satu orang"])
    actor: Actor
    addresses: list[str] = Field(
        description="From where; after a while only the networks", examples=[["203.0.113.7"]]
    )
    event_id: EventId
    event: str | None = Field(
        description="Name of the event; null: it was deleted",
        examples=["Kontak Bisnis Banjarnegara"],
    )
    data_text: DataText
    people: int = Field(description="How many people it concerns at most", examples=[278])
    first_at: FirstAt
    last_at: LastAt
    times: Times


class ConcernedOut(BaseModel):
    """A person whose data it concerns."""

    attendee_id: UUID = Field(
        description="`id` of the person", examples=["0197c0de-0000-7000-8000-000000000013"]
    )
    event_id: EventId
    name: str = Field(description="The person's name as it is now", examples=["Turyanto"])
    data_text: DataText
    first_at: FirstAt
    last_at: LastAt
    times: Times


class BreachOut(BaseModel):
    """What the audit log says of personal data in a span: whose, which kinds, when, by whom."""

    since: Instant = Field(description="From when on", examples=["2025-07-04T00:00:00Z"])
    until: Instant = Field(description="Before when", examples=["2025-07-05T00:00:00Z"])
    actor: str | None = Field(description="Of whom alone; null: of anybody", examples=["panitia"])
    address: str | None = Field(
        description="From which address alone; null: from anywhere", examples=["203.0.113.7"]
    )
    noticed_at: Instant = Field(
        description="When it was noticed", examples=["2025-07-05T01:00:00Z"]
    )
    due_at: Instant = Field(
        description="Until when those concerned and the authority must be told: 3 x 24 hours later",
        examples=["2025-07-08T01:00:00Z"],
    )
    made_at: Instant = Field(description="When this was made", examples=["2025-07-05T02:00:00Z"])
    acts: int = Field(description="Entries of the audit log behind it", examples=[14])
    exposures: list[ExposureOut] = Field(description="What was done, in the order of time")
    concerned: list[ConcernedOut] = Field(description="Whose data it concerns at most, by name")
