"""Wire shapes of arrivals."""

from datetime import date

from pydantic import BaseModel, Field

from app.checkin.holders.schemas import NextMeetingOut, PersonOut
from app.core.meanings.figures import Arrived, Expected
from app.core.meanings.names import Kecamatan
from app.core.meanings.times import Instant


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


class AbsentOut(PersonOut):
    """A person who has not come yet."""

    next_meeting: NextMeetingOut | None
