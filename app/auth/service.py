"""Use cases of log-in, tokens, users and memberships."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session

from app.auth import audit, queries
from app.auth.errors import (
    BadCredentialsError,
    LastOrganizerError,
    UsernameTakenError,
    UserUnknownError,
)
from app.auth.hashing import NewPassword, Proven, new_password
from app.auth.passwords import make_token, token_digest
from app.auth.principal import DevicePrincipal, Holder, LinkPrincipal, Principal
from app.auth.queries import LiveToken
from app.auth.records import AccessToken, Device, Membership, Role, TokenKind, User
from app.core.db import transaction
from app.core.errors import NotFoundError

FIRST_USER = "panitia"
"""Name of the administrator that the first run makes."""


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
    audit.record(session, actor=user.username, action="token.create", now=now, subject=token.id)
    session.flush()
    return IssuedToken(secret, token, user)


def holders_of(session: Session, digests: Collection[str], now: datetime) -> dict[str, Holder]:
    """Return who holds the tokens of these digests; those that do not work are left out."""
    return {token.digest: _holder(token) for token in queries.live_tokens(session, digests, now)}


def holder_of(session: Session, secret: str, now: datetime) -> Holder | None:
    """Return who holds a token, or None if it is unknown, expired or revoked."""
    digest = token_digest(secret)
    return holders_of(session, [digest], now).get(digest)


def _holder(token: LiveToken) -> Holder:
    if token.user_id is not None and token.username is not None:
        is_admin = bool(token.is_admin)
        return Principal(token.user_id, token.username, is_admin, token.id, token.kind)
    if token.event_id is None:
        raise TypeError("a token without a holder")
    if token.partner_id is not None:
        return LinkPrincipal(token.event_id, token.partner_id, token.name, token.id)
    if token.device_id is None or token.scope is None:
        raise TypeError("a token without a holder")
    gates = token.gate_ids
    return DevicePrincipal(
        device_id=token.device_id,
        event_id=token.event_id,
        scope=token.scope,
        name=token.name,
        gate_ids=None if gates is None else frozenset(map(UUID, gates)),
        table_ids=frozenset(map(UUID, token.table_ids or ())),
        token_id=token.id,
    )


def authenticate(session: Session, secret: str, now: datetime) -> Principal | None:
    """Return the user who holds a token; None if no user does."""
    holder = holder_of(session, secret, now)
    return holder if isinstance(holder, Principal) else None


def issue_device_token(
    session: Session, device: Device, *, expires_at: datetime, now: datetime
) -> tuple[str, AccessToken]:
    """Give a device its token, in place of the one it had; the secret is known only now."""
    for older in session.exec(queries.tokens_of_device(device.id)):
        older.revoked_at = now
    secret = make_token(TokenKind.DEVICE)
    token = AccessToken(
        digest=token_digest(secret),
        kind=TokenKind.DEVICE,
        device_id=device.id,
        event_id=device.event_id,
        name=device.name,
        created_at=now,
        expires_at=expires_at,
    )
    session.add(token)
    session.flush()
    return secret, token


def issue_link(
    session: Session,
    *,
    event_id: UUID,
    partner_id: UUID,
    name: str,
    expires_at: datetime,
    actor: Principal | str,
    now: datetime,
) -> tuple[str, AccessToken]:
    """Make a link for a partner of the event; the secret is known only now."""
    secret = make_token(TokenKind.LINK)
    token = AccessToken(
        digest=token_digest(secret),
        kind=TokenKind.LINK,
        partner_id=partner_id,
        event_id=event_id,
        name=name,
        created_at=now,
        expires_at=expires_at,
    )
    session.add(token)
    session.flush()
    audit.record(
        session,
        actor=actor,
        action="link.create",
        now=now,
        event_id=event_id,
        subject=token.id,
        partner=str(partner_id),
    )
    return secret, token


def revoke_link(
    session: Session, token: AccessToken, *, actor: Principal | str, now: datetime
) -> None:
    """Make a partner's link useless at once; doing it again changes nothing."""
    if token.revoked_at is None:
        token.revoked_at = now
        session.add(token)
        audit.record(
            session,
            actor=actor,
            action="link.revoke",
            now=now,
            event_id=token.event_id,
            subject=token.id,
        )
        session.flush()


def revoke_token(session: Session, principal: Principal, token_id: UUID, now: datetime) -> None:
    """Make one of the caller's own tokens useless at once."""
    token = session.get(AccessToken, token_id)
    if token is None or (token.user_id != principal.user_id and not principal.is_admin):
        raise NotFoundError
    if token.revoked_at is None:
        token.revoked_at = now
        audit.record(session, actor=principal, action="token.revoke", now=now, subject=token_id)
        session.flush()


def create_user(
    session: Session,
    *,
    actor: Principal | str,
    username: str,
    password: NewPassword,
    is_admin: bool,
    now: datetime,
) -> User:
    """Add a user; UsernameTakenError."""
    name = username.strip().lower()
    if queries.user_by_name(session, name) is not None:
        raise UsernameTakenError(username=name)
    user = User(
        username=name,
        password_hash=password.password_hash,
        is_admin=is_admin,
        created_at=now,
    )
    session.add(user)
    session.flush()
    audit.record(session, actor=actor, action="user.create", now=now, subject=user.id)
    return user


def set_role(
    session: Session, *, actor: Principal, event_id: UUID, user_id: UUID, role: Role, now: datetime
) -> Membership:
    """Give a user a role in an event, in place of the one they had."""
    if session.get(User, user_id) is None:
        raise UserUnknownError
    membership = session.get(Membership, (user_id, event_id))
    if membership is None:
        membership = Membership(user_id=user_id, event_id=event_id, role=role)
        session.add(membership)
    else:
        if role is not Role.ORGANIZER:
            _keep_an_organizer(session, membership)
        membership.role = role
    audit.record(
        session,
        actor=actor,
        action="member.set",
        now=now,
        event_id=event_id,
        subject=user_id,
        role=role.value,
    )
    session.flush()
    return membership


def remove_member(
    session: Session, *, actor: Principal, event_id: UUID, user_id: UUID, now: datetime
) -> None:
    """Take a user's role in an event away."""
    membership = session.get(Membership, (user_id, event_id))
    if membership is None:
        raise NotFoundError
    _keep_an_organizer(session, membership)
    session.delete(membership)
    audit.record(
        session, actor=actor, action="member.remove", now=now, event_id=event_id, subject=user_id
    )
    session.flush()


def _keep_an_organizer(session: Session, membership: Membership) -> None:
    is_organizer = membership.role is Role.ORGANIZER
    if is_organizer and queries.organizer_count(session, membership.event_id) == 1:
        raise LastOrganizerError


def set_up_first_user(engine: Engine, username: str, now: datetime) -> str | None:
    """On an installation without users, add the administrator and return the password, once."""
    with transaction(engine, read_only=True) as session:
        if queries.any_user(session):
            return None
    password = new_password()
    with transaction(engine) as session:
        if queries.any_user(session):
            return None
        create_user(
            session, actor="set-up", username=username, password=password, is_admin=True, now=now
        )
    return password.made
