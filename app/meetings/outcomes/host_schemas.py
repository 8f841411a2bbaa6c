"""Response bodies about the tables at which a caller leads meetings."""

from pydantic import BaseModel, Field

from app.core.meanings.ids import (
    EventId,
    OwnId,
    PartnerId,
)
from app.core.meanings.names import (
    EventName,
    EventPlace,
    Partner,
    TableNumber,
    TimeZone,
    ZoneText,
)
from app.core.meanings.times import EventDay, ServerTime


class HostTableOut(BaseModel):
    """A table at which the caller leads meetings."""

    id: OwnId
    number: TableNumber
    zone: ZoneText | None
    partner_id: PartnerId
    partner: Partner


class HostOut(BaseModel):
    """The tables at which the caller leads meetings."""

    event_id: EventId
    event: EventName
    place: EventPlace
    day: EventDay
    timezone: TimeZone
    name: str = Field(
        description="Of the device, the link or the user", examples=["Bu Ratna, Bulog"]
    )
    tables: list[HostTableOut] = Field(description="The tables, in order of number")
    timetable: int | None = Field(description="Number of the published timetable", examples=[4])
    server_time: ServerTime
