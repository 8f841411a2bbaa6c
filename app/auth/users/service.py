"""Use cases of users."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session

from app.auth.audit import trail
from app.auth.hashing import NewPassword, new_password
from app.auth.principal import Principal
from app.auth.records import User
from app.auth.users import queries
from app.auth.users.errors import LastAdministratorError, UsernameTakenError
from app.core.database.sessions import transaction
from app.core.errors import NotFoundError


def set_disabled(
    session: Session, *, actor: Principal, user_id: UUID, disabled: bool, now: datetime
) -> User:
    """Disable a user, or enable them again; their history and roles are kept.

    Disabling revokes all of the user's tokens, for good. LastAdministratorError if no administrator
    would be left.
    """
    user = _person(session, user_id)
    if disabled == (user.disabled_at is not None):
        return user
    if disabled:
        if queries.active_administrators(session) == {user.id}:
            raise LastAdministratorError
        end_tokens(session, user.id, now)
    user.disabled_at = now if disabled else None
    action = "user.disable" if disabled else "user.enable"
    trail.record(session, actor=actor, action=action, now=now, subject=user.id)
    session.flush()
    return user


def give_password(
    session: Session,
    *,
    actor: Principal | str,
    user_id: UUID,
    password: NewPassword,
    now: datetime,
) -> User:
    """Give a user a new password in place of the one they had.

    All tokens of the user are revoked, except the one with which this is asked for. A password that
    was generated for somebody else must be changed at the next log-in.
    """
    user = _person(session, user_id)
    user.password_hash = password.password_hash
    by_user = actor.user_id == user.id if isinstance(actor, Principal) else False
    user.must_change_password = password.made is not None and not by_user
    but = actor.token_id if isinstance(actor, Principal) else None
    end_tokens(session, user.id, now, but=but)
    trail.record(session, actor=actor, action="user.password", now=now, subject=user.id)
    session.flush()
    return user


def _person(session: Session, user_id: UUID) -> User:
    user = session.get(User, user_id)
    if user is None or user.is_integration:
        raise NotFoundError
    return user


def end_tokens(session: Session, user_id: UUID, now: datetime, *, but: UUID | None = None) -> None:
    """Revoke the tokens and sessions of a user, but one."""
    for token in session.exec(queries.unrevoked_tokens_of(user_id)):
        if token.id != but:
            token.revoked_at = now


FIRST_USER = "panitia"
"""User name of the administrator whom the first run adds."""


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
        must_change_password=password.made is not None,
        created_at=now,
    )
    session.add(user)
    session.flush()
    trail.record(session, actor=actor, action="user.create", now=now, subject=user.id)
    return user


def set_up_first_user(engine: Engine, username: str, now: datetime) -> str | None:
    """Add the administrator if there are no users, and return the password; else None."""
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
