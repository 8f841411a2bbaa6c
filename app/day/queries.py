"""Every select about proposals, released seats, standby, and who is there."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import cast
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import InstrumentedAttribute, defer
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees.records import Attendee, PartyStatus
from app.checkin.records import EVENT_AREA, FirstAdmission
from app.day.records import (
    OfferStatus,
    Proposal,
    ProposalKind,
    ProposalStatus,
    SeatRelease,
    StandbyOffer,
)
from app.events.records import Interval
from app.meetings.outcomes.records import MET, MeetingFact
from app.meetings.records import Meeting, Timetable
from app.requests.records import Asker, Request


def proposals(event_id: UUID, *, kind: ProposalKind | None = None) -> SelectOfScalar[Proposal]:
    """Statement: the event's proposals, without their answers until asked for."""
    statement = (
        select(Proposal)
        .where(Proposal.event_id == event_id)
        .options(defer(cast("InstrumentedAttribute[object]", Proposal.answer)))
    )
    return statement if kind is None else statement.where(Proposal.kind == kind)


def proposal(session: Session, event_id: UUID, number: int) -> Proposal | None:
    """One proposal by its number."""
    return session.exec(
        select(Proposal).where(Proposal.event_id == event_id, Proposal.number == number)
    ).one_or_none()


def proposal_for_update(session: Session, proposal_id: UUID) -> Proposal | None:
    """The proposal as it is now, held until the transaction ends."""
    return session.exec(
        select(Proposal)
        .where(Proposal.id == proposal_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def proposal_of_analysis(session: Session, analysis_id: UUID) -> UUID | None:
    """The id of the proposal that an analysis computes."""
    return session.exec(
        select(Proposal.id).where(Proposal.analysis_id == analysis_id)
    ).one_or_none()


def is_computing(session: Session, proposal_id: UUID) -> bool:
    """Whether the proposal has no answer yet."""
    status = session.exec(select(Proposal.status).where(Proposal.id == proposal_id)).one_or_none()
    return status is ProposalStatus.COMPUTING


def last_proposal_number(session: Session, event_id: UUID) -> int:
    """The highest number given so far; 0 if none."""
    return session.exec(
        select(func.coalesce(func.max(Proposal.number), 0)).where(Proposal.event_id == event_id)
    ).one()


def timetable_numbers(session: Session, event_id: UUID) -> dict[UUID, int]:
    """The numbers of all of the event's timetables."""
    rows = session.exec(
        select(Timetable.id, Timetable.number).where(Timetable.event_id == event_id)
    ).all()
    return dict(rows)


def arrived(session: Session, event_id: UUID, day: date) -> set[UUID]:
    """The cooperatives of which somebody has come in on a day."""
    rows = session.exec(
        select(Attendee.cooperative_id)
        .join(FirstAdmission, col(FirstAdmission.attendee_id) == Attendee.id)
        .where(
            Attendee.event_id == event_id,
            Attendee.status == PartyStatus.ACTIVE,
            col(Attendee.cooperative_id).is_not(None),
            FirstAdmission.area == EVENT_AREA,
            FirstAdmission.day == day,
        )
        .distinct()
    ).all()
    return {row for row in rows if row is not None}


def pairs_met(session: Session, event_id: UUID) -> set[tuple[UUID, UUID]]:
    """Pairs (cooperative, partner) of which a table said, if only once, that they met."""
    rows = session.exec(
        select(MeetingFact.cooperative_id, MeetingFact.partner_id)
        .where(MeetingFact.event_id == event_id, col(MeetingFact.status).in_(MET))
        .distinct()
    )
    return set(rows)


def wishes(session: Session, event_id: UUID) -> dict[UUID, list[UUID]]:
    """Partners that each cooperative asks for, most wanted first."""
    asked: defaultdict[UUID, list[UUID]] = defaultdict(list)
    rows = session.exec(
        select(Request.cooperative_id, Request.partner_id)
        .where(Request.event_id == event_id, Request.asker == Asker.COOPERATIVE)
        .order_by(col(Request.rank), col(Request.id))
    )
    for cooperative_id, partner_id in rows:
        asked[cooperative_id].append(partner_id)
    return dict(asked)


def meetings_in_time(session: Session, timetable_id: UUID) -> Sequence[tuple[Meeting, Interval]]:
    """A timetable's meetings, each with its slot, in order of time, table and seat."""
    return session.exec(
        select(Meeting, Interval)
        .join(Interval, col(Interval.id) == Meeting.slot_id)
        .where(Meeting.timetable_id == timetable_id)
        .order_by(col(Meeting.id))
    ).all()


def releases(event_id: UUID) -> SelectOfScalar[SeatRelease]:
    """Statement: the event's released seats."""
    return select(SeatRelease).where(SeatRelease.event_id == event_id)


def offers(event_id: UUID, *, status: OfferStatus | None = None) -> SelectOfScalar[StandbyOffer]:
    """Statement: the event's offers to standby."""
    statement = select(StandbyOffer).where(StandbyOffer.event_id == event_id)
    return statement if status is None else statement.where(StandbyOffer.status == status)


def declined(session: Session, event_id: UUID) -> dict[tuple[UUID, UUID, int], set[UUID]]:
    """Who did not want which seat (table, slot, number)."""
    found: defaultdict[tuple[UUID, UUID, int], set[UUID]] = defaultdict(set)
    for offer in session.exec(offers(event_id, status=OfferStatus.DECLINED)):
        found[offer.table_id, offer.slot_id, offer.seat].add(offer.cooperative_id)
    return dict(found)
