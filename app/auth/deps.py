"""Who calls, and permission as part of a route's signature.

Every route declares exactly one `Permission` (directly, or through a parameter that loads what
it protects); a test walks all routes and refuses one without.
"""

from abc import ABC
from typing import Annotated
from uuid import UUID

from fastapi import Cookie, Depends, Header, Request, Security
from fastapi.security import HTTPBearer
from fastapi.security.http import HTTPAuthorizationCredentials
from sqlmodel import Session

from app.auth import queries, service
from app.auth.errors import CsrfError
from app.auth.passwords import csrf_matches
from app.auth.principal import Principal, may_act, may_know
from app.auth.records import Role
from app.core.clock import Now
from app.core.db import READ_METHODS, Db
from app.core.errors import ForbiddenError, NotFoundError, UnauthenticatedError

SESSION_COOKIE = "titik_temu_session"
CSRF_HEADER = "X-CSRF-Token"
_bearer = HTTPBearer(auto_error=False, description="A token from `POST /api/v1/auth/tokens`")


def _principal(
    request: Request,
    db: Db,
    now: Now,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
    cookie: Annotated[str | None, Cookie(alias=SESSION_COOKIE, include_in_schema=False)] = None,
    csrf: Annotated[str | None, Header(alias=CSRF_HEADER, include_in_schema=False)] = None,
) -> Principal:
    secret = credentials.credentials if credentials else cookie
    principal = service.authenticate(db, secret, now) if secret else None
    if secret is None or principal is None:
        raise UnauthenticatedError
    by_cookie = credentials is None
    if by_cookie and request.method not in READ_METHODS and not csrf_matches(secret, csrf):
        raise CsrfError
    return principal


Caller = Annotated[Principal, Depends(_principal)]


class Permission(ABC):
    """What a route asks of its caller."""

    name: str


class _Anyone(Permission):
    """No log-in: the route protects itself (log-in) or tells nothing (health)."""

    name = "public"

    def __call__(self) -> None:
        """Let everybody pass."""


class _LoggedIn(Permission):
    """Any user, for what is their own."""

    name = "user"

    def __call__(self, caller: Caller) -> Principal:
        """Return the caller."""
        return caller


class _Administrator(Permission):
    """The installation's administrator."""

    name = "admin"

    def __call__(self, caller: Caller) -> Principal:
        """Return the caller; ForbiddenError for everybody else."""
        if not caller.is_admin:
            raise ForbiddenError
        return caller


PUBLIC = Depends(_Anyone())
LoggedIn = Annotated[Principal, Depends(_LoggedIn())]
Administrator = Annotated[Principal, Depends(_Administrator())]


def check_role(db: Session, caller: Principal, event_id: UUID, needed: Role) -> None:
    """Refuse a caller who lacks the role: 404 for outsiders, 403 for members."""
    granted = queries.role_of(db, caller.user_id, event_id)
    if not may_know(caller, granted):
        raise NotFoundError
    if not may_act(caller, granted, needed):
        raise ForbiddenError
