"""What the steps of a log-in share: its second page, the session's cookie, and the way on."""

import json
from datetime import datetime, timedelta
from functools import partial
from http import HTTPStatus
from typing import Any, Final

from fastapi import Request, Response
from sqlmodel import Session

from app.auth.cookies import is_secure, session_cookie
from app.auth.factors import passkeys, queries
from app.auth.login import steps
from app.auth.login.limiting import note_login, remember_browser
from app.auth.login.proving import Proven
from app.auth.login.service import IssuedToken
from app.auth.login.steps import Answer
from app.core.database.sessions import in_transaction
from app.core.errors import AppError
from app.core.locale import request_locale
from app.core.settings import Settings
from app.web.frame.kept import Kept
from app.web.frame.pages import LOGIN_PATH, local_path, see_other
from app.web.frame.rendering import render

_LONGEST: Final = 40_000
"""Characters of what a browser says of a passkey; real ones say some 2,000."""


def life_of(request: Request) -> timedelta:
    """Return how long a session lasts at most."""
    settings: Settings = request.app.state.settings
    return timedelta(hours=settings.session_hours)


def begin(request: Request, issued: IssuedToken, wish: str, kept: Kept | None) -> Response:
    """Return the way on after a log-in, or the page that offers to send a kept form.

    The session's token is stored in a cookie that scripts cannot read.
    """
    username = issued.user.username
    note_login(request, username)
    response: Response = see_other(local_path(wish))
    if kept is not None:
        response = render(
            request,
            "session/resend.html",
            session_token=issued.secret,
            next=local_path(wish),
            kept=kept,
        )
    response.set_cookie(
        session_cookie(request),
        issued.secret,
        max_age=int(life_of(request).total_seconds()),
        httponly=True,
        samesite="lax",
        secure=is_secure(request),
    )
    remember_browser(request, response, username, secure=is_secure(request))
    return response


def answered(state: str, credential: str) -> Answer | None:
    """Return what a form brings of a passkey; None if it brings none."""
    if not credential:
        return None
    said = said_of_passkey(credential)
    return Answer(state, said if isinstance(said, dict) else {})


def said_of_passkey(credential: str) -> Any:
    """Return what a browser said of a passkey; None if it is no JSON, or more than any says."""
    if len(credential) > _LONGEST:
        return None
    try:
        return json.loads(credential)
    except (ValueError, RecursionError):
        return None


async def second_page(
    request: Request,
    proven: Proven,
    wish: str,
    kept: Kept | None,
    now: datetime,
    *,
    ticket: str | None = None,
    refused: AppError | None = None,
) -> Response:
    """Return the page that asks for a code, or for a passkey where the user has one here.

    `ticket` is that of the first step where this page comes again: it counts no longer for it.
    """
    engine = request.app.state.engine
    question = await in_transaction(engine, partial(_question, request, proven, now))
    return render(
        request,
        "session/second.html",
        status=refused.status if refused else HTTPStatus.OK,
        here=LOGIN_PATH,
        next=local_path(wish),
        kept=kept,
        ticket=ticket or steps.ticket(engine, proven, now),
        message=refused.detail(request_locale(request)) if refused else None,
        question=question,
    )


def _question(
    request: Request, proven: Proven, now: datetime, session: Session
) -> dict[str, Any] | None:
    if not passkeys.offers_passkeys(request):
        return None
    site = passkeys.site_of(request)
    if not queries.passkeys_at(session, proven.user_id, site.host):
        return None
    asked = passkeys.ask(session, site, proven.user_id, now)
    return {"state": asked.state, "options": json.dumps(asked.options)}
