"""Use cases of log-in and of the caller's own tokens."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.errors import BadCredentialsError, RenewalOverError, SecondFactorNeededError
from app.auth.login.proving import Proven
from app.auth.passwords import make_token, token_digest
from app.auth.principal import Principal
from app.auth.records import AccessToken, TokenKind, User
from app.core.errors import NotFoundError

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a log-in was proved that a provider answered for without asking anybody."""
LONGEST_LOGIN = timedelta(days=30)
"""Until when after the log-in its token can be renewed."""


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A new token with its secret, which is not kept."""

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
    """Give a token to a proven user; BadCredentialsError if password or status has changed since.

    SecondFactorNeededError if a second factor is still to be proved.

    The user's row is locked until the transaction ends: a new password or a disabling either comes
    first and this log-in fails, or comes later and revokes this token.
    """
    user = session.get(User, proven.user_id, with_for_update={"read": True})
    if user is None or user.disabled_at is not None or user.password_hash != proven.password_hash:
        raise BadCredentialsError
    if not replace(proven, has_second_factor=user.second_factor_since is not None).is_complete:
        raise SecondFactorNeededError
    secret = make_token(kind.value)
    token = AccessToken(
        digest=token_digest(secret),
        kind=kind,
        user_id=user.id,
        name=name,
        created_at=now,
        proved_at=None if proven.is_fresh else NEVER,
        expires_at=now + life,
    )
    session.add(token)
    trail.record(
        session,
        actor=user.username,
        action="token.create",
        now=now,
        subject=token.id,
        by=proven.by,
    )
    session.flush()
    return IssuedToken(secret, token, user)


def renew_token(
    session: Session, caller: Principal, *, life: timedelta, now: datetime
) -> AccessToken:
    """Let the caller's token end `life` from now, and never earlier than it would have.

    RenewalOverError if its log-in is too long ago.
    """
    token = session.get_one(AccessToken, caller.token_id)
    latest = token.created_at + LONGEST_LOGIN
    if now >= latest:
        raise RenewalOverError
    token.expires_at = max(token.expires_at, min(now + life, latest))
    trail.record(session, actor=caller, action="token.renew", now=now, subject=token.id)
    session.flush()
    return token


def revoke_token(session: Session, principal: Principal, token_id: UUID, now: datetime) -> None:
    """Revoke one of the caller's own tokens."""
    token = session.get(AccessToken, token_id)
    if token is None or (token.user_id != principal.user_id and not principal.is_admin):
        raise NotFoundError
    if token.revoked_at is None:
        token.revoked_at = now
        trail.record(session, actor=principal, action="token.revoke", now=now, subject=token_id)
        session.flush()
