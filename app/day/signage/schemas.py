"""Wire shapes of what a screen in the hall shows: villages and tables, no person."""

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.core.meanings.ids import OwnId, SlotId
from app.core.meanings.names import (
    EventName,
    EventPlace,
    Kecamatan,
    Partner,
    SessionName,
    TableNumber,
    TimeZone,
    TitleEn,
    TitleId,
    Village,
    ZoneText,
)
from app.core.meanings.times import EndsAt, EventDay, StartsAt
from app.events.records import IntervalKind

_SLOT = "0197c0de-0000-7000-8000-000000000003"
_PLACE: JsonDict = {
    "slot_id": _SLOT,
    "table_number": 12,
    "zone": None,
    "partner": "Perum Bulog",
    "village": "Gumelem Wetan",
    "kecamatan": "Susukan",
}


class SignageEventOut(BaseModel):
    """The event that a screen stands in."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    name: EventName
    place: EventPlace
    day: EventDay
    timezone: TimeZone


class SignageIntervalOut(BaseModel):
    """An interval of the programme."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    kind: IntervalKind
    title_id: TitleId
    title_en: TitleEn
    session: SessionName | None
    starts_at: StartsAt
    ends_at: EndsAt


class SignagePlaceOut(BaseModel):
    """A cooperative, by its village, and the table that it goes to in a slot."""

    model_config = ConfigDict(from_attributes=True, json_schema_extra={"examples": [_PLACE]})

    slot_id: SlotId
    table_number: TableNumber
    zone: ZoneText | None
    partner: Partner
    village: Village
    kecamatan: Kecamatan


class SignageOut(BaseModel):
    """All that a screen shows, of the whole day, so that it can go on without a network."""

    event: SignageEventOut
    programme: list[SignageIntervalOut] = Field(description="In order of time")
    timetable: int | None = Field(
        description="Number of the published timetable; null: none is published yet", examples=[4]
    )
    meetings: list[SignagePlaceOut] = Field(
        description="Of the published timetable, in order of time, table and seat"
    )
    calls: list[SignagePlaceOut] = Field(
        description="Cooperatives on standby that are offered a seat; a call is void once its slot "
        "has begun"
    )
