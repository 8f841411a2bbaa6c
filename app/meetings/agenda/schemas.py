"""Response bodies of the agenda that a badge opens."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, Field

from app.meetings.agenda.rules import Change
from app.meetings.outcomes.records import MeetingStatus


class AgendaEventOut(BaseModel):
    """The event."""

    name: str
    place: str
    day: date
    timezone: str


class HolderOut(BaseModel):
    """The holder of the badge."""

    name: str
    cooperative: str | None
    village: str | None
    kecamatan: str | None
    partner: str | None


class FormerPlaceOut(BaseModel):
    """Where and when a meeting was planned before."""

    starts_at: datetime
    table_number: int


class AgendaItemOut(BaseModel):
    """One of the holder's meetings."""

    meeting_id: UUID
    starts_at: datetime
    ends_at: datetime
    table_number: int
    zone: str | None
    partner: str
    cooperative: str
    village: str
    kecamatan: str
    status: MeetingStatus
    over: bool
    change: Change | None = Field(
        description="How it differs from the printed version; `cancelled` ones no longer take place"
    )
    was: FormerPlaceOut | None = Field(description="For `moved`: the place and time before")


class AgendaOut(BaseModel):
    """The agenda of a badge's holder."""

    event: AgendaEventOut
    holder: HolderOut
    timetable: int | None = Field(
        description="Number of the published version; null: none is published"
    )
    server_time: datetime
    next_meeting_id: UUID | None = Field(description="Where to go now or next")
    items: list[AgendaItemOut]
