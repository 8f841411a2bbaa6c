"""Wire shapes of arrivals."""

from datetime import date, datetime

from pydantic import BaseModel, Field

from app.checkin.holders.schemas import NextMeetingOut, PersonOut


class KecamatanArrivals(BaseModel):
    """How many of a kecamatan are expected and have come."""

    kecamatan: str
    total: int
    arrived: int


class MinuteArrivals(BaseModel):
    """How many came in one minute."""

    minute: datetime
    arrived: int


class ArrivalsOut(BaseModel):
    """How many are expected and have come, on one day."""

    day: date
    total: int
    arrived: int
    per_kecamatan: list[KecamatanArrivals]
    per_minute: list[MinuteArrivals] = Field(description="Minutes in which somebody came")


class AbsentOut(PersonOut):
    """A person who has not come yet."""

    next_meeting: NextMeetingOut | None
