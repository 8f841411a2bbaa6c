"""What a log-in ends with: the session's cookie, and the way on."""

import json
from datetime import timedelta
from typing import Any

from fastapi import Request, Response

from app.auth.cookies import is_secure, session_cookie
from app.auth.login.limiting import note_login, remember_browser
from app.auth.login.service import IssuedToken
from app.auth.login.steps import Answer
from app.core.settings import Settings
from app.web.frame.kept import Kept
from app.web.frame.pages import local_path, see_other
from app.web.frame.rendering import render


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
    try:
        said: Any = json.loads(credential)
    except ValueError:
        said = {}
    return Answer(state, said if isinstance(said, dict) else {})
