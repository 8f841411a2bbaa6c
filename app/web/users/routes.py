"""The administrators' page of who may log in."""

from http import HTTPStatus
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import Form, Path, Request, Response
from pydantic import ValidationError
from sqlmodel import Session, col

from app.auth.deps import Administrator
from app.auth.factors import service as factors_service
from app.auth.hashing import NewPassword
from app.auth.principal import Principal
from app.auth.proof import PROVED
from app.auth.records import User
from app.auth.users import queries as users_queries
from app.auth.users import service as users_service
from app.auth.users.errors import UsernameTakenError
from app.auth.users.routes import MadePassword
from app.auth.users.schemas import UserIn
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.http.fields import Words
from app.core.locale import RequestLocale
from app.web.frame.pages import pages_router, see_other, tell_at
from app.web.frame.rendering import render
from app.web.users.queries import events_of_members

router = pages_router()
PAGE: Final = "/users"
_UserId = Annotated[UUID, Path()]


@router.get(PAGE)
def users_page(request: Request, caller: Administrator, db: Db) -> Response:
    """Show all users with their roles, and the forms that change them."""
    return _page(request, db, caller)


@router.post(PAGE)
def add_user(
    request: Request,
    password: MadePassword,
    caller: Administrator,
    db: Db,
    now: Now,
    locale: RequestLocale,
    username: Annotated[Words, Form(max_length=200)] = "",
    is_admin: Annotated[bool, Form()] = False,
) -> Response:
    """Add a user and show the password, only now; for an invalid name, show the form again."""
    typed = {"username": username, "is_admin": is_admin}
    try:
        wish = UserIn.model_validate({**typed, "username": username.strip()})
    except ValidationError:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _page(request, db, caller, status=status, unfit=True, **typed)
    try:
        user = users_service.create_user(
            db,
            actor=caller,
            username=wish.username,
            password=password,
            is_admin=wish.is_admin,
            now=now,
        )
    except UsernameTakenError as taken:
        return _page(
            request, db, caller, status=taken.status, message=taken.detail(locale), **typed
        )
    return _password_page(request, caller, user, password)


@router.post(PAGE + "/{user_id}/password")
def give_password_on_page(
    request: Request,
    password: MadePassword,
    user_id: _UserId,
    caller: Administrator,
    db: Db,
    now: Now,
) -> Response:
    """Give a user a new password and show it; it is not shown again."""
    user = users_service.give_password(
        db, actor=caller, user_id=user_id, password=password, now=now
    )
    return _password_page(request, caller, user, password)


@router.post(PAGE + "/{user_id}/second-factor", dependencies=[PROVED])
def reset_second_factor(user_id: _UserId, caller: Administrator, db: Db, now: Now) -> Response:
    """Remove the second factors of a user who has lost them."""
    factors_service.reset(db, actor=caller, user_id=user_id, now=now)
    return tell_at(PAGE, "factor_reset")


@router.post(PAGE + "/{user_id}/disable", dependencies=[PROVED])
def disable_user(user_id: _UserId, caller: Administrator, db: Db, now: Now) -> Response:
    """Disable a user: from now on nobody can log in or work under this name."""
    users_service.set_disabled(db, actor=caller, user_id=user_id, disabled=True, now=now)
    return see_other(PAGE)


@router.post(PAGE + "/{user_id}/enable", dependencies=[PROVED])
def enable_user(user_id: _UserId, caller: Administrator, db: Db, now: Now) -> Response:
    """Let a user log in again."""
    users_service.set_disabled(db, actor=caller, user_id=user_id, disabled=False, now=now)
    return see_other(PAGE)


def _page(
    request: Request,
    db: Session,
    caller: Principal,
    *,
    status: int = HTTPStatus.OK,
    **form: Any,
) -> Response:
    """Return the page; `form` holds what was typed and what is wrong with it."""
    nothing = {"username": "", "is_admin": False, "message": "", "unfit": False}
    return render(
        request,
        "users/users.html",
        status=status,
        caller=caller,
        users=db.exec(users_queries.users().order_by(col(User.username))).all(),
        roles=events_of_members(db),
        **{**nothing, **form},
    )


def _password_page(
    request: Request, caller: Principal, user: User, password: NewPassword
) -> Response:
    return render(
        request,
        "users/password.html",
        status=HTTPStatus.CREATED,
        caller=caller,
        here=PAGE,
        user=user,
        password=password.made,
    )
