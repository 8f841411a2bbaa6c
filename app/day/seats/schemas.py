"""Wire shapes of released seats, standby and offers."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.core.http.bodies import RequestBody
from app.core.meanings.figures import GraceMinutes
from app.core.meanings.ids import CooperativeId, MeetingId, OwnId, PartnerId, SlotId, TableId
from app.core.meanings.names import (
    Actor,
    Kecamatan,
    Partner,
    PartnerCodeText,
    SeatPlace,
    TableNumber,
    Village,
    ZoneText,
)
from app.core.meanings.times import EndsAt, Instant, StartsAt
from app.day.schemas import SittingOut
from app.meetings.seats.records import OfferStatus
from app.timetable.versions.schemas import PublishIn

_MEETING = "0197c0de-0000-7000-8000-000000000001"
_PLACE: JsonDict = {
    "table_id": "0197c0de-0000-7000-8000-000000000002",
    "slot_id": "0197c0de-0000-7000-8000-000000000003",
}
SeatNumber = Annotated[
    int, Field(ge=1, le=100, description="Which of the table's seats, from 1", examples=[1])
]


class TakerOut(BaseModel):
    """A cooperative on standby that asks for a seat's partner and could take the seat."""

    cooperative_id: CooperativeId
    village: Village
    kecamatan: Kecamatan


class DueOut(BaseModel):
    """A meeting whose cooperative has not come in time."""

    meeting_id: MeetingId
    place: SittingOut
    minutes_left: int = Field(description="Until it begins; 0 once it has", examples=[5])
    takers: list[TakerOut] = Field(description="Who could take the seat, the neediest first")


class DueListOut(BaseModel):
    """What could be released now."""

    timetable: int = Field(description="Number of the published timetable", examples=[4])
    grace_minutes: GraceMinutes
    items: list[DueOut] = Field(description="The meetings, the soonest first")


class ReleaseIn(PublishIn):
    """Meetings to release, with the ids that the list of due releases gives."""

    meeting_ids: Annotated[
        list[UUID],
        Field(
            min_length=1,
            max_length=1000,
            description="Ids of the meetings of the published timetable",
            examples=[["0197c0de-0000-7000-8000-000000000016"]],
        ),
    ]
    model_config = ConfigDict(json_schema_extra={"examples": [{"meeting_ids": [_MEETING]}]})


class ReleaseOut(BaseModel):
    """A seat that was released."""

    id: OwnId
    place: SittingOut
    seat: SeatPlace
    released_at: Instant = Field(
        description="When the seat was released", examples=["2025-07-04T02:50:00Z"]
    )
    released_by: Actor
    undone_at: Instant | None = Field(
        description="When the release was taken back; null: it stands",
        examples=["2025-07-04T02:53:00Z"],
    )
    undone_by: Actor | None


class ReleasesOut(BaseModel):
    """What was released."""

    timetable: int = Field(
        description="Number of the timetable published in its place", examples=[5]
    )
    items: list[ReleaseOut] = Field(description="The releases, in the order of the meetings")


class WishOut(BaseModel):
    """A partner that a cooperative asks for and does not meet."""

    partner_id: PartnerId
    partner_code: PartnerCodeText
    partner: Partner


class WaitingOut(BaseModel):
    """A cooperative on standby."""

    position: int = Field(description="1 is the neediest", examples=[1])
    cooperative_id: CooperativeId
    village: Village
    kecamatan: Kecamatan
    meetings: int = Field(description="Held or planned", examples=[1])
    target: int = Field(description="Meetings that the event aims at for each", examples=[3])
    wishes: list[WishOut] = Field(description="Most wanted first")


class QueueOut(BaseModel):
    """The cooperatives on standby, the neediest first."""

    items: list[WaitingOut] = Field(description="The cooperatives that wait, the neediest first")


class FreeSeatOut(BaseModel):
    """A free seat in a slot ahead, and who could take it."""

    table_id: TableId
    table_number: TableNumber
    zone: ZoneText | None
    seat: SeatPlace
    partner_id: PartnerId
    partner: Partner
    slot_id: SlotId
    starts_at: StartsAt
    ends_at: EndsAt
    takers: list[TakerOut] = Field(description="Who could take the seat, the neediest first")


class FreeSeatsOut(BaseModel):
    """Free seats in slots ahead that a cooperative on standby could take, in order of time."""

    items: list[FreeSeatOut] = Field(description="The seats, the soonest first")


class OfferIn(RequestBody):
    """A free seat to offer, to the cooperative named or to the neediest that can come."""

    table_id: TableId
    slot_id: SlotId
    seat: Annotated[SeatNumber | None, Field(description="Null: the table's first free one")] = None
    cooperative_id: CooperativeId | None = None
    model_config = ConfigDict(json_schema_extra={"examples": [_PLACE]})


class OfferOut(BaseModel):
    """A seat offered to a cooperative."""

    id: OwnId
    place: SittingOut
    seat: SeatPlace
    status: OfferStatus
    offered_at: Instant = Field(
        description="When the seat was offered", examples=["2025-07-04T02:30:00Z"]
    )
    offered_by: Actor
    expires_at: Instant = Field(description="When it lapses, unless it is answered")
    answered_at: Instant | None = Field(
        description="When it was accepted, declined or withdrawn; null: not answered",
        examples=["2025-07-04T02:33:00Z"],
    )
    answered_by: Actor | None
