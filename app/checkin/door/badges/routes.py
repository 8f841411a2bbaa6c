"""Substitutions and reprints over HTTP."""

from fastapi import Request, status

from app.badges.errors import (
    AttendeeWithdrawnError,
    BadgeAttendeeUnknownError,
    PublicAddressUnusableError,
)
from app.checkin.door.badges import service
from app.checkin.door.badges.errors import BadgeMissingError, SubstitutePartyError
from app.checkin.door.badges.schemas import ReprintIn, ReprintOut, SubstitutionIn, SubstitutionOut
from app.checkin.door.people.errors import PhoneUnreadableError
from app.checkin.door.people.views import door_people, printable
from app.core.database.sessions import Db
from app.core.errors import WRITING, errors
from app.core.http.routing import api_router
from app.events.addresses import public_address
from app.events.clocks.deps import DayNow
from app.events.deps import Doorkeeper

router = api_router(tag="check-in", prefix="/events/{event_id}")


@router.post(
    "/substitutions",
    operation_id="substitute_attendee",
    summary="Let another person come",
    status_code=status.HTTP_201_CREATED,
    responses=errors(
        *WRITING,
        BadgeAttendeeUnknownError,
        SubstitutePartyError,
        PhoneUnreadableError,
        AttendeeWithdrawnError,
        PublicAddressUnusableError,
    ),
)
def substitute_attendee(
    body: SubstitutionIn, door: Doorkeeper, db: Db, now: DayNow, request: Request
) -> SubstitutionOut:
    """Let another person come for a cooperative or partner: its meetings stay.

    The former badge is refused everywhere from now on; the answer holds the new one, to print.
    """
    made, badge = service.substitute(db, door.event, body, actor=door.actor, now=now)
    return SubstitutionOut(
        person=door_people(db, door.event, [made.id], now)[0],
        badge=printable(badge, public_address(request, door.event)),
        replaced_attendee_id=body.attendee_id,
    )


@router.post(
    "/door/reprints",
    operation_id="reprint_badge",
    summary="Print a badge once more",
    responses=errors(
        *WRITING,
        BadgeAttendeeUnknownError,
        BadgeMissingError,
        AttendeeWithdrawnError,
        PublicAddressUnusableError,
    ),
)
def reprint_badge(
    body: ReprintIn, door: Doorkeeper, db: Db, now: DayNow, request: Request
) -> ReprintOut:
    """Return the valid badge, to print it once more; the prints are counted.

    With `lost`, the former badge is refused from now on, and the answer is a new one.
    """
    badge = service.reprint(db, door.event, body, actor=door.actor, now=now)
    return ReprintOut(
        person=door_people(db, door.event, [body.attendee_id], now)[0],
        badge=printable(badge, public_address(request, door.event)),
    )
