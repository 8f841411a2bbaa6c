"""Wire shapes of released seats, standby and offers."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.core.http.bodies import RequestBody
from app.day.schemas import SittingOut
from app.meetings.seats.records import OfferStatus
from app.timetable.versions.schemas import PublishIn

_MEETING = "0197c0de-0000-7000-8000-000000000001"
_PLACE: JsonDict = {
    "table_id": "0197c0de-0000-7000-8000-000000000002",
    "slot_id": "0197c0de-0000-7000-8000-000000000003",
}
SeatNumber = Annotated[int, Field(ge=1, le=100, description="Which of the table's seats, from 1")]


class TakerOut(BaseModel):
    """A cooperative on standby that asks for a seat's partner and could take the seat."""

    cooperative_id: UUID
    village: str
    kecamatan: str


class DueOut(BaseModel):
    """A meeting whose cooperative has not come in time."""

    meeting_id: UUID
    place: SittingOut
    minutes_left: int = Field(description="Until it begins; 0 once it has")
    takers: list[TakerOut] = Field(description="Who could take the seat, the neediest first")


class DueListOut(BaseModel):
    """What could be released now."""

    timetable: int = Field(description="Number of the published timetable")
    grace_minutes: int
    items: list[DueOut]


class ReleaseIn(PublishIn):
    """Meetings to release, with the ids that the list of due releases gives."""

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
    """A partner that a cooperative asks for and does not meet."""

    partner_id: UUID
    partner_code: str
    partner: str


class WaitingOut(BaseModel):
    """A cooperative on standby."""

    position: int = Field(description="1 is the neediest")
    cooperative_id: UUID
    village: str
    kecamatan: str
    meetings: int = Field(description="Held or planned")
    target: int = Field(description="Meetings that the event aims at for each")
    wishes: list[WishOut] = Field(description="Most wanted first")


class QueueOut(BaseModel):
    """The cooperatives on standby, the neediest first."""

    items: list[WaitingOut]


class FreeSeatOut(BaseModel):
    """A free seat in a slot ahead, and who could take it."""

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
    """Free seats in slots ahead that a cooperative on standby could take, in order of time."""

    items: list[FreeSeatOut]


class OfferIn(RequestBody):
    """A free seat to offer, to the cooperative named or to the neediest that can come."""

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
    expires_at: datetime = Field(description="When it lapses, unless it is answered")
    answered_at: datetime | None
    answered_by: str | None
