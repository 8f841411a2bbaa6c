"""Selects about who may log in."""

from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.auth.records import AccessToken, User


def active_administrators(session: Session) -> set[UUID]:
    """The administrators who may log in; they stay so until the transaction ends."""
    statement = select(User.id).where(User.is_admin, col(User.disabled_at).is_(None))
    return set(session.exec(statement.order_by(col(User.id)).with_for_update()).all())


def unrevoked_tokens_of(user_id: UUID) -> SelectOfScalar[AccessToken]:
    """Statement: a user's tokens that were not revoked."""
    return select(AccessToken).where(
        AccessToken.user_id == user_id, col(AccessToken.revoked_at).is_(None)
    )
