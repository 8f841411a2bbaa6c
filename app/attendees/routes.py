"""People over HTTP."""

from typing import Annotated, Final

from fastapi import Query, Response, status

from app.attendees import queries, service
from app.attendees.deps import (
    AttendeeToChange,
    AttendeeToRead,
    Search,
    SeesAfterWriting,
    SeesPersonalData,
)
from app.attendees.errors import (
    AttendeePartyError,
    ExternalKeyTakenError,
    PersonErasedError,
    RepresentedCooperativeUnknownError,
    RepresentedPartnerUnknownError,
)
from app.attendees.records import Attendee, AttendeeKind, PartyStatus
from app.attendees.schemas import AttendeeIn, AttendeeOut, AttendeePatch
from app.attendees.views import shown
from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import WRITING, NotFoundError, StaleVersionError, errors
from app.core.http.etag import IfMatch, require_match, set_etag
from app.core.http.fields import UpdatedSince
from app.core.http.paging import CursorInvalidError, ListOrder, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.core.meanings.ids import CooperativeId, PartnerId
from app.events.deps import EventToChange, EventToRead

router = api_router(tag="attendees", prefix="/events/{event_id}/attendees")


class AttendeeOrder(ListOrder):
    """The field that orders a list of people; a leading `-` reverses the order."""

    NAME = "name"
    NAME_DOWN = "-name"
    EXTERNAL_KEY = "external_key"
    EXTERNAL_KEY_DOWN = "-external_key"
    UPDATED_AT = "updated_at"
    UPDATED_AT_DOWN = "-updated_at"


_COLUMNS: Final = {
    "name": (Attendee.name,),
    "external_key": (Attendee.external_key,),
    "updated_at": (Attendee.updated_at,),
}


@router.get(
    "",
    operation_id="list_attendees",
    summary="List people",
    responses=errors(NotFoundError, CursorInvalidError),
)
def list_attendees(
    event: EventToRead,
    db: Db,
    page: Paging,
    personal: SeesPersonalData,
    *,
    kind: AttendeeKind | None = None,
    party_status: Annotated[PartyStatus | None, Query(alias="status")] = None,
    cooperative_id: CooperativeId | None = None,
    partner_id: PartnerId | None = None,
    updated_since: UpdatedSince = None,
    q: Search = None,
    sort: AttendeeOrder = AttendeeOrder.NAME,
) -> Page[AttendeeOut]:
    """List the event's people, withdrawn ones included.

    Organizers see phone numbers, e-mail addresses and notes, and each such reading is audited;
    viewers get null for them, with `redacted` true.
    """
    statement = queries.attendees(
        event.id,
        kind=kind,
        status=party_status,
        cooperative_id=cooperative_id,
        partner_id=partner_id,
        updated_since=updated_since,
        search=q,
    )
    rows, cursor = fetch_page(
        db, statement, page, sort.keys(_COLUMNS, Attendee.id), descending=sort.descending
    )
    return Page(items=[shown(row, personal=personal) for row in rows], next_cursor=cursor)


@router.post(
    "",
    operation_id="create_attendee",
    summary="Add a person",
    status_code=status.HTTP_201_CREATED,
    responses=errors(
        *WRITING,
        AttendeePartyError,
        RepresentedCooperativeUnknownError,
        RepresentedPartnerUnknownError,
        ExternalKeyTakenError,
        PersonErasedError,
    ),
)
def create_attendee(
    body: AttendeeIn,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    response: Response,
) -> AttendeeOut:
    """Add a manager of a cooperative, a representative of a partner, a guest or staff.

    Who was erased is refused until an organizer lets them come back (`readmit_attendee`).
    """
    made = service.create_attendee(db, event, body, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}/attendees/{made.id}"
    set_etag(response, made.version)
    return shown(made, personal=True)


@router.get(
    "/{attendee_id}",
    operation_id="get_attendee",
    summary="Read a person",
    responses=errors(NotFoundError),
)
def get_attendee(
    attendee: AttendeeToRead, personal: SeesPersonalData, response: Response
) -> AttendeeOut:
    """Read a person; the `ETag` guards later updates."""
    set_etag(response, attendee.version)
    return shown(attendee, personal=personal)


@router.patch(
    "/{attendee_id}",
    operation_id="update_attendee",
    summary="Change a person",
    responses=errors(*WRITING, StaleVersionError, PersonErasedError),
)
def update_attendee(
    body: AttendeePatch,
    attendee: AttendeeToChange,
    caller: Caller,
    db: Db,
    now: Now,
    response: Response,
    personal: SeesAfterWriting,
    if_match: IfMatch = None,
) -> AttendeeOut:
    """Change what the body names. The badge stays valid when the name changes.

    Where the person's data is restricted, null for numbers, e-mail and note changes nothing.

    The answer shows phone numbers, e-mail address and note as a reading does, and is audited as
    one; without a fresh proof they are null in it, with `redacted` true.
    """
    require_match(if_match, attendee.version)
    changed = service.update_attendee(db, attendee, body, actor=caller, now=now)
    set_etag(response, changed.version)
    return shown(changed, personal=personal)


@router.delete(
    "/{attendee_id}",
    operation_id="withdraw_attendee",
    summary="Withdraw a person",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(*WRITING),
)
def withdraw_attendee(attendee: AttendeeToChange, caller: Caller, db: Db, now: Now) -> Response:
    """Mark a person as withdrawn. The record is kept."""
    service.withdraw_attendee(db, attendee, actor=caller, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
