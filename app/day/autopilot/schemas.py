"""Wire shapes of what was done by itself."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, Field

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

    kind: ActKind
    id: UUID = Field(description="Of the release, offer or proposal")
    at: datetime
    what: str = Field(description="What was done, in the caller's language")
    why: str = Field(description="Why, as a sentence")
    place: SittingOut | None = Field(description="The seat; null for a repair")
    proposal: int | None = Field(default=None, description="Number of the repair's proposal")
    can_undo: bool
    why_not: str | None = Field(description="Why it cannot be undone any more")


class ActsOut(BaseModel):
    """What was done by itself, the newest first."""

    items: list[ActOut]
    more: bool = Field(description="There are older ones: ask with `before`")


class AutopilotPreviewOut(BaseModel):
    """What a policy would do on simulated days: the mean of a day, rounded."""

    days: int = Field(description="How many were simulated")
    planned: int = Field(description="Meetings of the timetable")
    untouched: int = Field(description="Meetings held if nothing were done")
    held: int = Field(description="Meetings held with the policy")
    released: int
    offered: int
    accepted: int
    given_back: int = Field(description="Released seats that latecomers found still free")
    lost: int = Field(description="Released seats that others had when their cooperative came")
    sentences: list[str] = Field(description="The same in plain words")


class OfferedOut(BaseModel):
    """How many seats were offered."""

    offered: int
