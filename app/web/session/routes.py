"""Log-in in one step or two, log-out, language and theme."""

from datetime import datetime, timedelta
from functools import partial
from http import HTTPStatus
from typing import Annotated, get_args

from fastapi import Form, Request, Response

from app.auth.cookies import is_secure, session_cookie, session_token
from app.auth.deps import PUBLIC
from app.auth.errors import BadCredentialsError, CodeWrongError, CsrfError
from app.auth.factors.errors import PasskeysNotHereError
from app.auth.login import service as login_service
from app.auth.login import steps
from app.auth.login.proving import Proven
from app.auth.login.service import IssuedToken
from app.auth.passwords import csrf_matches
from app.auth.records import TokenKind
from app.auth.tokens import service
from app.core.clock import Now
from app.core.database.sessions import Db, in_transaction
from app.core.errors import AppError, TooManyRequestsError
from app.core.http.fields import NO_NUL
from app.core.locale import LOCALES, request_locale
from app.web.frame.entering import answered, begin, life_of, second_page
from app.web.frame.kept import Kept, brought
from app.web.frame.pages import LOGIN_PATH, local_path, pages_router, see_other
from app.web.frame.rendering import THEME_COOKIE, Theme, render

router = pages_router()
_A_YEAR = int(timedelta(days=365).total_seconds())
Field = Annotated[str, Form(pattern=NO_NUL)]
_REFUSED = (BadCredentialsError, CodeWrongError, PasskeysNotHereError, TooManyRequestsError)


@router.get(LOGIN_PATH, dependencies=[PUBLIC])
def login_page(
    request: Request,
    next: str = "/",  # noqa: A002 - the field's name
    ended: bool = False,
) -> Response:
    """Show the form for user name and password; say so where a session has ended."""
    return _login_page(request, next, ended=ended)


def _login_page(
    request: Request,
    wish: str,
    username: str = "",
    refused: AppError | None = None,
    *,
    ended: bool = False,
    kept: Kept | None = None,
) -> Response:
    return render(
        request,
        "session/login.html",
        status=refused.status if refused else HTTPStatus.OK,
        here=LOGIN_PATH,
        next=local_path(wish),
        username=username,
        message=refused.detail(request_locale(request)) if refused else None,
        ended=ended,
        kept=kept,
        provider=request.app.state.provider,
    )


@router.post(LOGIN_PATH, dependencies=[PUBLIC])
async def log_in(
    request: Request,
    now: Now,
    username: Field = "",
    password: Field = "",
    next: Field = "/",  # noqa: A002 - the field's name
) -> Response:
    """Start a browser session, or ask for the second factor of a user who has one."""
    kept = brought(await request.form())
    try:
        proven = await steps.prove_password(request, username, password, now)
        if not proven.is_complete:
            return await second_page(request, proven, next, kept, now)
        issued = await _issued(request, proven, now)
    except _REFUSED as refused:
        return _login_page(request, next, username, refused, kept=kept)
    return begin(request, issued, next, kept)


@router.post(f"{LOGIN_PATH}/second", dependencies=[PUBLIC])
async def log_in_second(
    request: Request,
    now: Now,
    ticket: Field = "",
    code: Field = "",
    state: Field = "",
    credential: Field = "",
    next: Field = "/",  # noqa: A002 - the field's name
) -> Response:
    """Start a browser session after the second factor; a wrong one is asked for again."""
    kept = brought(await request.form())
    try:
        proven = await steps.opened(request.app.state.engine, ticket, now)
    except BadCredentialsError:
        return _login_page(request, next, ended=True, kept=kept)
    try:
        answer = answered(state, credential) or code
        complete = await steps.prove_second(request, proven, answer, now)
        issued = await _issued(request, complete, now)
    except _REFUSED as refused:
        return await second_page(request, proven, next, kept, now, ticket=ticket, refused=refused)
    return begin(request, issued, next, kept)


@router.post(f"{LOGIN_PATH}/passkey", dependencies=[PUBLIC])
async def log_in_by_passkey(
    request: Request,
    now: Now,
    state: Field = "",
    credential: Field = "",
    next: Field = "/",  # noqa: A002 - the field's name
) -> Response:
    """Start a browser session by a passkey alone."""
    kept = brought(await request.form())
    try:
        answer = answered(state, credential)
        if answer is None:
            raise CodeWrongError
        issued = await _issued(request, await steps.prove_passkey(request, answer, now), now)
    except _REFUSED as refused:
        return _login_page(request, next, refused=refused, kept=kept)
    return begin(request, issued, next, kept)


async def _issued(request: Request, proven: Proven, now: datetime) -> IssuedToken:
    record = partial(
        login_service.log_in,
        proven=proven,
        kind=TokenKind.SESSION,
        name="browser",
        life=life_of(request),
        now=now,
    )
    return await in_transaction(request.app.state.engine, record)


@router.post("/logout", dependencies=[PUBLIC])
def log_out(request: Request, db: Db, now: Now, csrf: Field = "") -> Response:
    """Revoke the browser session's token and delete its cookie."""
    token = session_token(request)
    if not csrf_matches(token, csrf):
        raise CsrfError
    caller = service.authenticate(db, token, now)
    if caller is not None:
        login_service.revoke_token(db, caller, caller.token_id, now)
    response = see_other(LOGIN_PATH)
    response.delete_cookie(session_cookie(request), secure=is_secure(request), httponly=True)
    return response


@router.post("/preferences", dependencies=[PUBLIC])
def set_preferences(
    request: Request,
    locale: Field = "",
    theme: Field = "",
    next: Field = "/",  # noqa: A002 - the field's name
) -> Response:
    """Store language and theme in cookies; unknown values are ignored."""
    response = see_other(local_path(next))
    chosen = [
        ("locale", locale, LOCALES),
        (THEME_COOKIE, theme, get_args(Theme)),
    ]
    for name, value, known in chosen:
        if value in known:
            response.set_cookie(
                name, value, max_age=_A_YEAR, samesite="lax", secure=is_secure(request)
            )
    return response
