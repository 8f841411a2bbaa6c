"""Wire shapes of a badge's holder and of the next meeting."""

from pydantic import BaseModel, ConfigDict, Field

from app.attendees.records import AttendeeKind
from app.core.meanings.ids import AttendeeId, MeetingId
from app.core.meanings.names import (
    Cooperative,
    Kecamatan,
    Partner,
    Person,
    TableNumber,
    Village,
    ZoneText,
)
from app.core.meanings.times import EndsAt, StartsAt


class PersonOut(BaseModel):
    """The holder of a badge, as staff at a gate see them."""

    model_config = ConfigDict(from_attributes=True)

    attendee_id: AttendeeId
    name: Person
    kind: AttendeeKind
    cooperative: Cooperative | None
    village: Village | None
    kecamatan: Kecamatan | None
    partner: Partner | None


class NextMeetingOut(BaseModel):
    """The next meeting by the published timetable."""

    model_config = ConfigDict(from_attributes=True)

    meeting_id: MeetingId
    cooperative: Cooperative
    partner: Partner
    table_number: TableNumber
    zone: ZoneText | None
    starts_at: StartsAt
    ends_at: EndsAt
    minutes_left: int = Field(description="Until it begins; 0 from then on", examples=[12])
