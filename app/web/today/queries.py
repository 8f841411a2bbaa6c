"""Every select of the page of the day."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col

from app.day.proposals.contents import outcome, present
from app.day.proposals.queries import proposals
from app.day.proposals.records import Proposal, ProposalKind, ProposalStatus
from app.day.proposals.rules import Clash


def waiting_repairs(session: Session, event_id: UUID, most: int) -> Sequence[Proposal]:
    """Return the repairs that wait for a decision and still hold, the newest first.

    An answer holds all meetings, so it is read only until enough repairs are found.
    """
    rows = session.exec(
        proposals(event_id, kind=ProposalKind.REPAIR)
        .where(Proposal.status == ProposalStatus.READY)
        .order_by(col(Proposal.number).desc())
    ).all()
    found: list[Proposal] = []
    here = present(session, event_id) if rows else None
    for one in rows:
        if here is None or len(found) == most:
            break
        if one.answer is not None and isinstance(outcome(session, one, one.answer, here), Clash):
            session.expire(one, ["answer"])
        else:
            found.append(one)
    return found
