"""Wire shapes of released seats, standby and offers."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.day.proposals.schemas import SittingOut
from app.day.records import OfferStatus
from app.timetable.versions.schemas import PublishIn

_MEETING = "0197c0de-0000-7000-8000-000000000001"
_PLACE: JsonDict = {
    "table_id": "0197c0de-0000-7000-8000-000000000002",
    "slot_id": "0197c0de-0000-7000-8000-000000000003",
}
SeatNumber = Annotated[int, Field(ge=1, le=100, description="Which of the table's seats, from 1")]


class TakerOut(BaseModel):
    """Who could take a seat and asks for its partner."""

    cooperative_id: UUID
    village: str
    kecamatan: str


class DueOut(BaseModel):
    """A meeting whose cooperative has not come in time."""

    meeting_id: UUID
    place: SittingOut
    minutes_left: int = Field(description="Until it begins; 0 once it has")
    takers: list[TakerOut] = Field(description="Who would take the seat, the neediest first")


class DueListOut(BaseModel):
    """What could be released now; nothing has been yet."""

    timetable: int = Field(description="Number of the published timetable")
    grace_minutes: int
    items: list[DueOut]


class ReleaseIn(PublishIn):
    """Meetings to release, as the list of those due names them."""

    meeting_ids: Annotated[list[UUID], Field(min_length=1, max_length=1000)]
    model_config = ConfigDict(json_schema_extra={"examples": [{"meeting_ids": [_MEETING]}]})


class ReleaseOut(BaseModel):
    """A seat that was released."""

    id: UUID
    place: SittingOut
    seat: int
    released_at: datetime
    released_by: str
    undone_at: datetime | None
    undone_by: str | None


class ReleasesOut(BaseModel):
    """What was released."""

    timetable: int = Field(description="Number of the timetable published in its place")
    items: list[ReleaseOut]


class WishOut(BaseModel):
    """A partner asked for in vain."""

    partner_id: UUID
    partner_code: str
    partner: str


class WaitingOut(BaseModel):
    """A cooperative that stands by."""

    position: int = Field(description="1 is the neediest")
    cooperative_id: UUID
    village: str
    kecamatan: str
    meetings: int = Field(description="Held or planned")
    target: int = Field(description="Meetings that the event aims at for each")
    wishes: list[WishOut] = Field(description="Most wanted first")


class QueueOut(BaseModel):
    """Who stands by, the neediest first."""

    items: list[WaitingOut]


class FreeSeatOut(BaseModel):
    """A seat that nobody takes in a slot to come, and who could."""

    table_id: UUID
    table_number: int
    zone: str | None
    seat: int
    partner_id: UUID
    partner: str
    slot_id: UUID
    starts_at: datetime
    ends_at: datetime
    takers: list[TakerOut]


class FreeSeatsOut(BaseModel):
    """Free seats in slots to come that somebody who stands by could take, in order of time."""

    items: list[FreeSeatOut]


class OfferIn(BaseModel):
    """A free seat to offer; to the neediest who can come, unless a cooperative is named."""

    table_id: UUID
    slot_id: UUID
    seat: Annotated[SeatNumber | None, Field(description="Null: the table's first free one")] = None
    cooperative_id: UUID | None = None
    model_config = ConfigDict(json_schema_extra={"examples": [_PLACE]})


class OfferOut(BaseModel):
    """A seat offered to a cooperative."""

    id: UUID
    place: SittingOut
    seat: int
    status: OfferStatus
    offered_at: datetime
    offered_by: str
    answered_at: datetime | None
    answered_by: str | None
