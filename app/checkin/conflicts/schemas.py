"""Wire shapes of annulments and conflicts."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.checkin.holders.schemas import PersonOut
from app.checkin.records import Reason
from app.checkin.scans.schemas import LostSeatOut, ScanOut
from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.core.meanings.ids import OwnId
from app.core.meanings.names import Actor, NoteText, Sentence
from app.core.meanings.times import CreatedAt, Instant

_Words = Annotated[Words, Field(min_length=1, max_length=400)]


class AnnulmentIn(RequestBody):
    """Why an admission does not count."""

    reason: _Words = Field(
        description="Why the admission does not count, for whoever reads it later",
        examples=["Salah orang: lencana milik suaminya"],
    )
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

    id: OwnId
    kind: Reason = Field(
        description="Why the rules would have refused it, as for refused scans; `seat_released`: "
        "seats were released before the scan was sent"
    )
    message: Sentence
    person: PersonOut | None = Field(description="null: the badge is genuine but not on record")
    scan: ScanOut
    other_scan: ScanOut | None = Field(description="For `already_inside`: the other entry")
    effect: Effect
    next_meeting_at: Instant | None = Field(
        description="When the person's next meeting begins; null: none is left",
        examples=["2025-07-04T02:40:00Z"],
    )
    meetings_left: int = Field(
        description="Meetings of the person's party that are ahead that day", examples=[2]
    )
    lost_seats: list[LostSeatOut] = Field(
        default=[], description="For `seat_released`: what the late scan would have kept"
    )
    created_at: CreatedAt
    resolved_at: Instant | None = Field(
        description="When an organizer settled it; null: it is open",
        examples=["2025-07-04T03:05:00Z"],
    )
    resolved_by: Actor | None
    note: NoteText | None


class ResolutionIn(RequestBody):
    """What an organizer found out about a conflict."""

    note: _Words = Field(
        description="What was found out, for whoever reads it later",
        examples=["Satu lencana pada dua orang; satu dikeluarkan"],
    )
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"note": "Satu lencana pada dua orang; satu dikeluarkan"}]}
    )
