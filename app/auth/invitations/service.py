"""Use cases of invitations."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.auth.audit import trail
from app.auth.hashing import NewPassword
from app.auth.invitations.errors import InvitationInvalidError
from app.auth.members.service import set_role
from app.auth.passwords import make_token, token_digest
from app.auth.principal import Principal
from app.auth.records import Invitation, Role, User
from app.auth.users import service as users

LIFE: Final = timedelta(days=7)
"""How long an invitation can be used."""
_NO_PASSWORD: Final = NewPassword("")
"""Stored until the invited user sets a password: nobody logs in with it."""


@dataclass(frozen=True, slots=True)
class Invited:
    """A new user who may set a password with `secret`, which is not kept."""

    user: User
    secret: str = field(repr=False)
    expires_at: datetime


def invite(
    session: Session,
    *,
    actor: Principal,
    event_id: UUID,
    username: str,
    role: Role,
    now: datetime,
) -> Invited:
    """Add a user with a role in an event, who sets a password by a link; UsernameTakenError."""
    user = users.create_user(
        session, actor=actor, username=username, password=_NO_PASSWORD, is_admin=False, now=now
    )
    set_role(session, actor=actor, event_id=event_id, user_id=user.id, role=role, now=now)
    secret = make_token("invite")
    invitation = Invitation(
        digest=token_digest(secret), user_id=user.id, created_at=now, expires_at=now + LIFE
    )
    session.add(invitation)
    trail.record(
        session, actor=actor, action="user.invite", now=now, event_id=event_id, subject=user.id
    )
    session.flush()
    return Invited(user, secret, invitation.expires_at)


def invited_user(session: Session, secret: str, now: datetime) -> User:
    """Return the user whom an invitation is for; InvitationInvalidError.

    An invitation ends as soon as the user has a password, whoever gave it.
    """
    return session.get_one(User, _usable(session, secret, now).user_id)


def accept(session: Session, secret: str, password: NewPassword, now: datetime) -> User:
    """Set the password of an invited user; the invitation is used up. InvitationInvalidError."""
    invitation = _usable(session, secret, now, lock=True)
    invitation.used_at = now
    user = session.get_one(User, invitation.user_id)
    return users.give_password(
        session, actor=user.username, user_id=user.id, password=password, now=now
    )


def _usable(session: Session, secret: str, now: datetime, *, lock: bool = False) -> Invitation:
    statement = (
        select(Invitation)
        .join(User, col(User.id) == Invitation.user_id)
        .where(
            Invitation.digest == token_digest(secret),
            col(Invitation.used_at).is_(None),
            Invitation.expires_at > now,
            col(User.disabled_at).is_(None),
            User.password_hash == _NO_PASSWORD.password_hash,
        )
    )
    if lock:
        statement = statement.with_for_update(of=Invitation)
    found = session.exec(statement).one_or_none()
    if found is None:
        raise InvitationInvalidError
    return found
