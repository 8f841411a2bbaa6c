"""The organizers' page of who may see and change an event."""

from http import HTTPStatus
from typing import Annotated, Any, Final
from urllib.parse import quote
from uuid import UUID

from fastapi import Form, Path, Request, Response
from pydantic import ValidationError
from sqlmodel import Session, col

from app.auth.deps import Caller
from app.auth.invitations.schemas import InvitationIn
from app.auth.members import queries as members_queries
from app.auth.members import service as members_service
from app.auth.members.errors import LastOrganizerError
from app.auth.principal import Principal
from app.auth.proof import PROVED
from app.auth.records import Role, User
from app.auth.users import queries as users_queries
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError
from app.core.http.fields import Words
from app.core.locale import RequestLocale, text
from app.events.addresses import reach
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.members.routes import invite_member
from app.events.records import Event
from app.web.frame.forms import NOTHING, Fields, Typed, refused, status_of
from app.web.frame.pages import pages_router, see_other
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = "/events/{event_id}/members"


@router.get(PAGE)
def members_page(request: Request, event: OrganizerEventToRead, caller: Caller, db: Db) -> Response:
    """Show who has which role in the event."""
    return _page(request, db, event, caller)


@router.post(PAGE, dependencies=[PROVED])
def give_role(
    request: Request,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
    username: Annotated[Words, Form(max_length=200)] = "",
    role: Annotated[Role, Form()] = Role.VIEWER,
) -> Response:
    """Give a user a role in place of the present one; for an unknown name, show the form again."""
    user = users_queries.user_by_name(db, username.strip().lower())
    typed = {"username": username, "role": role}
    if user is None or user.is_integration:
        return _page(request, db, event, caller, HTTPStatus.NOT_FOUND, unknown=True, **typed)
    try:
        members_service.set_role(
            db, actor=caller, event_id=event.id, user_id=user.id, role=role, now=now
        )
    except LastOrganizerError as last:
        message = last.detail(locale)
        return _page(request, db, event, caller, last.status, message=message, **typed)
    return see_other(f"/events/{event.id}/members")


@router.post(PAGE + "/invite", dependencies=[PROVED])
def invite_on_page(
    request: Request,
    fields: Fields,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Invite a new user and show the link, only now; a refused form keeps what was typed."""
    try:
        body = InvitationIn.model_validate(
            {**fields, "username": fields.get("username", "").strip()}
        )
        made = invite_member(body, event, caller, db, now, request)
    except (ValidationError, AppError) as refusal:
        form = refused(fields, refusal, locale)
        if isinstance(refusal, AppError):
            form = Typed(fields, {"username": refusal.detail(locale)})
        return _page(request, db, event, caller, status_of(refusal), invited=form)
    message = text("web.invite_message", locale, event=event.name, url=made.url)
    return render(
        request,
        "members/invited.html",
        status=HTTPStatus.CREATED,
        caller=caller,
        here=f"/events/{event.id}/members",
        event=event,
        page="members",
        may_change=True,
        made=made,
        reach=reach(made.url),
        whatsapp=f"https://wa.me/?text={quote(message, safe='')}",
    )


@router.post(PAGE + "/{user_id}/remove", dependencies=[PROVED])
def take_role(
    event: EventToChange,
    user_id: Annotated[UUID, Path()],
    caller: Caller,
    db: Db,
    now: Now,
) -> Response:
    """Take a user's role away."""
    members_service.remove_member(db, actor=caller, event_id=event.id, user_id=user_id, now=now)
    return see_other(f"/events/{event.id}/members" if user_id != caller.user_id else "/")


def _page(
    request: Request,
    db: Session,
    event: Event,
    caller: Principal,
    status: int = HTTPStatus.OK,
    **form: Any,
) -> Response:
    """Return the page; `form` holds what was typed and what is wrong with it."""
    nothing = {
        "username": "",
        "role": Role.VIEWER,
        "unknown": False,
        "message": "",
        "invited": NOTHING,
    }
    known = (
        users_queries.users().where(col(User.disabled_at).is_(None)).order_by(col(User.username))
    )
    return render(
        request,
        "members/members.html",
        status=status,
        caller=caller,
        here=f"/events/{event.id}/members",
        event=event,
        page="members",
        may_change=True,
        members=members_queries.members_of(db, event.id),
        # Only administrators may see all user names.
        known=[user.username for user in db.exec(known)] if caller.is_admin else [],
        all_roles=list(Role),
        **{**nothing, **form},
    )
