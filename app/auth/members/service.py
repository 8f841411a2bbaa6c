"""Use cases of members."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.members import queries as members_queries
from app.auth.members.errors import LastOrganizerError, UserUnknownError
from app.auth.principal import Principal
from app.auth.records import Membership, Role, User
from app.core.errors import NotFoundError


def set_role(
    session: Session, *, actor: Principal, event_id: UUID, user_id: UUID, role: Role, now: datetime
) -> Membership:
    """Give a user a role in an event, in place of the one they had.

    UserUnknownError, for another system too: its scopes say what it may do.
    """
    user = session.get(User, user_id)
    if user is None or user.is_integration:
        raise UserUnknownError
    membership = session.get(Membership, (user_id, event_id))
    if membership is None:
        membership = Membership(user_id=user_id, event_id=event_id, role=role)
        session.add(membership)
    else:
        if role is not Role.ORGANIZER:
            _keep_an_organizer(session, membership)
        membership.role = role
    trail.record(
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
    trail.record(
        session, actor=actor, action="member.remove", now=now, event_id=event_id, subject=user_id
    )
    session.flush()


def _keep_an_organizer(session: Session, membership: Membership) -> None:
    """Refuse to take the role from the last person who has it; LastOrganizerError."""
    if membership.role is not Role.ORGANIZER:
        return
    if session.get_one(User, membership.user_id).is_integration:
        return
    if not members_queries.has_other_organizer(session, membership):
        raise LastOrganizerError
