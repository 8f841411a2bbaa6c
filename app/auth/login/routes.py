"""Log-in and the caller's own tokens over HTTP."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path, Request, Response, status

from app.auth.deps import PUBLIC, AskingHolder, LoggedIn, Oneself, OneselfApart
from app.auth.errors import (
    BadCredentialsError,
    CodeWrongError,
    RenewalOverError,
    SecondFactorNeededError,
)
from app.auth.login import service as login_service
from app.auth.login.changing import PasswordSameError, PasswordWrongError, change_password
from app.auth.login.limiting import check_own_rate, note_login
from app.auth.login.proving import Proven
from app.auth.login.schemas import (
    IssuedTokenOut,
    LogIn,
    MeOut,
    PasswordChange,
    TokenHolderOut,
    TokenOut,
)
from app.auth.login.steps import prove_password, prove_second
from app.auth.login.views import token_holder
from app.auth.records import AccessToken, TokenKind
from app.auth.tokens import queries
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import ForbiddenError, NotFoundError, TooManyRequestsError, errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router

router = api_router(tag="auth")


async def _proven(body: LogIn, request: Request, now: Now) -> Proven:
    password = body.password.get_secret_value()
    proven = await prove_password(request, body.username, password, now)
    if proven.is_complete:
        return proven
    if body.code is None:
        raise SecondFactorNeededError
    return await prove_second(request, proven, body.code.get_secret_value(), now)


# Each stands before a route's `Db` parameter, so that no transaction is open while it hashes.
LoggingIn = Annotated[Proven, Depends(_proven)]
"""The user whose name and password are in the body."""


@router.post(
    "/auth/tokens",
    operation_id="create_token",
    summary="Log in",
    status_code=status.HTTP_201_CREATED,
    dependencies=[PUBLIC],
    responses=errors(
        BadCredentialsError, SecondFactorNeededError, CodeWrongError, TooManyRequestsError
    ),
)
def create_token(
    proven: LoggingIn, body: LogIn, request: Request, db: Db, now: Now
) -> IssuedTokenOut:
    """Exchange a user name and password for a bearer token.

    Send it as `Authorization: Bearer ...`. The secret is shown only once; only a digest is kept.
    A user with a second factor is answered `second_factor_needed`: send the same with a `code`.
    """
    issued = login_service.log_in(
        db,
        proven,
        kind=TokenKind.API,
        name=body.name,
        life=timedelta(hours=request.app.state.settings.session_hours),
        now=now,
    )
    note_login(request, body.username)
    token = TokenOut.model_validate(issued.record)
    return IssuedTokenOut(**token.model_dump(), access_token=issued.secret)


@router.get(
    "/auth/tokens",
    operation_id="list_tokens",
    summary="List own tokens",
    responses=errors(CursorInvalidError),
)
def list_tokens(caller: LoggedIn, db: Db, now: Now, page: Paging) -> Page[TokenOut]:
    """List the caller's valid tokens, without their secrets."""
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
    caller: Oneself,
    db: Db,
    now: Now,
) -> Response:
    """Revoke a token; it stops working at once."""
    login_service.revoke_token(db, caller, token_id, now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


@router.get("/auth/me", operation_id="get_me", summary="Read the caller")
def get_me(caller: Oneself) -> MeOut:
    """Return the user that the token belongs to."""
    return MeOut(
        user_id=caller.user_id,
        username=caller.username,
        is_admin=caller.is_admin,
        must_change_password=caller.must_change_password,
    )


@router.get("/auth/token", operation_id="get_own_token", summary="Read what the token is for")
def get_own_token(holder: AskingHolder, db: Db) -> TokenHolderOut:
    """Return whose token it is, what it is for and until when it works.

    It answers every valid token, of a user, a device or a partner's link, so that an app can show
    what it may do, and ask for another token before this one ends.
    """
    return token_holder(holder, db.get_one(AccessToken, holder.token_id))


@router.post(
    "/auth/token/renewal",
    operation_id="renew_own_token",
    summary="Let the token work longer",
    responses=errors(ForbiddenError, RenewalOverError),
)
def renew_own_token(caller: LoggedIn, request: Request, db: Db, now: Now) -> TokenOut:
    """Let a user's token work as long from now on as a new one; its secret stays.

    That works until 30 days after the log-in. Devices and links end with their event; another
    system's token is renewed by administrators (`renew_integration`).
    """
    if caller.is_integration:
        raise ForbiddenError
    life = timedelta(hours=request.app.state.settings.session_hours)
    return TokenOut.model_validate(login_service.renew_token(db, caller, life=life, now=now))


@router.post(
    "/auth/password",
    operation_id="change_password",
    summary="Change the own password",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(PasswordWrongError, PasswordSameError, TooManyRequestsError),
)
async def change_own_password(
    caller: OneselfApart, body: PasswordChange, request: Request, now: Now
) -> Response:
    """Replace the caller's password; all other tokens and sessions of the caller end.

    A user whose password was generated is refused everything else (`password_change_required`)
    until this has been done.
    """
    check_own_rate(request, caller)
    present, new = body.present.get_secret_value(), body.new.get_secret_value()
    await change_password(request.app.state.engine, caller, present=present, new=new, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
