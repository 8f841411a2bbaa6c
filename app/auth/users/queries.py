"""Every select about users."""

from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.auth.records import (
    AccessToken,
    User,
)


def user_by_name(session: Session, username: str) -> User | None:
    """The user who logs in under that name (lower case)."""
    return session.exec(select(User).where(User.username == username)).one_or_none()


def any_user(session: Session) -> bool:
    """Whether the installation has any user."""
    return session.exec(select(User.id).limit(1)).first() is not None


def users() -> SelectOfScalar[User]:
    """Statement: all people who may log in, or could; no integrations."""
    return select(User).where(~col(User.is_integration))


def active_administrators(session: Session) -> set[UUID]:
    """Ids of the administrators who may log in, locked until the transaction ends."""
    statement = select(User.id).where(User.is_admin, col(User.disabled_at).is_(None))
    return set(session.exec(statement.order_by(col(User.id)).with_for_update()).all())


def unrevoked_tokens_of(user_id: UUID) -> SelectOfScalar[AccessToken]:
    """Statement: a user's tokens that were not revoked."""
    return select(AccessToken).where(
        AccessToken.user_id == user_id, col(AccessToken.revoked_at).is_(None)
    )
