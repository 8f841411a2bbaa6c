"""Every select of the page of the day."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from app.day.proposals.records import Proposal, ProposalKind, ProposalStatus


def waiting_repairs(session: Session, event_id: UUID) -> Sequence[Proposal]:
    """Return the repairs that wait for a decision, the newest first, with their answers."""
    return session.exec(
        select(Proposal)
        .where(
            Proposal.event_id == event_id,
            Proposal.kind == ProposalKind.REPAIR,
            Proposal.status == ProposalStatus.READY,
        )
        .order_by(col(Proposal.number).desc())
        .limit(20)
    ).all()
