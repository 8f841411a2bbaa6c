"""Registering walk-ins over HTTP."""

from fastapi import Request, status
from pydantic import BaseModel, Field

from app.attendees.errors import (
    CooperativeExistsError,
    NeedUnknownError,
    RepresentedCooperativeUnknownError,
)
from app.badges.errors import AttendeeWithdrawnError, PublicAddressUnusableError
from app.checkin.door.people.errors import PhoneUnreadableError
from app.checkin.door.people.schemas import DoorPersonOut, PrintableBadgeOut
from app.checkin.door.people.views import door_people, printable
from app.checkin.door.walk_ins.errors import (
    AttendeeKnownError,
    WalkInPartyError,
    WalkInVillageError,
)
from app.checkin.door.walk_ins.schemas import WalkInIn
from app.checkin.holders.queries import appointments
from app.checkin.holders.schemas import NextMeetingOut
from app.checkin.holders.views import upcoming
from app.core.database.sessions import Db
from app.core.errors import WRITING, errors
from app.core.http.routing import api_router
from app.core.meanings.ids import CooperativeId
from app.day.walk_ins.service import walk_in
from app.events.addresses import public_address
from app.events.clocks.deps import DayNow
from app.events.deps import Doorkeeper

router = api_router(tag="check-in", prefix="/events/{event_id}")


class WalkInOut(BaseModel):
    """A registered walk-in."""

    person: DoorPersonOut
    badge: PrintableBadgeOut
    cooperative_id: CooperativeId | None
    cooperative_created: bool = Field(
        description="Whether the cooperative was on no list and is now"
    )
    requests_made: int = Field(description="Requests for meetings that were added", examples=[2])
    meetings: list[NextMeetingOut] = Field(
        description="All meetings of the cooperative that are ahead"
    )
    meetings_added: int = Field(
        description="Meetings that were given at once, on free seats", examples=[1]
    )
    standby: bool = Field(
        description="Some requests are not granted, so the cooperative is on standby"
    )


@router.post(
    "/walk-ins",
    operation_id="register_walk_in",
    summary="Register a walk-in",
    status_code=status.HTTP_201_CREATED,
    responses=errors(
        *WRITING,
        WalkInPartyError,
        WalkInVillageError,
        AttendeeKnownError,
        PhoneUnreadableError,
        RepresentedCooperativeUnknownError,
        CooperativeExistsError,
        NeedUnknownError,
        AttendeeWithdrawnError,
        PublicAddressUnusableError,
    ),
)
def register_walk_in(
    body: WalkInIn, door: Doorkeeper, db: Db, now: DayNow, request: Request
) -> WalkInOut:
    """Add somebody who is on no list, with a badge to print, all or nothing.

    The village's cooperative is added if the event has none. With `meetings`, it asks for
    the partners that offer what it needs and gets free seats up to the event's target, in a new
    version of the timetable that changes nobody else's meetings; it is on standby for the others.
    """
    event = door.event
    seated = walk_in(db, event, body, actor=door.actor, now=now)
    cooperative = seated.walk_in.cooperative
    own = appointments(db, event.id, [cooperative.id])[cooperative.id] if cooperative else []
    ahead = [one for one in own if one.ends_at > now]
    return WalkInOut(
        person=door_people(db, event, [seated.walk_in.attendee.id], now)[0],
        badge=printable(seated.walk_in.badge, public_address(request, event)),
        cooperative_id=cooperative.id if cooperative else None,
        cooperative_created=seated.walk_in.cooperative_created,
        requests_made=seated.walk_in.requests_made,
        meetings=[shown for one in ahead if (shown := upcoming(one, now))],
        meetings_added=seated.meetings,
        standby=seated.stands_by,
    )
