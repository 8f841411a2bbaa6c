"""Partners over HTTP."""

from typing import Annotated, Final

from fastapi import Query, Response, status

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import WRITING, NotFoundError, StaleVersionError, errors
from app.core.http.etag import IfMatch, require_match, set_etag
from app.core.http.fields import NO_NUL, UpdatedSince
from app.core.http.paging import CursorInvalidError, ListOrder, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.events.deps import EventToChange, EventToRead
from app.events.errors import IntervalOrderError
from app.partners import queries, service
from app.partners.deps import PartnerToChange, PartnerToRead
from app.partners.errors import (
    MeetingBoundsError,
    OfferUnknownError,
    PartnerExistsError,
    PartnerInUseError,
)
from app.partners.records import Partner
from app.partners.schemas import PartnerIn, PartnerOut, PartnerPatch

router = api_router(tag="partners", prefix="/events/{event_id}/partners")


class PartnerOrder(ListOrder):
    """The field that orders a list of partners; a leading `-` reverses the order."""

    NAME = "name"
    NAME_DOWN = "-name"
    CODE = "code"
    CODE_DOWN = "-code"
    UPDATED_AT = "updated_at"
    UPDATED_AT_DOWN = "-updated_at"


_COLUMNS: Final = {
    "name": (Partner.name,),
    "code": (Partner.code,),
    "updated_at": (Partner.updated_at,),
}
UNSOUND = (OfferUnknownError, MeetingBoundsError, IntervalOrderError)


@router.get(
    "",
    operation_id="list_partners",
    summary="List partners",
    responses=errors(NotFoundError, CursorInvalidError),
)
def list_partners(
    event: EventToRead,
    db: Db,
    page: Paging,
    kind: Annotated[
        str | None, Query(max_length=60, pattern=NO_NUL, description="Only partners of this kind")
    ] = None,
    q: Annotated[
        str | None, Query(max_length=100, pattern=NO_NUL, description="Part of name or code")
    ] = None,
    updated_since: UpdatedSince = None,
    sort: PartnerOrder = PartnerOrder.NAME,
) -> Page[PartnerOut]:
    """List the event's partners with their offers and absences."""
    statement = queries.partners(event.id, kind=kind, updated_since=updated_since, search=q)
    rows, cursor = fetch_page(
        db, statement, page, sort.keys(_COLUMNS, Partner.id), descending=sort.descending
    )
    return Page(items=service.described(db, rows), next_cursor=cursor)


@router.post(
    "",
    operation_id="create_partner",
    summary="Add a partner",
    status_code=status.HTTP_201_CREATED,
    responses=errors(*WRITING, PartnerExistsError, *UNSOUND),
)
def create_partner(
    body: PartnerIn,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    response: Response,
) -> PartnerOut:
    """Add a partner; its code identifies it in uploaded lists."""
    made = service.create_partner(db, event, body, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}/partners/{made.id}"
    set_etag(response, made.version)
    return service.described(db, [made])[0]


@router.get(
    "/{partner_id}",
    operation_id="get_partner",
    summary="Read a partner",
    responses=errors(NotFoundError),
)
def get_partner(partner: PartnerToRead, db: Db, response: Response) -> PartnerOut:
    """Read a partner; its `ETag` guards later updates."""
    set_etag(response, partner.version)
    return service.described(db, [partner])[0]


@router.patch(
    "/{partner_id}",
    operation_id="update_partner",
    summary="Change a partner",
    responses=errors(*WRITING, StaleVersionError, *UNSOUND),
)
def update_partner(
    body: PartnerPatch,
    event: EventToChange,
    partner: PartnerToChange,
    caller: Caller,
    db: Db,
    now: Now,
    response: Response,
    if_match: IfMatch = None,
) -> PartnerOut:
    """Change what the body names; offers, documents and absences are replaced as a whole."""
    require_match(if_match, partner.version)
    changed = service.update_partner(db, event, partner, body, actor=caller, now=now)
    set_etag(response, changed.version)
    return service.described(db, [changed])[0]


@router.post(
    "/{partner_id}/withdraw",
    operation_id="withdraw_partner",
    summary="Withdraw a partner",
    responses=errors(*WRITING),
)
def withdraw_partner(partner: PartnerToChange, caller: Caller, db: Db, now: Now) -> PartnerOut:
    """Take a partner out of the event. The record, its tables and its requests are kept.

    From then on it counts as away throughout; published meetings stay until the timetable changes.
    """
    service.withdraw_partner(db, partner, actor=caller, now=now)
    return service.described(db, [partner])[0]


@router.post(
    "/{partner_id}/restore",
    operation_id="restore_partner",
    summary="Bring a partner back",
    responses=errors(*WRITING),
)
def restore_partner(partner: PartnerToChange, caller: Caller, db: Db, now: Now) -> PartnerOut:
    """Let a withdrawn partner take part again, with the tables and requests that it had."""
    service.restore_partner(db, partner, actor=caller, now=now)
    return service.described(db, [partner])[0]


@router.delete(
    "/{partner_id}",
    operation_id="delete_partner",
    summary="Delete a partner",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(*WRITING, PartnerInUseError),
)
def delete_partner(partner: PartnerToChange, caller: Caller, db: Db, now: Now) -> Response:
    """Delete a partner with its tables and requests, unless it has meetings or scans."""
    service.delete_partner(db, partner, actor=caller, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
