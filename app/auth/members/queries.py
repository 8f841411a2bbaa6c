"""Every select about the members of an event."""

from uuid import UUID

from sqlmodel import Session, col, func, select

from app.auth.records import (
    Membership,
    Role,
    User,
)


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
    """The number of the event's organizers."""
    return session.exec(
        select(func.count()).where(
            Membership.event_id == event_id, Membership.role == Role.ORGANIZER
        )
    ).one()
