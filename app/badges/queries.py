"""Every select about signing keys and badges."""

from collections.abc import Collection
from uuid import UUID

from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees.records import Attendee, Cooperative, PartyStatus
from app.badges.records import Badge, SigningKey
from app.badges.tokens import VerificationKey


def current_key(session: Session, event_id: UUID) -> SigningKey | None:
    """The key that signs the event's new badges."""
    return session.exec(
        select(SigningKey).where(
            SigningKey.event_id == event_id, col(SigningKey.retired_at).is_(None)
        )
    ).one_or_none()


def key_number_taken(session: Session, number: int) -> bool:
    """Whether a key of any event has that number."""
    return (
        session.exec(select(SigningKey.id).where(SigningKey.number == number)).first() is not None
    )


def key_numbered(session: Session, number: int) -> SigningKey:
    """The key of that number, of any event, current or retired."""
    return session.exec(select(SigningKey).where(SigningKey.number == number)).one()


def event_key(session: Session, event_id: UUID, key_id: str) -> SigningKey | None:
    """The event's key of that id."""
    named = SigningKey.number == int(key_id, 16)
    return session.exec(select(SigningKey).where(SigningKey.event_id == event_id, named)).first()


def event_keys(event_id: UUID) -> SelectOfScalar[SigningKey]:
    """Statement: the event's keys, also retired and revoked ones."""
    return select(SigningKey).where(SigningKey.event_id == event_id)


def verification_keys(session: Session, key_ids: Collection[str]) -> list[VerificationKey]:
    """The public halves of the keys named, of any event, current or retired, but not revoked."""
    rows = session.exec(
        select(SigningKey.number, SigningKey.event_id, SigningKey.public_key).where(
            col(SigningKey.number).in_({int(key_id, 16) for key_id in key_ids}),
            col(SigningKey.revoked_at).is_(None),
        )
    ).all()
    return [VerificationKey(f"{number:06x}", event_id, key) for number, event_id, key in rows]


def badges(
    event_id: UUID, *, attendee_id: UUID | None = None, active: bool | None = None
) -> SelectOfScalar[Badge]:
    """Statement: the event's badges; optionally of one person, only valid or only revoked ones."""
    statement = select(Badge).where(Badge.event_id == event_id)
    if attendee_id is not None:
        statement = statement.where(Badge.attendee_id == attendee_id)
    if active is not None:
        revoked_at = col(Badge.revoked_at)
        statement = statement.where(revoked_at.is_(None) if active else revoked_at.is_not(None))
    return statement


def active_badge(session: Session, attendee_id: UUID) -> Badge | None:
    """The valid badge of a person."""
    return session.exec(
        select(Badge).where(Badge.attendee_id == attendee_id, col(Badge.revoked_at).is_(None))
    ).one_or_none()


def holder_of(session: Session, event_id: UUID, badge_id: str) -> UUID | None:
    """The person who has the event's valid badge of that id."""
    named = (col(Badge.number) == bytes.fromhex(badge_id), col(Badge.revoked_at).is_(None))
    return session.exec(select(Badge.attendee_id).where(Badge.event_id == event_id, *named)).first()


def active_badges(session: Session, attendee_ids: Collection[UUID]) -> dict[UUID, Badge]:
    """The valid badges of these people, by person."""
    valid = (col(Badge.attendee_id).in_(attendee_ids), col(Badge.revoked_at).is_(None))
    return {one.attendee_id: one for one in session.exec(select(Badge).where(*valid)).all()}


def active_badges_by(session: Session, key_id: UUID) -> list[Badge]:
    """The valid badges that a key signed, locked in the order of their ids, as scans lock them."""
    statement = (
        select(Badge)
        .where(Badge.signing_key_id == key_id, col(Badge.revoked_at).is_(None))
        .order_by(col(Badge.id))
        .with_for_update(key_share=True)
    )
    return list(session.exec(statement).all())


def attendees_without_badge(session: Session, event_id: UUID) -> list[UUID]:
    """Ids of the active people without a valid badge."""
    statement = (
        select(Attendee.id)
        .outerjoin(Cooperative, col(Cooperative.id) == Attendee.cooperative_id)
        .outerjoin(Badge, (col(Badge.attendee_id) == Attendee.id) & col(Badge.revoked_at).is_(None))
        .where(
            Attendee.event_id == event_id,
            Attendee.status == PartyStatus.ACTIVE,
            or_(col(Cooperative.id).is_(None), Cooperative.status == PartyStatus.ACTIVE),
            col(Badge.id).is_(None),
        )
        .order_by(col(Attendee.id))
    )
    return list(session.exec(statement).all())


def locked(session: Session, event_id: UUID, badge_ids: Collection[UUID]) -> list[Badge]:
    """These badges, locked in the order of their ids, as scans lock them."""
    statement = (
        select(Badge)
        .where(Badge.event_id == event_id, col(Badge.id).in_(badge_ids))
        .order_by(col(Badge.id))
        .with_for_update(key_share=True)
    )
    return list(session.exec(statement).all())
