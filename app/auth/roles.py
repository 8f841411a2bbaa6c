"""The roles of users in events."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from app.auth.records import (
    Membership,
    Role,
)

_ROLES = select_columns(
    col(Membership.user_id), col(Membership.event_id), col(Membership.role)
).where(
    col(Membership.user_id).in_(bindparam("user_ids", expanding=True)),
    col(Membership.event_id).in_(bindparam("event_ids", expanding=True)),
)


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
