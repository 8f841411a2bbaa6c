"""Every select of what was done by itself."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from app.auth.records import AuditEntry
from app.day.actors import AUTOMATON, AUTOPILOT, DOOR
from app.day.proposals.records import Proposal, ProposalStatus
from app.meetings.records import Timetable
from app.meetings.seats.records import SeatRelease, StandbyOffer
from app.requests.records import Lock

Before = tuple[datetime, UUID | None]
"""When an act was done, and its id; without one, all of that moment are left out."""


def _older(at: Any, identity: Any, before: Before) -> ColumnElement[bool]:
    """Condition: an act is older than another, or of the same moment and after it in the list."""
    moment, other = before
    if other is None:
        return col(at) < moment
    return or_(col(at) < moment, and_(col(at) == moment, col(identity) < other))


def released(session: Session, event_id: UUID, before: Before, most: int) -> Sequence[SeatRelease]:
    """Return the seats released by themselves before an act, the newest first."""
    return session.exec(
        select(SeatRelease)
        .where(
            SeatRelease.event_id == event_id,
            SeatRelease.released_by == AUTOPILOT,
            _older(SeatRelease.released_at, SeatRelease.id, before),
        )
        .order_by(col(SeatRelease.released_at).desc(), col(SeatRelease.id).desc())
        .limit(most)
    ).all()


def given_back(
    session: Session, event_id: UUID, before: Before, most: int
) -> Sequence[SeatRelease]:
    """Return the seats given back by themselves before an act, the newest first."""
    return session.exec(
        select(SeatRelease)
        .where(
            SeatRelease.event_id == event_id,
            SeatRelease.undone_by == DOOR,
            _older(SeatRelease.undone_at, SeatRelease.id, before),
        )
        .order_by(col(SeatRelease.undone_at).desc(), col(SeatRelease.id).desc())
        .limit(most)
    ).all()


def offered(session: Session, event_id: UUID, before: Before, most: int) -> Sequence[StandbyOffer]:
    """Return the seats offered by themselves before an act, the newest first."""
    return session.exec(
        select(StandbyOffer)
        .where(
            StandbyOffer.event_id == event_id,
            col(StandbyOffer.offered_by).in_((AUTOPILOT, DOOR)),
            _older(StandbyOffer.offered_at, StandbyOffer.id, before),
        )
        .order_by(col(StandbyOffer.offered_at).desc(), col(StandbyOffer.id).desc())
        .limit(most)
    ).all()


def adopted(session: Session, event_id: UUID, before: Before, most: int) -> Sequence[Proposal]:
    """Return the repairs adopted by themselves before an act, the newest first."""
    return session.exec(
        select(Proposal)
        .where(
            Proposal.event_id == event_id,
            Proposal.status == ProposalStatus.ADOPTED,
            Proposal.decided_by == AUTOMATON,
            _older(Proposal.decided_at, Proposal.id, before),
        )
        .options(defer(Proposal.answer))  # type: ignore[arg-type]
        .order_by(col(Proposal.decided_at).desc(), col(Proposal.id).desc())
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


def lock_of(
    session: Session, event_id: UUID, cooperative_id: UUID, partner_id: UUID
) -> Lock | None:
    """Return the lock or block of a pair, if it has one."""
    return session.exec(
        select(Lock).where(
            Lock.event_id == event_id,
            Lock.cooperative_id == cooperative_id,
            Lock.partner_id == partner_id,
        )
    ).one_or_none()


def closings_of(session: Session, table_id: UUID) -> int:
    """Return how often a table was closed since it was open last."""
    done = session.exec(
        select(AuditEntry.action)
        .where(
            AuditEntry.subject == str(table_id),
            col(AuditEntry.action).in_(("table.close", "table.open")),
        )
        .order_by(col(AuditEntry.id).desc())
    ).all()
    return next((place for place, one in enumerate(done) if one == "table.open"), len(done))
