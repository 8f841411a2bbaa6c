"""Use cases of logging in and of one's own tokens."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.errors import BadCredentialsError
from app.auth.login.proving import Proven
from app.auth.passwords import make_token, token_digest
from app.auth.principal import Principal
from app.auth.records import AccessToken, TokenKind, User
from app.core.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A token at the only moment when its secret is known."""

    secret: str
    record: AccessToken
    user: User


def log_in(
    session: Session,
    proven: Proven,
    *,
    kind: TokenKind,
    name: str,
    life: timedelta,
    now: datetime,
) -> IssuedToken:
    """Give whoever proved to be a user a token; BadCredentialsError if that holds no more.

    The user stays as they are until the transaction ends: who gives them another password, or
    keeps them out, comes before this token or ends it.
    """
    user = session.get(User, proven.user_id, with_for_update={"read": True})
    if user is None or user.disabled_at is not None or user.password_hash != proven.password_hash:
        raise BadCredentialsError
    secret = make_token(kind.value)
    token = AccessToken(
        digest=token_digest(secret),
        kind=kind,
        user_id=user.id,
        name=name,
        created_at=now,
        expires_at=now + life,
    )
    session.add(token)
    trail.record(session, actor=user.username, action="token.create", now=now, subject=token.id)
    session.flush()
    return IssuedToken(secret, token, user)


def revoke_token(session: Session, principal: Principal, token_id: UUID, now: datetime) -> None:
    """Make one of the caller's own tokens useless at once."""
    token = session.get(AccessToken, token_id)
    if token is None or (token.user_id != principal.user_id and not principal.is_admin):
        raise NotFoundError
    if token.revoked_at is None:
        token.revoked_at = now
        trail.record(session, actor=principal, action="token.revoke", now=now, subject=token_id)
        session.flush()
