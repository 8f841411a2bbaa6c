"""Every select of what was done by itself."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from app.day.actors import AUTOMATON, AUTOPILOT, DOOR
from app.day.proposals.records import Proposal, ProposalStatus
from app.meetings.records import Timetable
from app.meetings.seats.records import SeatRelease, StandbyOffer


def released(
    session: Session, event_id: UUID, before: datetime, most: int
) -> Sequence[SeatRelease]:
    """Return the seats released by themselves before a moment, the newest first."""
    return session.exec(
        select(SeatRelease)
        .where(
            SeatRelease.event_id == event_id,
            SeatRelease.released_by == AUTOPILOT,
            SeatRelease.released_at < before,
        )
        .order_by(col(SeatRelease.released_at).desc(), col(SeatRelease.id).desc())
        .limit(most)
    ).all()


def given_back(
    session: Session, event_id: UUID, before: datetime, most: int
) -> Sequence[SeatRelease]:
    """Return the seats given back by themselves before a moment, the newest first."""
    return session.exec(
        select(SeatRelease)
        .where(
            SeatRelease.event_id == event_id,
            SeatRelease.undone_by == DOOR,
            col(SeatRelease.undone_at) < before,
        )
        .order_by(col(SeatRelease.undone_at).desc(), col(SeatRelease.id).desc())
        .limit(most)
    ).all()


def offered(
    session: Session, event_id: UUID, before: datetime, most: int
) -> Sequence[StandbyOffer]:
    """Return the seats offered by themselves before a moment, the newest first."""
    return session.exec(
        select(StandbyOffer)
        .where(
            StandbyOffer.event_id == event_id,
            col(StandbyOffer.offered_by).in_((AUTOPILOT, DOOR)),
            StandbyOffer.offered_at < before,
        )
        .order_by(col(StandbyOffer.offered_at).desc(), col(StandbyOffer.id).desc())
        .limit(most)
    ).all()


def adopted(session: Session, event_id: UUID, before: datetime, most: int) -> Sequence[Proposal]:
    """Return the repairs adopted by themselves before a moment, the newest first."""
    return session.exec(
        select(Proposal)
        .where(
            Proposal.event_id == event_id,
            Proposal.status == ProposalStatus.ADOPTED,
            Proposal.decided_by == AUTOMATON,
            col(Proposal.decided_at) < before,
        )
        .options(defer(Proposal.answer))  # type: ignore[arg-type]
        .order_by(col(Proposal.decided_at).desc(), col(Proposal.number).desc())
        .limit(most)
    ).all()


def published_before(session: Session, version: Timetable) -> Timetable | None:
    """Return the timetable that was published until this one was."""
    return session.exec(
        select(Timetable)
        .where(
            Timetable.event_id == version.event_id,
            Timetable.id != version.id,
            col(Timetable.published_at) <= version.published_at,
            Timetable.number < version.number,
        )
        .order_by(col(Timetable.published_at).desc(), col(Timetable.number).desc())
        .limit(1)
    ).first()
