"""Tokens of devices and of partners' links, and the holders of tokens."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.passwords import make_token, token_digest
from app.auth.principal import DevicePrincipal, Holder, LinkPrincipal, Principal
from app.auth.records import AccessToken, Device, IntegrationScope, TokenKind
from app.auth.tokens import queries
from app.auth.tokens.queries import LiveToken


def holders_of(session: Session, digests: Collection[str], now: datetime) -> dict[str, Holder]:
    """Return the holders of the tokens of these digests; invalid tokens are left out."""
    return {token.digest: _holder(token) for token in queries.live_tokens(session, digests, now)}


def holder_of(session: Session, secret: str, now: datetime) -> Holder | None:
    """Return the holder of a token; None if it is unknown, expired or revoked."""
    digest = token_digest(secret)
    return holders_of(session, [digest], now).get(digest)


def _holder(token: LiveToken) -> Holder:
    if token.user_id is not None and token.username is not None:
        return Principal(
            token.user_id,
            token.username,
            bool(token.is_admin),
            token.id,
            token.kind,
            bool(token.must_change_password),
            token.second_factor_since is not None,
            token.proved_at,
            token.seen_at,
            frozenset(map(IntegrationScope, token.scopes or ())),
        )
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
    """Return the user who holds a token; None if its holder is not a user or it is invalid."""
    holder = holder_of(session, secret, now)
    return holder if isinstance(holder, Principal) else None


def issue_device_token(
    session: Session, device: Device, *, expires_at: datetime, now: datetime
) -> tuple[str, AccessToken]:
    """Give a device a new token in place of its old one; return the secret, which is not kept."""
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
    """Make a link for a partner of the event; return the secret, which is not kept."""
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
    trail.record(
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
    """Revoke a partner's link; revoking it again changes nothing."""
    if token.revoked_at is None:
        token.revoked_at = now
        session.add(token)
        trail.record(
            session,
            actor=actor,
            action="link.revoke",
            now=now,
            event_id=token.event_id,
            subject=token.id,
        )
        session.flush()
