"""Wire shapes of what was done by itself."""

from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, Field

from app.core.meanings.times import Instant
from app.day.schemas import SittingOut


class ActKind(StrEnum):
    """What is done by itself."""

    RELEASE = "release"
    """A seat was released because its cooperative had not come."""
    GIVE_BACK = "give_back"
    """A released seat was given back at the door."""
    OFFER = "offer"
    """A free seat was offered to a cooperative on standby."""
    REPAIR = "repair"
    """A repair that takes nothing from anybody was adopted."""


class ActOut(BaseModel):
    """Something that was done by itself."""

    kind: ActKind = Field(description="What was done")
    id: UUID = Field(
        description="Of the release, offer or proposal",
        examples=["0197c0de-0000-7000-8000-000000000022"],
    )
    at: Instant = Field(description="When it was done", examples=["2025-07-04T02:30:01Z"])
    what: str = Field(
        description="What was done, in the caller's language",
        examples=["The seat of Berta at 09:40 at table 12 (Perum Bulog) was released"],
    )
    why: str = Field(
        description="Why, as a sentence",
        examples=["Berta had not come 10 minutes before its meeting."],
    )
    place: SittingOut | None = Field(description="The seat; null for a repair")
    proposal: int | None = Field(
        default=None, description="Number of the repair's proposal; null: no repair", examples=[7]
    )
    can_undo: bool = Field(description="Whether it can still be undone")
    why_not: str | None = Field(
        description="Why it cannot be undone any more; null: it can",
        examples=["The meeting at 09:40 is over."],
    )


class ActsOut(BaseModel):
    """What was done by itself, the newest first."""

    items: list[ActOut] = Field(description="The acts")
    more: bool = Field(description="There are older ones: ask with `before` and `before_id`")


class AutopilotPreviewOut(BaseModel):
    """What a policy would do on simulated days: the mean of a day, rounded."""

    days: int = Field(description="How many were simulated", examples=[10])
    planned: int = Field(description="Meetings of the timetable", examples=[530])
    untouched: int = Field(description="Meetings held if nothing were done", examples=[401])
    held: int = Field(description="Meetings held with the policy", examples=[517])
    released: int = Field(description="Seats released", examples=[142])
    offered: int = Field(description="Offers made", examples=[171])
    accepted: int = Field(description="Offers accepted", examples=[128])
    given_back: int = Field(
        description="Released seats that latecomers found still free", examples=[1]
    )
    lost: int = Field(
        description="Released seats that others had when their cooperative came", examples=[9]
    )
    sentences: list[str] = Field(description="The same in plain words")


class OfferedOut(BaseModel):
    """How many seats were offered."""

    offered: int = Field(description="How many offers were made", examples=[12])
