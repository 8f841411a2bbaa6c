"""The pages of requests; each form calls the use case that the API calls."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Form, Header, Query, Request, Response
from sqlmodel import Session

from app.attendees.records import Cooperative
from app.auth import roles
from app.auth.deps import Caller, Presented
from app.auth.principal import Principal, may_act
from app.auth.records import Role
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import NotFoundError
from app.core.http.fields import NO_NUL
from app.core.locale import RequestLocale
from app.events.deps import EventId, EventToChange, EventToRead, OrganizerEventToRead
from app.events.records import Event
from app.meetings.matrix import service as matrix_service
from app.requests import queries
from app.requests.deps import ForeseenDerivation, derivation_now
from app.requests.derivation import (
    LITTLE,
    Derivation,
    basis_of,
    derive_requests,
    plan_derivation,
)
from app.requests.foreseen import foreseen
from app.requests.records import RequestSource
from app.requests.rows import service as rows_service
from app.requests.rows.rules import Deed
from app.requests.rules import DEFAULT_PARTNERS, too_few
from app.requests.schemas import MostPartners
from app.web.frame.lists.counting import count_of
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render
from app.web.requests.view import ROWS, busiest, quietest, window_path, words

router = pages_router()
Kecamatan = Annotated[str | None, Query(max_length=120, pattern=NO_NUL)]


@router.get("/events/{event_id}/requests")
def requests_page(
    request: Request,
    event: EventToRead,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
    kecamatan: Kecamatan = None,
    first: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Response:
    """Show the matrix, what is out of balance, and without a script some rows in words."""
    matrix = matrix_service.matrix(db, event, locale)
    chosen = kecamatan or next((one.kecamatan for one in matrix.kecamatan), None)
    rows = matrix_service.window(db, event, kecamatan=chosen, first=first, limit=ROWS)
    return render(
        request,
        "requests/requests.html",
        **_frame(db, event, caller),
        matrix=matrix,
        to_derive=matrix.requests == 0
        or too_few(
            matrix.requests,
            derived=count_of(db, queries.requests(event.id, source=RequestSource.DERIVED)),
            cooperatives=sum(one.cooperatives for one in matrix.kecamatan),
            derivable=count_of(db, queries.derivable(event.id)),
        ),
        kecamatan=chosen,
        rows=rows,
        words=words(locale),
        names={one.id: one.name for one in matrix.partners},
        over=busiest(matrix.partners),
        under=quietest(matrix.partners),
        next_rows=window_path(event.id, chosen, first + ROWS)
        if first + ROWS < rows.total
        else None,
    )


@router.post("/events/{event_id}/requests/deeds")
def deed_on_page(
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    cooperative: Annotated[UUID, Form()],
    partner: Annotated[UUID, Form()],
    deed: Annotated[Deed, Form()],
    rank: Annotated[int | None, Form(ge=1, le=1000)] = None,
    first: Annotated[int, Form(ge=0, le=1_000_000)] = 0,
) -> Response:
    """Require, forbid, rank or clear a pair, and show its kecamatan again."""
    visitor = db.get(Cooperative, cooperative)
    if visitor is None or visitor.event_id != event.id:
        raise NotFoundError
    rows_service.change(
        db, event, visitor, partner, deed, rank=rank, expected=None, actor=caller, now=now
    )
    back = window_path(event.id, visitor.kecamatan, first)
    return tell_at(back, f"request_{deed.value}", village=visitor.village)


@router.get("/events/{event_id}/requests/derive")
def derive_page(
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    now: Now,
    limit: Annotated[MostPartners, Query()] = DEFAULT_PARTNERS,
) -> Response:
    """Show what deriving the requests would change, before it is done.

    In a large event that takes seconds, and the page does not wait for it (`derive_preview`).
    """
    planned = None
    if queries.derivation_weight(db, event.id) <= LITTLE:
        planned = foreseen(db, event, plan_derivation(basis_of(db, event, limit), now))
    return render(
        request,
        "requests/derive.html",
        **_frame(db, event, caller),
        foreseen=planned,
        limit=limit,
    )


@router.get("/events/{event_id}/requests/derive/preview")
def derive_preview(
    request: Request,
    ready: ForeseenDerivation,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    htmx: Annotated[bool, Header(alias="HX-Request")] = False,
) -> Response:
    """Show what deriving the requests would change, however long that takes.

    To the page's script it is the part alone.
    """
    return render(
        request,
        "requests/foreseen.html" if htmx else "requests/derive.html",
        **_frame(db, event, caller),
        foreseen=foreseen(db, event, ready),
        limit=ready.basis.limit,
    )


async def _derived_by_form(
    request: Request,
    credential: Presented,
    event_id: EventId,
    now: Now,
    limit: Annotated[MostPartners, Form()],
) -> Derivation:
    return await derivation_now(request, credential, event_id, now, limit)


@router.post("/events/{event_id}/requests/derive")
def derive_on_page(
    ready: Annotated[Derivation, Depends(_derived_by_form)],
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    digest: Annotated[str, Form(max_length=40)],
) -> Response:
    """Do what the preview showed; refused where the lists have changed since."""
    limit = ready.basis.limit
    counts = derive_requests(
        db, event, limit=limit, actor=caller, now=now, ready=ready, expected=digest
    )
    return tell_at(
        f"/events/{event.id}/requests",
        "requests_derived",
        created=counts.created,
        updated=counts.updated,
        removed=counts.removed,
    )


def _frame(db: Session, event: Event, caller: Principal) -> dict[str, Any]:
    granted = roles.role_of(db, caller.user_id, event.id)
    return {
        "caller": caller,
        "event": event,
        "page": "requests",
        "may_change": may_act(caller, granted, Role.ORGANIZER),
    }
