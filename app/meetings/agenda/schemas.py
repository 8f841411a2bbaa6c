"""Response bodies of the agenda that a badge opens."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.attendees.records import AttendeeKind
from app.core.meanings.ids import (
    BadgeId,
    CooperativeId,
    EventId,
    MeetingId,
    OfferId,
    PartnerId,
)
from app.core.meanings.names import (
    Cooperative,
    EventName,
    EventPlace,
    Kecamatan,
    Partner,
    Person,
    TableNumber,
    TimeZone,
    Village,
    ZoneText,
)
from app.core.meanings.times import EndsAt, EventDay, ExpiresAt, Instant, ServerTime, StartsAt
from app.meetings.agenda.rules import Change
from app.meetings.outcomes.records import MeetingStatus


class AgendaEventOut(BaseModel):
    """The event."""

    name: EventName
    place: EventPlace
    day: EventDay
    timezone: TimeZone


class HolderOut(BaseModel):
    """The holder of the badge."""

    name: Person
    cooperative: Cooperative | None
    village: Village | None
    kecamatan: Kecamatan | None
    partner: Partner | None


class OwnBadgeOut(BaseModel):
    """What a badge is for: whose it is, where it works, and until when."""

    holder: Literal["badge"] = Field(
        description="What was presented: a badge; other tokens are told of by `GET /auth/token`"
    )
    name: Person
    kind: AttendeeKind
    badge_id: BadgeId
    event_id: EventId
    cooperative_id: CooperativeId | None = Field(
        description="Of a manager; null: the person is none"
    )
    partner_id: PartnerId | None = Field(
        description="Of a representative; null: the person is none"
    )
    issued_at: Instant = Field(description="When it was issued", examples=["2025-07-01T03:00:00Z"])
    expires_at: Instant | None = Field(
        description="null: it works until it is revoked; then this call answers 410",
        examples=[None],
    )


class FormerPlaceOut(BaseModel):
    """Where and when a meeting was planned before."""

    starts_at: StartsAt
    table_number: TableNumber


class AgendaItemOut(BaseModel):
    """One of the holder's meetings."""

    meeting_id: MeetingId
    partner_id: PartnerId
    starts_at: StartsAt
    ends_at: EndsAt
    table_number: TableNumber
    zone: ZoneText | None
    partner: Partner
    cooperative: Cooperative
    village: Village
    kecamatan: Kecamatan
    status: MeetingStatus
    over: bool = Field(description="Whether it has ended")
    change: Change | None = Field(
        description="How it differs from the printed version; `cancelled` ones no longer take place"
    )
    was: FormerPlaceOut | None = Field(description="For `moved`: the place and time before")
    feedback: int | None = Field(
        default=None,
        description="What the holder's cooperative said it was worth: 0 none, 1 undecided, "
        "2 strong, 3 agreed; null: nothing",
        examples=[3],
    )


class AgendaCallOut(BaseModel):
    """A seat that is offered to the holder's cooperative; it is answered by the badge as well."""

    model_config = ConfigDict(from_attributes=True)

    offer_id: OfferId
    partner: Partner
    table_number: TableNumber
    zone: ZoneText | None
    starts_at: StartsAt
    ends_at: EndsAt
    expires_at: ExpiresAt


class AgendaOut(BaseModel):
    """The agenda of a badge's holder."""

    event: AgendaEventOut
    holder: HolderOut
    timetable: int | None = Field(
        description="Number of the published version; null: none is published", examples=[4]
    )
    server_time: ServerTime
    next_meeting_id: UUID | None = Field(
        description="Where to go now or next", examples=["0197c0de-0000-7000-8000-000000000016"]
    )
    items: list[AgendaItemOut] = Field(description="The meetings, in order of time")
    calls: list[AgendaCallOut] = Field(default=[], description="Seats offered to the cooperative")
