"""Wire shapes of annulments and conflicts."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.checkin.holders.schemas import PersonOut
from app.checkin.records import Reason
from app.checkin.scans.schemas import LostSeatOut, ScanOut
from app.core.http.bodies import RequestBody
from app.core.http.fields import Words

_Words = Annotated[Words, Field(min_length=1, max_length=400)]


class AnnulmentIn(RequestBody):
    """Why an admission does not count."""

    reason: _Words
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "Salah orang: lencana milik suaminya"}]}
    )


class Effect(StrEnum):
    """What a conflict endangers."""

    MEETING_SOON = "meeting_soon"
    """The person has a meeting within the hour, or is in one."""
    MEETING_LATER = "meeting_later"
    NONE = "none"
    """No meeting is left that day."""


class ConflictOut(BaseModel):
    """An offline admission that the server's rules would have refused, or that came too late."""

    id: UUID
    kind: Reason = Field(
        description="Why the rules would have refused it, as for refused scans; `seat_released`: "
        "seats were released before the scan was sent"
    )
    message: str
    person: PersonOut | None = Field(description="null: the badge is genuine but not on record")
    scan: ScanOut
    other_scan: ScanOut | None = Field(description="For `already_inside`: the other entry")
    effect: Effect
    next_meeting_at: datetime | None
    meetings_left: int
    lost_seats: list[LostSeatOut] = Field(
        default=[], description="For `seat_released`: what the late scan would have kept"
    )
    created_at: datetime
    resolved_at: datetime | None
    resolved_by: str | None
    note: str | None


class ResolutionIn(RequestBody):
    """What an organizer found out about a conflict."""

    note: _Words
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"note": "Satu lencana pada dua orang; satu dikeluarkan"}]}
    )
