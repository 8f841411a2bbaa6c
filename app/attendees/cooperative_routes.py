"""Cooperatives over HTTP."""

from typing import Annotated, Final

from fastapi import Query, Response, status

from app.attendees import cooperatives as service
from app.attendees import queries
from app.attendees.deps import CooperativeToChange, CooperativeToRead, Search
from app.attendees.errors import CooperativeExistsError, NeedUnknownError
from app.attendees.records import Cooperative, PartyStatus
from app.attendees.schemas import CooperativeIn, CooperativeOut, CooperativePatch
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

router = api_router(tag="attendees", prefix="/events/{event_id}/cooperatives")


class CooperativeOrder(ListOrder):
    """The field that orders a list of cooperatives; a leading `-` reverses the order."""

    KECAMATAN = "kecamatan"
    VILLAGE = "village"
    VILLAGE_CODE = "village_code"
    NAME = "name"
    KECAMATAN_DOWN = "-kecamatan"
    VILLAGE_DOWN = "-village"
    VILLAGE_CODE_DOWN = "-village_code"
    NAME_DOWN = "-name"
    UPDATED_AT = "updated_at"
    UPDATED_AT_DOWN = "-updated_at"


_COLUMNS: Final = {
    "kecamatan": (Cooperative.kecamatan, Cooperative.village),
    "village": (Cooperative.village, Cooperative.kecamatan),
    "village_code": (Cooperative.village_code,),
    "name": (Cooperative.name,),
    "updated_at": (Cooperative.updated_at,),
}


@router.get(
    "",
    operation_id="list_cooperatives",
    summary="List cooperatives",
    responses=errors(NotFoundError, CursorInvalidError),
)
def list_cooperatives(
    event: EventToRead,
    db: Db,
    page: Paging,
    kecamatan: Annotated[
        str | None,
        Query(max_length=120, pattern=NO_NUL, description="Only cooperatives of this kecamatan"),
    ] = None,
    party_status: Annotated[PartyStatus | None, Query(alias="status")] = None,
    without_people: Annotated[bool, Query(description="Only those that nobody represents")] = False,
    updated_since: UpdatedSince = None,
    q: Search = None,
    sort: CooperativeOrder = CooperativeOrder.KECAMATAN,
) -> Page[CooperativeOut]:
    """List the event's cooperatives with their needs and absences, withdrawn ones included.

    `q` looks in the names of village and cooperative.
    """
    statement = queries.cooperatives(
        event.id,
        kecamatan=kecamatan,
        status=party_status,
        without_people=without_people,
        updated_since=updated_since,
        search=q,
    )
    rows, cursor = fetch_page(
        db, statement, page, sort.keys(_COLUMNS, Cooperative.id), descending=sort.descending
    )
    return Page(items=service.described(db, rows), next_cursor=cursor)


@router.post(
    "",
    operation_id="create_cooperative",
    summary="Add a cooperative",
    status_code=status.HTTP_201_CREATED,
    responses=errors(*WRITING, CooperativeExistsError, NeedUnknownError, IntervalOrderError),
)
def create_cooperative(
    body: CooperativeIn,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    response: Response,
) -> CooperativeOut:
    """Add the cooperative of a village; an event has at most one per village."""
    made = service.create_cooperative(db, event, body, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}/cooperatives/{made.id}"
    set_etag(response, made.version)
    return service.described(db, [made])[0]


@router.get(
    "/{cooperative_id}",
    operation_id="get_cooperative",
    summary="Read a cooperative",
    responses=errors(NotFoundError),
)
def get_cooperative(cooperative: CooperativeToRead, db: Db, response: Response) -> CooperativeOut:
    """Read a cooperative; its `ETag` guards later updates."""
    set_etag(response, cooperative.version)
    return service.described(db, [cooperative])[0]


@router.patch(
    "/{cooperative_id}",
    operation_id="update_cooperative",
    summary="Change a cooperative",
    responses=errors(*WRITING, StaleVersionError, NeedUnknownError, IntervalOrderError),
)
def update_cooperative(
    body: CooperativePatch,
    event: EventToChange,
    cooperative: CooperativeToChange,
    caller: Caller,
    db: Db,
    now: Now,
    response: Response,
    if_match: IfMatch = None,
) -> CooperativeOut:
    """Change what the body names; `needs`, `documents` and `absences` are replaced as a whole.

    Setting the status to `active` restores a withdrawn cooperative.
    """
    require_match(if_match, cooperative.version)
    changed = service.update_cooperative(db, event, cooperative, body, actor=caller, now=now)
    set_etag(response, changed.version)
    return service.described(db, [changed])[0]


@router.delete(
    "/{cooperative_id}",
    operation_id="withdraw_cooperative",
    summary="Withdraw a cooperative",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(*WRITING),
)
def withdraw_cooperative(
    cooperative: CooperativeToChange, caller: Caller, db: Db, now: Now
) -> Response:
    """Mark a cooperative as withdrawn. The record and its history are kept."""
    service.withdraw_cooperative(db, cooperative, actor=caller, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
