"""Wire shapes of a badge's holder and of the next meeting."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.attendees.records import AttendeeKind


class PersonOut(BaseModel):
    """The holder of a badge, as staff at a gate see them."""

    model_config = ConfigDict(from_attributes=True)

    attendee_id: UUID
    name: str
    kind: AttendeeKind
    cooperative: str | None
    village: str | None
    kecamatan: str | None
    partner: str | None


class NextMeetingOut(BaseModel):
    """The next meeting by the published timetable."""

    model_config = ConfigDict(from_attributes=True)

    meeting_id: UUID
    cooperative: str
    partner: str
    table_number: int
    zone: str | None
    starts_at: datetime
    ends_at: datetime
    minutes_left: int = Field(description="Until it begins; 0 from then on")
