"""The caller of a request, and permissions as part of a route's signature.

Every route declares exactly one `Permission` (directly, or through a parameter that loads what it
protects); a test checks this for all routes.
"""

from abc import ABC
from dataclasses import dataclass, field
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Security
from fastapi.security import HTTPBearer
from fastapi.security.http import HTTPAuthorizationCredentials
from fastapi.security.utils import get_authorization_scheme_param
from sqlmodel import Session

from app.auth import roles
from app.auth.cookies import session_token
from app.auth.errors import CsrfError
from app.auth.passwords import csrf_matches
from app.auth.presence import Presence, check_scopes
from app.auth.principal import Holder, Principal, may_act, may_know
from app.auth.records import Role
from app.auth.tokens import service
from app.core.clock import Now
from app.core.database.sessions import READ_METHODS, Db, in_transaction
from app.core.errors import AppError, ForbiddenError, NotFoundError, UnauthenticatedError

CSRF_HEADER = "X-CSRF-Token"
BEARER = [{"HTTPBearer": list[str]()}]
"""The OpenAPI security entry of a route that checks its token outside FastAPI's own scheme."""
_bearer = HTTPBearer(
    auto_error=False,
    description="A user's token from `POST /api/v1/auth/tokens`, a device's from "
    "`POST /api/v1/devices/enrol`, or a partner's link",
)


@dataclass(frozen=True, slots=True)
class Credential:
    """The token that a request presents, not yet checked."""

    secret: str
    by_cookie: bool
    presence: Presence = field(repr=False)
    counts: bool
    """Whether somebody uses the token; not so where a page only listens."""
    reads: bool = True
    """Whether the request only reads."""


def credential_of(request: Request) -> Credential:
    """Return the token that a request presents: as a bearer token, else in the browser's cookie.

    Raises UnauthenticatedError if there is none, and CsrfError for a write by cookie that does not
    come from one of our pages.
    """
    presence: Presence = request.app.state.presence
    counts = "text/event-stream" not in request.headers.get("accept", "")
    scheme, secret = get_authorization_scheme_param(request.headers.get("authorization"))
    if scheme.lower() == "bearer" and secret:
        return Credential(secret, False, presence, counts, request.method in READ_METHODS)
    cookie = session_token(request)
    if not cookie:
        raise UnauthenticatedError
    csrf = request.headers.get(CSRF_HEADER)
    if request.method not in READ_METHODS and not csrf_matches(cookie, csrf):
        raise CsrfError
    return Credential(cookie, True, presence, counts)


async def _credential(
    request: Request,
    _documented: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
) -> Credential:
    return credential_of(request)


Presented = Annotated[Credential, Depends(_credential)]
"""The token that the request presents, not yet checked."""


def valid_holder_of(credential: Presented, db: Db, now: Now) -> Holder:
    """Return the holder of a request's token; UnauthenticatedError if the token is not valid."""
    holder = service.holder_of(db, credential.secret, now)
    if holder is None or (credential.by_cookie and not isinstance(holder, Principal)):
        raise UnauthenticatedError
    check_scopes(holder, by_cookie=credential.by_cookie, reads=credential.reads)
    credential.presence.admit(holder, now, counts=credential.counts)
    return holder


def holder_of(credential: Presented, db: Db, now: Now) -> Holder:
    """Return the holder of a request's token.

    Raises UnauthenticatedError if the token is not valid, and as `Presence.check_log_in` does.
    """
    holder = valid_holder_of(credential, db, now)
    credential.presence.check_log_in(holder)
    return holder


async def valid_token(request: Request) -> str | None:
    """Return the token that a request presents if it is valid, else None; never refuses.

    It is looked up in a transaction of its own, before the request's begins.
    """

    def check(session: Session) -> str:
        holder_of(credential, session, request.app.state.clock.now())
        return credential.secret

    try:
        credential = credential_of(request)
        return await in_transaction(request.app.state.engine, check, read_only=True)
    except AppError:
        return None


AnyHolder = Annotated[Holder, Depends(holder_of)]
"""The holder of the request's token: a user, a device or a partner's link."""


def user_of(holder: AnyHolder) -> Principal:
    """Return the user who calls; ForbiddenError for devices and links."""
    if not isinstance(holder, Principal):
        raise ForbiddenError
    return holder


Caller = Annotated[Principal, Depends(user_of)]
"""The user who calls; devices and links are refused."""


class Permission(ABC):
    """The permission that a route requires of its caller."""

    name: str


class _Anyone(Permission):
    """No log-in: the route protects itself (log-in) or returns nothing confidential (health)."""

    name = "public"

    def __call__(self) -> None:
        """Accept every caller."""


class _LoggedIn(Permission):
    """Any user, for the user's own data."""

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


class _Oneself(Permission):
    """Any user, for the own log-in, even one who has to change the password first."""

    name = _LoggedIn.name

    def __call__(self, credential: Presented, db: Db, now: Now) -> Principal:
        """Return the caller."""
        return user_of(valid_holder_of(credential, db, now))


class _OneselfApart(Permission):
    """The same as `_Oneself`, found in a transaction of its own."""

    name = _LoggedIn.name

    async def __call__(self, request: Request, credential: Presented, now: Now) -> Principal:
        """Return the caller."""

        def find(session: Session) -> Principal:
            return _Oneself()(credential, session, now)

        return await in_transaction(request.app.state.engine, find, read_only=True)


class _TokenItself(Permission):
    """Whoever has a valid token, to ask about that token."""

    name = "holder"

    def __call__(self, credential: Presented, db: Db, now: Now) -> Holder:
        """Return the holder."""
        return valid_holder_of(credential, db, now)


PUBLIC = Depends(_Anyone())
AskingHolder = Annotated[Holder, Depends(_TokenItself())]
"""The holder of any valid token, who asks about it."""
LoggedIn = Annotated[Principal, Depends(_LoggedIn())]
Administrator = Annotated[Principal, Depends(_Administrator())]
Oneself = Annotated[Principal, Depends(_Oneself())]
"""The user who calls, even one who has to change the password first."""
OneselfApart = Annotated[Principal, Depends(_OneselfApart())]
"""The same, found before the route's slow work and its transaction begin."""


class _AdministratorApart(Permission):
    """The installation's administrator, found in a transaction of its own."""

    name = _Administrator.name

    async def __call__(self, request: Request, credential: Presented, now: Now) -> Principal:
        """Return the caller; refuses as `_Administrator` does."""

        def check(session: Session) -> Principal:
            return _Administrator()(user_of(holder_of(credential, session, now)))

        return await in_transaction(request.app.state.engine, check, read_only=True)


AdministratorApart = Annotated[Principal, Depends(_AdministratorApart())]
"""The administrator who calls, found before the route's slow work and its transaction begin;
a route that then writes in its own transaction asks again in it, by `Administrator`."""


def check_role(db: Session, caller: Principal, event_id: UUID, needed: Role) -> None:
    """Refuse a caller without the role: 404 for outsiders, 403 for members."""
    check_granted(caller, roles.role_of(db, caller.user_id, event_id), needed)


def check_granted(caller: Principal, granted: Role | None, needed: Role) -> None:
    """Refuse a caller whose role, already looked up as `granted`, is not enough (`check_role`)."""
    if not may_know(caller, granted):
        raise NotFoundError
    if not may_act(caller, granted, needed):
        raise ForbiddenError
