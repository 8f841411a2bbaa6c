"""The administrators' page of other systems that call the API, and their tokens."""

from http import HTTPStatus
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import Form, Path, Request, Response
from pydantic import ValidationError
from sqlmodel import Session, col

from app.auth.deps import Administrator
from app.auth.integrations import queries, service
from app.auth.integrations.errors import IntegrationEventUnknownError, IntegrationExistsError
from app.auth.integrations.schemas import IntegrationIn
from app.auth.integrations.service import Integration
from app.auth.principal import Principal
from app.auth.proof import PROVED
from app.auth.records import IntegrationScope, User
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.http.fields import Words
from app.core.locale import RequestLocale
from app.events.queries import events_for
from app.events.records import Event
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = "/integrations"
DAYS: Final = (30, 90, 365, 730)
"""For how long a token may be wanted on the page."""
_Id = Annotated[UUID, Path()]


@router.get(PAGE)
def integrations_page(request: Request, caller: Administrator, db: Db, now: Now) -> Response:
    """Show the systems that call, and the form that adds one."""
    return _page(request, db, caller, now)


@router.post(PAGE, dependencies=[PROVED])
def add_integration(
    request: Request,
    caller: Administrator,
    db: Db,
    now: Now,
    locale: RequestLocale,
    name: Annotated[Words, Form(max_length=200)] = "",
    scopes: Annotated[list[Words] | None, Form()] = None,
    event_ids: Annotated[list[Words] | None, Form()] = None,
    days: Annotated[int, Form()] = 365,
) -> Response:
    """Add a system and show its token, only now; what cannot be is said in the form."""
    typed = {
        "name": name.strip().lower(),
        "scopes": scopes or [],
        "event_ids": event_ids or [],
        "days": days,
    }
    try:
        wish = IntegrationIn.model_validate(typed)
    except ValidationError:
        return _page(
            request, db, caller, now, status=HTTPStatus.UNPROCESSABLE_ENTITY, unfit=True, **typed
        )
    try:
        made, secret = service.create(db, wish, actor=caller, now=now)
    except (IntegrationExistsError, IntegrationEventUnknownError) as refusal:
        said = refusal.detail(locale)
        return _page(request, db, caller, now, status=refusal.status, message=said, **typed)
    return _token_page(request, caller, made, secret)


@router.post(PAGE + "/{integration_id}/token", dependencies=[PROVED])
def renew_integration_on_page(
    request: Request,
    integration_id: _Id,
    caller: Administrator,
    db: Db,
    now: Now,
    days: Annotated[int, Form(ge=1, le=730)] = 365,
) -> Response:
    """Give a system a new token and show it; the one before stops working."""
    found = service.one(db, integration_id)
    made, secret = service.renew(db, found, days=days, actor=caller, now=now)
    return _token_page(request, caller, made, secret)


@router.post(PAGE + "/{integration_id}/end")
def end_integration_on_page(
    integration_id: _Id, caller: Administrator, db: Db, now: Now
) -> Response:
    """Stop a system's token at once."""
    found = service.one(db, integration_id)
    service.end(db, found, actor=caller, now=now)
    return tell_at(PAGE, "integration_ended", system=found.name)


def _page(
    request: Request,
    db: Session,
    caller: Principal,
    now: Now,
    *,
    status: int = HTTPStatus.OK,
    **form: Any,
) -> Response:
    """Return the page; `form` holds what was typed and what is wrong with it."""
    nothing = {"scopes": [IntegrationScope.READ.value], "days": 365}
    accounts = db.exec(queries.integrations().order_by(col(User.username))).all()
    events = db.exec(events_for(caller).order_by(col(Event.day).desc(), col(Event.id))).all()
    return render(
        request,
        "integrations/integrations.html",
        status=status,
        caller=caller,
        now=now,
        found=service.described(db, accounts),
        events=events,
        names={event.id: event.name for event in events},
        choices=DAYS,
        **{"name": "", "event_ids": [], "message": "", "unfit": False, **nothing, **form},
    )


def _token_page(request: Request, caller: Principal, made: Integration, secret: str) -> Response:
    return render(
        request,
        "integrations/token.html",
        status=HTTPStatus.CREATED,
        caller=caller,
        here=PAGE,
        made=made,
        secret=secret,
    )
