"""Use cases of integrations: an account that nobody can log in with, and its token."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.integrations import queries
from app.auth.integrations.errors import IntegrationEventUnknownError, IntegrationExistsError
from app.auth.integrations.schemas import IntegrationIn
from app.auth.passwords import make_token, token_digest
from app.auth.principal import Principal
from app.auth.records import (
    AccessToken,
    IntegrationScope,
    Membership,
    Role,
    TokenKind,
    User,
)
from app.auth.users import queries as users_queries
from app.auth.users.service import end_tokens
from app.core.errors import NotFoundError

PREFIX: Final = "integration:"
"""Before an integration's name in user names: no person's has a colon."""
NO_PASSWORD: Final = ""
"""In place of a hash: without one nobody logs in."""


@dataclass(frozen=True, slots=True)
class Integration:
    """An integration's account, its newest token, and the events in which it has a role."""

    user: User
    token: AccessToken
    event_ids: list[UUID]

    @property
    def name(self) -> str:
        """Its name, as given."""
        return self.user.username.removeprefix(PREFIX)


def create(
    session: Session, body: IntegrationIn, *, actor: Principal, now: datetime
) -> tuple[Integration, str]:
    """Add an integration; return it with its token, which is not kept.

    IntegrationExistsError, IntegrationEventUnknownError.
    """
    username = PREFIX + body.name
    if users_queries.user_by_name(session, username) is not None:
        raise IntegrationExistsError(name=body.name)
    event_ids = sorted(set(body.event_ids))
    if queries.unknown_events(session, event_ids):
        raise IntegrationEventUnknownError
    user = User(username=username, password_hash=NO_PASSWORD, is_integration=True, created_at=now)
    session.add(user)
    session.flush()
    may_write = IntegrationScope.WRITE in body.scopes
    role = Role.ORGANIZER if may_write else Role.VIEWER
    session.add_all(Membership(user_id=user.id, event_id=one, role=role) for one in event_ids)
    secret, token = _issue(session, user, body.scopes, now + timedelta(days=body.days), now)
    trail.record(
        session,
        actor=actor,
        action="integration.create",
        now=now,
        subject=user.id,
        name=body.name,
        scopes=token.scopes,
        events=len(event_ids),
    )
    session.flush()
    return Integration(user, token, event_ids), secret


def renew(
    session: Session, integration: Integration, *, days: int, actor: Principal, now: datetime
) -> tuple[Integration, str]:
    """Give an integration a new token in place of its old one, which stops working at once."""
    user = integration.user
    end_tokens(session, user.id, now)
    user.disabled_at = None
    scopes = [IntegrationScope(one) for one in integration.token.scopes or ()]
    secret, token = _issue(session, user, scopes, now + timedelta(days=days), now)
    trail.record(session, actor=actor, action="integration.renew", now=now, subject=user.id)
    session.flush()
    return Integration(user, token, integration.event_ids), secret


def end(session: Session, integration: Integration, *, actor: Principal, now: datetime) -> None:
    """Let an integration do nothing more, from now on; a second time changes nothing."""
    user = integration.user
    if user.disabled_at is None:
        user.disabled_at = now
        end_tokens(session, user.id, now)
        trail.record(session, actor=actor, action="integration.end", now=now, subject=user.id)
        session.flush()


def described(session: Session, users: Iterable[User]) -> list[Integration]:
    """Return integrations by their accounts."""
    users = list(users)
    ids = [user.id for user in users]
    tokens, events = queries.last_tokens(session, ids), queries.events_of(session, ids)
    return [Integration(user, tokens[user.id], events[user.id]) for user in users]


def one(session: Session, user_id: UUID) -> Integration:
    """Return an integration by the id of its account; NotFoundError."""
    user = session.get(User, user_id)
    if user is None or not user.is_integration:
        raise NotFoundError
    return described(session, [user])[0]


def _issue(
    session: Session,
    user: User,
    scopes: Iterable[IntegrationScope],
    expires_at: datetime,
    now: datetime,
) -> tuple[str, AccessToken]:
    secret = make_token(TokenKind.INTEGRATION)
    token = AccessToken(
        digest=token_digest(secret),
        kind=TokenKind.INTEGRATION,
        user_id=user.id,
        name=user.username.removeprefix(PREFIX),
        scopes=sorted({scope.value for scope in scopes}),
        created_at=now,
        expires_at=expires_at,
    )
    session.add(token)
    session.flush()
    return secret, token
