"""Every select about users, memberships, devices and tokens."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from app.auth.records import (
    AccessToken,
    AuditEntry,
    Device,
    Membership,
    Role,
    Scope,
    TokenKind,
    User,
)


@dataclass(frozen=True, slots=True)
class LiveToken:
    """A token that works, with what is known of the user, device or partner that holds it."""

    id: UUID
    digest: str
    kind: TokenKind
    name: str
    """Of the token; for a device, its own."""
    event_id: UUID | None
    partner_id: UUID | None
    user_id: UUID | None
    username: str | None
    is_admin: bool | None
    device_id: UUID | None
    scope: Scope | None
    gate_ids: list[str] | None
    table_ids: list[str] | None


_WORKS = (
    col(AccessToken.revoked_at).is_(None),
    col(AccessToken.expires_at) > bindparam("now"),
    col(User.disabled_at).is_(None),
    col(Device.revoked_at).is_(None),
)
_LIVE_TOKENS = (  # made once, and columns instead of objects: every request asks for its own
    select_columns(
        col(AccessToken.id),
        col(AccessToken.digest),
        col(AccessToken.kind),
        func.coalesce(col(Device.name), col(AccessToken.name)),
        func.coalesce(col(Device.event_id), col(AccessToken.event_id)),
        col(AccessToken.partner_id),
        col(User.id),
        col(User.username),
        col(User.is_admin),
        col(Device.id),
        col(Device.scope),
        col(Device.gate_ids),
        col(Device.table_ids),
    )
    .select_from(AccessToken)
    .outerjoin(User, col(User.id) == AccessToken.user_id)
    .outerjoin(Device, col(Device.id) == AccessToken.device_id)
    .where(
        col(AccessToken.digest).in_(bindparam("digests", expanding=True)),
        *_WORKS,
    )
)
_LIVE_IDS = (
    select_columns(col(AccessToken.id))
    .outerjoin(User, col(User.id) == AccessToken.user_id)
    .outerjoin(Device, col(Device.id) == AccessToken.device_id)
    .where(col(AccessToken.id).in_(bindparam("ids", expanding=True)), *_WORKS)
)
_ROLES = select_columns(
    col(Membership.user_id), col(Membership.event_id), col(Membership.role)
).where(
    col(Membership.user_id).in_(bindparam("user_ids", expanding=True)),
    col(Membership.event_id).in_(bindparam("event_ids", expanding=True)),
)


def user_by_name(session: Session, username: str) -> User | None:
    """The user who logs in under that name (lower case)."""
    return session.exec(select(User).where(User.username == username)).one_or_none()


def any_user(session: Session) -> bool:
    """Whether the installation has been set up."""
    return session.exec(select(User.id).limit(1)).first() is not None


def live_tokens(session: Session, digests: Collection[str], now: datetime) -> list[LiveToken]:
    """The tokens of these digests, each with who holds it.

    Left out are those unknown, expired or revoked, or whose holder is disabled or revoked.
    """
    session.flush()
    given = {"digests": list(digests), "now": now}
    rows: Iterable[Any] = session.connection().execute(_LIVE_TOKENS, given)
    return [LiveToken(*row) for row in rows]


def live_token_ids(session: Session, ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Which of these tokens work, as `live_tokens` says."""
    given = {"ids": list(ids), "now": now}
    return set(session.connection().execute(_LIVE_IDS, given).scalars())


def tokens_of(user_id: UUID, now: datetime) -> SelectOfScalar[AccessToken]:
    """Statement: a user's tokens that still work."""
    return select(AccessToken).where(
        AccessToken.user_id == user_id,
        col(AccessToken.revoked_at).is_(None),
        AccessToken.expires_at > now,
    )


def tokens_of_device(device_id: UUID) -> SelectOfScalar[AccessToken]:
    """Statement: a device's tokens that were not revoked."""
    return select(AccessToken).where(
        AccessToken.device_id == device_id, col(AccessToken.revoked_at).is_(None)
    )


def event_links(event_id: UUID, now: datetime) -> SelectOfScalar[AccessToken]:
    """Statement: the links of all partners of the event that still work."""
    return select(AccessToken).where(
        AccessToken.event_id == event_id,
        col(AccessToken.partner_id).is_not(None),
        col(AccessToken.revoked_at).is_(None),
        AccessToken.expires_at > now,
    )


def links_of(event_id: UUID, partner_id: UUID, now: datetime) -> SelectOfScalar[AccessToken]:
    """Statement: the links of a partner of the event that still work."""
    return event_links(event_id, now).where(AccessToken.partner_id == partner_id)


def role_of(session: Session, user_id: UUID, event_id: UUID) -> Role | None:
    """The user's role in the event."""
    membership = session.get(Membership, (user_id, event_id))
    return membership.role if membership else None


def roles_of(
    session: Session, user_ids: Collection[UUID], event_ids: Collection[UUID]
) -> dict[tuple[UUID, UUID], Role]:
    """The roles that these users have in these events, by user and event."""
    if not user_ids:
        return {}
    given = {"user_ids": list(user_ids), "event_ids": list(event_ids)}
    rows = session.connection().execute(_ROLES, given)
    return {(user_id, event_id): role for user_id, event_id, role in rows}


def members_of(session: Session, event_id: UUID) -> list[tuple[Membership, User]]:
    """An event's members, by name."""
    statement = (
        select(Membership, User)
        .join(User, col(User.id) == Membership.user_id)
        .where(Membership.event_id == event_id)
        .order_by(User.username)
    )
    return list(session.exec(statement).all())


def organizer_count(session: Session, event_id: UUID) -> int:
    """How many users can change the event."""
    return session.exec(
        select(func.count()).where(
            Membership.event_id == event_id, Membership.role == Role.ORGANIZER
        )
    ).one()


def users() -> SelectOfScalar[User]:
    """Statement: all users."""
    return select(User)


def audit_of(event_id: UUID) -> SelectOfScalar[AuditEntry]:
    """Statement: what was done in an event."""
    return select(AuditEntry).where(AuditEntry.event_id == event_id)
