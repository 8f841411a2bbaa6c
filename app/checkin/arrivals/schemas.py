"""Wire shapes of arrivals."""

from datetime import date

from pydantic import BaseModel, Field

from app.checkin.holders.schemas import NextMeetingOut, PersonOut
from app.core.meanings.figures import Arrived, Expected
from app.core.meanings.ids import CooperativeId, MeetingId
from app.core.meanings.names import (
    Cooperative,
    Kecamatan,
    Person,
    TableNumber,
    Village,
    ZoneText,
)
from app.core.meanings.times import EndsAt, Instant, StartsAt


class KecamatanArrivals(BaseModel):
    """How many of a kecamatan are expected and have come."""

    kecamatan: Kecamatan
    total: Expected
    arrived: Arrived


class MinuteArrivals(BaseModel):
    """How many came in one minute."""

    minute: Instant = Field(description="Begin of the minute", examples=["2025-07-04T00:12:00Z"])
    arrived: int = Field(description="People who came within this minute", examples=[7])


class ArrivalsOut(BaseModel):
    """How many are expected and have come, on one day."""

    day: date = Field(
        description="The date that is counted, in the event's time zone", examples=["2025-07-04"]
    )
    total: Expected
    arrived: Arrived
    per_kecamatan: list[KecamatanArrivals] = Field(
        description="The same by kecamatan, in order of name"
    )
    per_minute: list[MinuteArrivals] = Field(description="Minutes in which somebody came")


class VisitorOut(BaseModel):
    """Somebody who comes to a meeting."""

    name: Person
    arrived: bool = Field(description="Whether the person has come through a gate today")


class HostVisitOut(BaseModel):
    """A meeting that the caller leads, and who comes to it."""

    meeting_id: MeetingId
    starts_at: StartsAt
    ends_at: EndsAt
    table_number: TableNumber
    zone: ZoneText | None
    cooperative_id: CooperativeId
    cooperative: Cooperative
    village: Village
    kecamatan: Kecamatan
    people: list[VisitorOut] = Field(description="Who comes for the cooperative; may be empty")
    arrived: bool = Field(description="Whether anybody of them has come today")


class HostVisitsOut(BaseModel):
    """The meetings that the caller leads, and how many of those whom they meet have come."""

    cooperatives: int = Field(description="Cooperatives that are to be met", examples=[10])
    arrived: int = Field(description="Of these, those of whom anybody has come", examples=[7])
    items: list[HostVisitOut] = Field(description="The meetings, in order of time and table")


class AbsentOut(PersonOut):
    """A person who has not come yet."""

    next_meeting: NextMeetingOut | None
