"""Use cases of who may log in."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.auth import audit, user_queries
from app.auth.errors import LastAdministratorError
from app.auth.hashing import NewPassword
from app.auth.principal import Principal
from app.auth.records import User
from app.core.errors import NotFoundError


def set_disabled(
    session: Session, *, actor: Principal, user_id: UUID, disabled: bool, now: datetime
) -> User:
    """Keep a user from logging in, or let them again; what they did and may do stays recorded.

    Whoever is disabled is logged out everywhere at once, for good: tokens do not come back.
    LastAdministratorError if nobody would be left to let them in again.
    """
    user = session.get(User, user_id)
    if user is None:
        raise NotFoundError
    if disabled == (user.disabled_at is not None):
        return user
    if disabled:
        if user_queries.active_administrators(session) == {user.id}:
            raise LastAdministratorError
        _log_out(session, user, now)
    user.disabled_at = now if disabled else None
    action = "user.disable" if disabled else "user.enable"
    audit.record(session, actor=actor, action=action, now=now, subject=user.id)
    session.flush()
    return user


def give_password(
    session: Session, *, actor: Principal, user_id: UUID, password: NewPassword, now: datetime
) -> User:
    """Give a user a new password in place of the one they had.

    Whoever knew the old one is logged out everywhere; only the log-in that asks for it stays.
    """
    user = session.get(User, user_id)
    if user is None:
        raise NotFoundError
    user.password_hash = password.password_hash
    _log_out(session, user, now, but=actor.token_id)
    audit.record(session, actor=actor, action="user.password", now=now, subject=user.id)
    session.flush()
    return user


def _log_out(session: Session, user: User, now: datetime, *, but: UUID | None = None) -> None:
    for token in session.exec(user_queries.unrevoked_tokens_of(user.id)):
        if token.id != but:
            token.revoked_at = now
