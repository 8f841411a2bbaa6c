"""Every select about proposals."""

from typing import cast
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import InstrumentedAttribute, defer
from sqlmodel import Session, select
from sqlmodel.sql.expression import SelectOfScalar

from app.day.proposals.records import Proposal, ProposalKind, ProposalStatus


def proposals(event_id: UUID, *, kind: ProposalKind | None = None) -> SelectOfScalar[Proposal]:
    """Statement: the event's proposals, without their answers until asked for."""
    statement = (
        select(Proposal)
        .where(Proposal.event_id == event_id)
        .options(defer(cast("InstrumentedAttribute[object]", Proposal.answer)))
    )
    return statement if kind is None else statement.where(Proposal.kind == kind)


def proposal(session: Session, event_id: UUID, number: int) -> Proposal | None:
    """Return a proposal by its number."""
    return session.exec(
        select(Proposal).where(Proposal.event_id == event_id, Proposal.number == number)
    ).one_or_none()


def proposal_for_update(session: Session, proposal_id: UUID) -> Proposal | None:
    """Return the proposal as it is now, locked until the transaction ends."""
    return session.exec(
        select(Proposal)
        .where(Proposal.id == proposal_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def proposal_of_analysis(session: Session, analysis_id: UUID) -> UUID | None:
    """Return the id of the proposal that an analysis computes."""
    return session.exec(
        select(Proposal.id).where(Proposal.analysis_id == analysis_id)
    ).one_or_none()


def is_computing(session: Session, proposal_id: UUID) -> bool:
    """Return whether the proposal has no answer yet."""
    status = session.exec(select(Proposal.status).where(Proposal.id == proposal_id)).one_or_none()
    return status is ProposalStatus.COMPUTING


def last_proposal_number(session: Session, event_id: UUID) -> int:
    """Return the highest number given so far; 0 if none."""
    return session.exec(
        select(func.coalesce(func.max(Proposal.number), 0)).where(Proposal.event_id == event_id)
    ).one()
