"""Log-in, log-out, language and theme."""

from datetime import timedelta
from functools import partial
from http import HTTPStatus
from typing import Annotated, get_args

from fastapi import Cookie, Form, Request, Response

from app.auth.deps import PUBLIC, SESSION_COOKIE
from app.auth.errors import BadCredentialsError, CsrfError
from app.auth.login import service as login_service
from app.auth.login.limiting import check_login_rate, note_login, remember_browser
from app.auth.login.proving import prove
from app.auth.login.service import IssuedToken
from app.auth.passwords import csrf_matches
from app.auth.records import TokenKind
from app.auth.tokens import service
from app.core.clock import Now
from app.core.database.sessions import Db, in_transaction
from app.core.errors import AppError, TooManyRequestsError
from app.core.http.fields import NO_NUL
from app.core.locale import LOCALES, request_locale
from app.core.settings import Settings
from app.web.frame.kept import Kept, brought
from app.web.frame.pages import LOGIN_PATH, local_path, pages_router, see_other
from app.web.frame.rendering import THEME_COOKIE, Theme, render

router = pages_router()
_A_YEAR = int(timedelta(days=365).total_seconds())
Field = Annotated[str, Form(pattern=NO_NUL)]


@router.get(LOGIN_PATH, dependencies=[PUBLIC])
def login_page(
    request: Request,
    next: str = "/",  # noqa: A002 - the field's name
    username: str = "",
    ended: bool = False,
) -> Response:
    """Show the form for user name and password; say so where a session has ended."""
    return _login_page(request, next, username, ended=ended)


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
        next=local_path(wish),
        username=username,
        message=refused.detail(request_locale(request)) if refused else None,
        ended=ended,
        kept=kept,
    )


@router.post(LOGIN_PATH, dependencies=[PUBLIC])
async def log_in(
    request: Request,
    now: Now,
    username: Field = "",
    password: Field = "",
    next: Field = "/",  # noqa: A002 - the field's name
) -> Response:
    """Start a browser session; its token is stored in a cookie that scripts cannot read."""
    settings: Settings = request.app.state.settings
    engine = request.app.state.engine
    kept = brought(await request.form())
    life = timedelta(hours=settings.session_hours)
    try:
        check_login_rate(request, username)
        proven = await prove(engine, username, password)
        record = partial(
            login_service.log_in,
            proven=proven,
            kind=TokenKind.SESSION,
            name="browser",
            life=life,
            now=now,
        )
        issued = await in_transaction(engine, record)
    except (BadCredentialsError, TooManyRequestsError) as refused:
        return _login_page(request, next, username, refused, kept=kept)
    note_login(request, username)
    response = _after_log_in(request, local_path(next), kept, issued)
    response.set_cookie(
        SESSION_COOKIE,
        issued.secret,
        max_age=int(life.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=_is_secure(request),
    )
    remember_browser(request, response, username, secure=_is_secure(request))
    return response


def _after_log_in(request: Request, wish: str, kept: Kept | None, issued: IssuedToken) -> Response:
    """Return the way on, or the page that offers to send a kept form."""
    if kept is None:
        return see_other(wish)
    token = issued.secret
    return render(request, "session/resend.html", session_token=token, next=wish, kept=kept)


@router.post("/logout", dependencies=[PUBLIC])
def log_out(
    db: Db,
    now: Now,
    csrf: Field = "",
    session_token: Annotated[str, Cookie(alias=SESSION_COOKIE)] = "",
) -> Response:
    """Revoke the browser session's token and delete its cookie."""
    if not csrf_matches(session_token, csrf):
        raise CsrfError
    caller = service.authenticate(db, session_token, now)
    if caller is not None:
        login_service.revoke_token(db, caller, caller.token_id, now)
    response = see_other(LOGIN_PATH)
    response.delete_cookie(SESSION_COOKIE)
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
                name, value, max_age=_A_YEAR, samesite="lax", secure=_is_secure(request)
            )
    return response


def _is_secure(request: Request) -> bool:
    settings: Settings = request.app.state.settings
    return settings.secure_cookies or request.url.scheme == "https"
