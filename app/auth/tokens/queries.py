"""Every select about tokens."""

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
    Device,
    Scope,
    TokenKind,
    User,
)


@dataclass(frozen=True, slots=True)
class LiveToken:
    """A valid token with the data of the user, device or partner that holds it."""

    id: UUID
    digest: str
    kind: TokenKind
    name: str
    """The token's name; for a device, the device's name."""
    event_id: UUID | None
    partner_id: UUID | None
    user_id: UUID | None
    username: str | None
    is_admin: bool | None
    must_change_password: bool | None
    second_factor_since: datetime | None
    proved_at: datetime
    seen_at: datetime
    scopes: list[str] | None
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
_LIVE_TOKENS = (  # built once, and columns instead of objects, because every request runs it
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
        col(User.must_change_password),
        col(User.second_factor_since),
        func.coalesce(col(AccessToken.proved_at), col(AccessToken.created_at)),
        func.coalesce(col(AccessToken.seen_at), col(AccessToken.created_at)),
        col(AccessToken.scopes),
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


def live_tokens(session: Session, digests: Collection[str], now: datetime) -> list[LiveToken]:
    """The valid tokens of these digests, each with its holder.

    Tokens that are unknown, expired or revoked, or whose holder is disabled or revoked, are left
    out.
    """
    session.flush()
    given = {"digests": list(digests), "now": now}
    rows: Iterable[Any] = session.connection().execute(_LIVE_TOKENS, given)
    return [LiveToken(*row) for row in rows]


def live_token_ids(session: Session, ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Those of these tokens that are valid, as in `live_tokens`."""
    given = {"ids": list(ids), "now": now}
    return set(session.connection().execute(_LIVE_IDS, given).scalars())


def tables_of_devices(session: Session, ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """The tables at which each of these devices stands now."""
    rows = session.exec(select(Device.id, Device.table_ids).where(col(Device.id).in_(ids)))
    return {device_id: frozenset(map(UUID, tables)) for device_id, tables in rows}


def tokens_of(user_id: UUID, now: datetime) -> SelectOfScalar[AccessToken]:
    """Statement: a user's valid tokens."""
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
    """Statement: the valid links of all partners of the event."""
    return select(AccessToken).where(
        AccessToken.event_id == event_id,
        col(AccessToken.partner_id).is_not(None),
        col(AccessToken.revoked_at).is_(None),
        AccessToken.expires_at > now,
    )


def links_of(event_id: UUID, partner_id: UUID, now: datetime) -> SelectOfScalar[AccessToken]:
    """Statement: the valid links of a partner of the event."""
    return event_links(event_id, now).where(AccessToken.partner_id == partner_id)
