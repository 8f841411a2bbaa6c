"""Every select about second factors."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from app.auth.factors.records import Factor, FactorKind, RecoveryCode


def factors_of(session: Session, user_id: UUID) -> Sequence[Factor]:
    """A user's confirmed second factors, the oldest first."""
    statement = select(Factor).where(
        Factor.user_id == user_id, col(Factor.confirmed_at).is_not(None)
    )
    return session.exec(statement.order_by(col(Factor.id))).all()


def apps_of(session: Session, user_id: UUID) -> Sequence[Factor]:
    """A user's confirmed apps, locked until the transaction ends."""
    statement = select(Factor).where(
        Factor.user_id == user_id,
        Factor.kind == FactorKind.APP,
        col(Factor.confirmed_at).is_not(None),
    )
    return session.exec(statement.order_by(col(Factor.id)).with_for_update()).all()


def passkeys_at(session: Session, user_id: UUID, host: str) -> Sequence[Factor]:
    """A user's passkeys that work at a site."""
    statement = select(Factor).where(
        Factor.user_id == user_id, Factor.kind == FactorKind.PASSKEY, Factor.host == host
    )
    return session.exec(statement.order_by(col(Factor.id))).all()


def passkey(session: Session, digest: str) -> Factor | None:
    """The passkey whose id has that digest, locked until the transaction ends."""
    statement = select(Factor).where(Factor.credential_digest == digest)
    return session.exec(statement.with_for_update()).one_or_none()


def unused_code(session: Session, user_id: UUID, digest: str) -> RecoveryCode | None:
    """A user's recovery code of that digest which was not used, locked."""
    statement = select(RecoveryCode).where(
        RecoveryCode.user_id == user_id,
        RecoveryCode.digest == digest,
        col(RecoveryCode.used_at).is_(None),
    )
    return session.exec(statement.with_for_update()).first()


def codes_left(session: Session, user_id: UUID) -> int:
    """How many recovery codes a user has left."""
    statement = select(func.count()).where(
        col(RecoveryCode.user_id) == user_id, col(RecoveryCode.used_at).is_(None)
    )
    return session.exec(statement).one()


def forget_codes(session: Session, user_id: UUID) -> None:
    """Delete a user's recovery codes."""
    session.execute(delete(RecoveryCode).where(col(RecoveryCode.user_id) == user_id))


def forget_unconfirmed(session: Session, user_id: UUID) -> None:
    """Delete a user's apps that were never confirmed."""
    session.execute(
        delete(Factor).where(col(Factor.user_id) == user_id, col(Factor.confirmed_at).is_(None))
    )


def forget_factors(session: Session, user_id: UUID) -> int:
    """Delete all second factors of a user; return how many were confirmed."""
    confirmed = len(factors_of(session, user_id))
    session.execute(delete(Factor).where(col(Factor.user_id) == user_id))
    return confirmed


def all_apps(session: Session) -> Sequence[Factor]:
    """Every app of every user."""
    return session.exec(select(Factor).where(Factor.kind == FactorKind.APP)).all()


def forget_all_codes(session: Session) -> None:
    """Delete the recovery codes of all users."""
    session.execute(delete(RecoveryCode))
