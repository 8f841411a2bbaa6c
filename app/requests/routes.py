"""Requests, locks and blocks over HTTP."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import Body, Query, Response, status
from sqlmodel import Session, col

from app.attendees import queries as attendees_queries
from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import READING, WRITING, StaleVersionError, errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.core.locale import Locale, RequestLocale, text
from app.events.deps import EventToChange, EventToRead, OrganizerEventToRead
from app.partners import queries as partners_queries
from app.requests import queries as requests_queries
from app.requests import service
from app.requests.deps import Derived, ForeseenDerivation, RequestId, load_request
from app.requests.derivation import derive_requests
from app.requests.errors import (
    CooperativeUnknownError,
    DerivationBusyError,
    DerivationLostError,
    PartnerUnknownError,
    RequestExistsError,
)
from app.requests.foreseen import foreseen
from app.requests.records import Asker, Request, RequestSource
from app.requests.rules import missing_documents
from app.requests.schemas import (
    DeriveIn,
    ForeseenOut,
    RequestCountsOut,
    RequestIn,
    RequestOut,
    RequestPatch,
)

router = api_router(tag="requests", prefix="/events/{event_id}")


@router.get(
    "/requests",
    operation_id="list_requests",
    summary="List requests",
    responses=errors(*READING, CursorInvalidError),
)
def list_requests(
    event: EventToRead,
    db: Db,
    page: Paging,
    locale: RequestLocale,
    cooperative_id: Annotated[UUID | None, Query(description="Only of this cooperative")] = None,
    partner_id: Annotated[UUID | None, Query(description="Only with this partner")] = None,
    asker: Annotated[Asker | None, Query(description="Only what this side asks for")] = None,
    source: Annotated[RequestSource | None, Query(description="Only of this origin")] = None,
) -> Page[RequestOut]:
    """List the requests, by cooperative and rank."""
    statement = requests_queries.requests(
        event.id,
        cooperative_id=cooperative_id,
        partner_id=partner_id,
        asker=asker,
        source=source,
    )
    keys = [col(Request.cooperative_id), col(Request.rank), col(Request.id)]
    rows, cursor = fetch_page(db, statement, page, keys)
    return Page(items=_readable(db, rows, locale), next_cursor=cursor)


@router.post(
    "/requests",
    operation_id="create_request",
    summary="Add a request",
    status_code=status.HTTP_201_CREATED,
    responses=errors(*WRITING, CooperativeUnknownError, PartnerUnknownError, RequestExistsError),
)
def create_request(
    body: RequestIn,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    response: Response,
    locale: RequestLocale,
) -> RequestOut:
    """Add an explicit request of either side; derivation never changes it."""
    row = service.create_request(db, event, body, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}/requests/{row.id}"
    return _readable(db, [row], locale)[0]


@router.get(
    "/requests/derive",
    operation_id="foresee_derivation",
    summary="Foresee what deriving requests would change",
    responses=errors(*WRITING, DerivationBusyError, DerivationLostError),
)
def foresee_derivation(
    ready: ForeseenDerivation, event: OrganizerEventToRead, db: Db
) -> ForeseenOut:
    """Say what would be added, changed and removed, and what is kept; nothing is written."""
    return foreseen(db, event, ready)


@router.post(
    "/requests/derive",
    operation_id="derive_requests",
    summary="Derive requests from needs and offers",
    responses=errors(*WRITING, StaleVersionError, DerivationBusyError, DerivationLostError),
)
def derive(
    ready: Derived,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    body: Annotated[DeriveIn | None, Body()] = None,
) -> RequestCountsOut:
    """Recompute the derived requests; explicit ones stay as they are."""
    counts = derive_requests(
        db,
        event,
        limit=ready.basis.limit,
        actor=caller,
        now=now,
        ready=ready,
        expected=body.digest if body else None,
    )
    return RequestCountsOut.model_validate(counts)


@router.get(
    "/requests/{request_id}",
    operation_id="get_request",
    summary="Read a request",
    responses=errors(*READING),
)
def get_request(
    request_id: RequestId, event: EventToRead, db: Db, locale: RequestLocale
) -> RequestOut:
    """Read one request."""
    return _readable(db, [load_request(db, event, request_id)], locale)[0]


@router.patch(
    "/requests/{request_id}",
    operation_id="update_request",
    summary="Change a request",
    responses=errors(*WRITING),
)
def update_request(
    request_id: RequestId,
    body: RequestPatch,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> RequestOut:
    """Change rank, score or note; a derived request that is changed becomes an explicit one."""
    row = load_request(db, event, request_id)
    service.update_request(db, event, row, body, actor=caller, now=now)
    return _readable(db, [row], locale)[0]


@router.delete(
    "/requests/{request_id}",
    operation_id="delete_request",
    summary="Withdraw a request",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(*WRITING),
)
def delete_request(
    request_id: RequestId, event: EventToChange, caller: Caller, db: Db, now: Now
) -> Response:
    """Withdraw a request. To keep a derived one from coming back, block the pair."""
    row = load_request(db, event, request_id)
    service.delete_request(db, event, row, actor=caller, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


def _readable(db: Session, rows: Sequence[Request], locale: Locale) -> list[RequestOut]:
    cooperatives = attendees_queries.cooperatives_by_id(db, {row.cooperative_id for row in rows})
    partners = partners_queries.partners_by_id(db, {row.partner_id for row in rows})
    readable = []
    for row in rows:
        cooperative, partner = cooperatives[row.cooperative_id], partners[row.partner_id]
        missing = missing_documents(partner.required_documents, cooperative.documents)
        readable.append(
            RequestOut(
                **row.model_dump(exclude={"event_id"}),
                cooperative=cooperative.name,
                village=cooperative.village,
                kecamatan=cooperative.kecamatan,
                partner_code=partner.code,
                partner=partner.name,
                missing_documents=missing,
                to_do=[text("meetings.bring_document", locale, document=name) for name in missing],
            )
        )
    return readable
