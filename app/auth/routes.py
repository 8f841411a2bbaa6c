"""Log-in, tokens and users over HTTP."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path, Request, Response, status

from app.auth import queries, service, user_service
from app.auth.deps import ADMINISTRATOR_FIRST, PUBLIC, Administrator, LoggedIn
from app.auth.errors import BadCredentialsError, LastAdministratorError, UsernameTakenError
from app.auth.hashing import NewPassword, Proven, new_password_in_line, prove
from app.auth.records import AccessToken, TokenKind, User
from app.auth.schemas import (
    CreatedUserOut,
    GivenPasswordOut,
    IssuedTokenOut,
    LogIn,
    MeOut,
    TokenOut,
    UserChange,
    UserIn,
    UserOut,
)
from app.core.clock import Now
from app.core.db import Db
from app.core.errors import ForbiddenError, NotFoundError, TooManyRequestsError, errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router

router = api_router(tag="auth")
_LONGEST_USERNAME = 80


def check_login_rate(request: Request, username: str) -> None:
    """Count a log-in attempt against its address and its user name."""
    address = request.client.host if request.client else "unknown"
    request.app.state.address_limiter.check(address)
    request.app.state.user_limiter.check(username.strip().lower()[:_LONGEST_USERNAME])


async def _proven(body: LogIn, request: Request) -> Proven:
    check_login_rate(request, body.username)
    engine = request.app.state.engine
    return await prove(engine, body.username, body.password.get_secret_value())


async def _password_of(body: UserIn, _admin: Annotated[None, ADMINISTRATOR_FIRST]) -> NewPassword:
    given = body.password
    return await new_password_in_line(None if given is None else given.get_secret_value())


async def _made_password(_admin: Annotated[None, ADMINISTRATOR_FIRST]) -> NewPassword:
    return await new_password_in_line()


# Each comes before a route's `Db` among its parameters: no transaction is open as they hash.
LoggingIn = Annotated[Proven, Depends(_proven)]
"""The user whose name and password the body tells."""
PasswordOf = Annotated[NewPassword, Depends(_password_of)]
"""The password that the body has for a new user, or one that was made."""
MadePassword = Annotated[NewPassword, Depends(_made_password)]
"""A password that was made for somebody."""


@router.post(
    "/auth/tokens",
    operation_id="create_token",
    summary="Log in",
    status_code=status.HTTP_201_CREATED,
    dependencies=[PUBLIC],
    responses=errors(BadCredentialsError, TooManyRequestsError),
)
def create_token(
    proven: LoggingIn, body: LogIn, request: Request, db: Db, now: Now
) -> IssuedTokenOut:
    """Exchange a user name and password for a bearer token.

    Send it as `Authorization: Bearer ...`. The secret is shown this once; only a digest is kept.
    """
    issued = service.log_in(
        db,
        proven,
        kind=TokenKind.API,
        name=body.name,
        life=timedelta(hours=request.app.state.settings.session_hours),
        now=now,
    )
    token = TokenOut.model_validate(issued.record)
    return IssuedTokenOut(**token.model_dump(), access_token=issued.secret)


@router.get(
    "/auth/tokens",
    operation_id="list_tokens",
    summary="List own tokens",
    responses=errors(CursorInvalidError),
)
def list_tokens(caller: LoggedIn, db: Db, now: Now, page: Paging) -> Page[TokenOut]:
    """List the caller's tokens that still work, without their secrets."""
    rows, cursor = fetch_page(db, queries.tokens_of(caller.user_id, now), page, [AccessToken.id])
    return Page(items=[TokenOut.model_validate(row) for row in rows], next_cursor=cursor)


@router.delete(
    "/auth/tokens/{token_id}",
    operation_id="revoke_token",
    summary="Revoke a token",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(NotFoundError),
)
def revoke_token(
    token_id: Annotated[UUID, Path(description="`id` of the token")],
    caller: LoggedIn,
    db: Db,
    now: Now,
) -> Response:
    """Make a token useless at once."""
    service.revoke_token(db, caller, token_id, now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


@router.get("/auth/me", operation_id="get_me", summary="Who am I")
def get_me(caller: LoggedIn) -> MeOut:
    """Tell who the token belongs to."""
    return MeOut(user_id=caller.user_id, username=caller.username, is_admin=caller.is_admin)


@router.post(
    "/users",
    operation_id="create_user",
    summary="Add a user",
    status_code=status.HTTP_201_CREATED,
    responses=errors(ForbiddenError, UsernameTakenError),
)
def create_user(
    password: PasswordOf, body: UserIn, caller: Administrator, db: Db, now: Now
) -> CreatedUserOut:
    """Add a user. Without a password one is made, and shown this once."""
    user = service.create_user(
        db,
        actor=caller,
        username=body.username,
        password=password,
        is_admin=body.is_admin,
        now=now,
    )
    return CreatedUserOut(**UserOut.model_validate(user).model_dump(), password=password.made)


@router.get(
    "/users",
    operation_id="list_users",
    summary="List users",
    responses=errors(ForbiddenError, CursorInvalidError),
)
def list_users(caller: Administrator, db: Db, page: Paging) -> Page[UserOut]:
    """List everybody who can log in."""
    rows, cursor = fetch_page(db, queries.users(), page, [User.id])
    return Page(items=[UserOut.model_validate(row) for row in rows], next_cursor=cursor)


@router.patch(
    "/users/{user_id}",
    operation_id="update_user",
    summary="Disable a user, or enable one again",
    responses=errors(ForbiddenError, NotFoundError, LastAdministratorError),
)
def update_user(
    user_id: Annotated[UUID, Path(description="`id` of the user")],
    body: UserChange,
    caller: Administrator,
    db: Db,
    now: Now,
) -> UserOut:
    """Keep somebody from logging in: their tokens and sessions end at once, and do not come back.

    Who is enabled again keeps the roles of before and logs in anew.
    """
    user = user_service.set_disabled(
        db, actor=caller, user_id=user_id, disabled=body.disabled, now=now
    )
    return UserOut.model_validate(user)


@router.post(
    "/users/{user_id}/password",
    operation_id="give_password",
    summary="Give a user a new password",
    status_code=status.HTTP_201_CREATED,
    responses=errors(ForbiddenError, NotFoundError),
)
def give_password(
    password: MadePassword,
    user_id: Annotated[UUID, Path(description="`id` of the user")],
    caller: Administrator,
    db: Db,
    now: Now,
) -> GivenPasswordOut:
    """Make a new password for somebody who forgot theirs; it is shown this once.

    The old one works no more, and the user's tokens and sessions end at once, except the one you
    call with.
    """
    user = user_service.give_password(db, actor=caller, user_id=user_id, password=password, now=now)
    return GivenPasswordOut(**UserOut.model_validate(user).model_dump(), password=password.made)
