"""Ids: UUIDs that never change and are never used again."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

_EXAMPLE = "0197c0de-0000-7000-8000-0000000000"

OwnId = Annotated[
    UUID,
    Field(
        description="Id of this record, a UUID: it never changes and is never used again",
        examples=[f"{_EXAMPLE}01"],
    ),
]
EventId = Annotated[UUID, Field(description="Id of the event", examples=[f"{_EXAMPLE}02"])]
CooperativeId = Annotated[
    UUID, Field(description="Id of the cooperative", examples=[f"{_EXAMPLE}11"])
]
PartnerId = Annotated[UUID, Field(description="Id of the partner", examples=[f"{_EXAMPLE}12"])]
AttendeeId = Annotated[
    UUID, Field(description="Id of the person (attendee)", examples=[f"{_EXAMPLE}13"])
]
TableId = Annotated[UUID, Field(description="Id of the table", examples=[f"{_EXAMPLE}14"])]
SlotId = Annotated[
    UUID,
    Field(description="Id of the slot, an interval of the programme", examples=[f"{_EXAMPLE}15"]),
]
MeetingId = Annotated[
    UUID,
    Field(
        description="Id of the meeting; a new version of the timetable gives its meetings new ids",
        examples=[f"{_EXAMPLE}16"],
    ),
]
GateId = Annotated[UUID, Field(description="Id of the gate", examples=[f"{_EXAMPLE}17"])]
BadgeId = Annotated[UUID, Field(description="Id of the badge", examples=[f"{_EXAMPLE}18"])]
DeviceId = Annotated[UUID, Field(description="Id of the device", examples=[f"{_EXAMPLE}19"])]
UserId = Annotated[UUID, Field(description="Id of the user", examples=[f"{_EXAMPLE}20"])]
OfferId = Annotated[
    UUID, Field(description="Id of the offer of a free seat", examples=[f"{_EXAMPLE}21"])
]
ReleaseId = Annotated[
    UUID, Field(description="Id of the release of the seat", examples=[f"{_EXAMPLE}22"])
]
WishId = Annotated[
    UUID, Field(description="Id of the request for a meeting", examples=[f"{_EXAMPLE}23"])
]
CallId = Annotated[
    str,
    Field(
        description="Names this call in the server's log: give it to whoever looks into it",
        examples=["0197c0de00007000800000000000007f"],
    ),
]
