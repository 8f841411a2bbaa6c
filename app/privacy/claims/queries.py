"""Every select about claims."""

from uuid import UUID

from sqlalchemy import func, update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees.records import Attendee
from app.privacy.claims.records import Claim, ClaimKind


def claims(
    event_id: UUID, *, is_open: bool | None = None, attendee_id: UUID | None = None
) -> SelectOfScalar[Claim]:
    """Statement: the claims of an event, or of one person; open or answered ones, where asked."""
    statement = select(Claim).where(Claim.event_id == event_id)
    if attendee_id is not None:
        statement = statement.where(Claim.attendee_id == attendee_id)
    if is_open is None:
        return statement
    answered = col(Claim.answered_at)
    return statement.where(answered.is_(None) if is_open else answered.is_not(None))


def names(session: Session, event_id: UUID) -> dict[UUID, str]:
    """The names of all people with a claim."""
    statement = (
        select(Attendee.id, Attendee.name)
        .join(Claim, col(Claim.attendee_id) == Attendee.id)
        .where(Claim.event_id == event_id)
    )
    return dict(session.exec(statement).all())


def open_of(session: Session, attendee_id: UUID, kind: ClaimKind) -> list[Claim]:
    """The open claims of a person of one kind."""
    statement = select(Claim).where(
        Claim.attendee_id == attendee_id,
        Claim.kind == kind,
        col(Claim.answered_at).is_(None),
    )
    return list(session.exec(statement).all())


def count_open(session: Session, event_id: UUID) -> int:
    """How many claims of an event are open."""
    open_ones = claims(event_id, is_open=True).subquery()
    return session.exec(select(func.count()).select_from(open_ones)).one()


def forget_words(session: Session, event_id: UUID, attendee_id: UUID | None = None) -> None:
    """Erase what was asked and answered in words, of an event or of one person."""
    statement = update(Claim).where(col(Claim.event_id) == event_id)
    if attendee_id is not None:
        statement = statement.where(col(Claim.attendee_id) == attendee_id)
    session.execute(statement.values(asked=None, said=None))
