"""The cookie of a browser's session."""

from typing import Final

from fastapi import Request

from app.core.settings import Settings

SESSION_COOKIE: Final = "titik_temu_session"
HOST_ONLY: Final = "__Host-"
"""Before a cookie's name: browsers then take it over TLS alone, for this host and all its paths."""


def is_secure(request: Request) -> bool:
    """Return whether the browser reaches us over TLS; a site without settings is a hall's first."""
    settings: Settings | None = getattr(request.app.state, "settings", None)
    is_told = settings is not None and settings.secure_cookies
    return is_told or request.url.scheme == "https"


def session_cookie(request: Request) -> str:
    """Return the name of the cookie of a browser's session."""
    return f"{HOST_ONLY}{SESSION_COOKIE}" if is_secure(request) else SESSION_COOKIE


def session_token(request: Request) -> str:
    """Return the token in a browser's cookie; empty without one."""
    return request.cookies.get(session_cookie(request), "")
