"""Every select about the members of an event."""

from uuid import UUID

from sqlmodel import Session, col, select

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


def has_other_organizer(session: Session, membership: Membership) -> bool:
    """Whether the event has an organizer beside this member: a person who can log in."""
    others = (
        select(Membership.user_id)
        .join(User, col(User.id) == Membership.user_id)
        .where(
            Membership.event_id == membership.event_id,
            Membership.user_id != membership.user_id,
            Membership.role == Role.ORGANIZER,
            col(User.is_integration).is_(False),
            col(User.disabled_at).is_(None),
        )
    )
    return session.exec(others.limit(1)).first() is not None
