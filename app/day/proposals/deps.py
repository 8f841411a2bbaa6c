"""The proposal of a path: loaded, or 404."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from app.core.database.sessions import Db
from app.core.errors import or_not_found
from app.core.http.fields import PathNumber
from app.day.proposals import queries
from app.day.proposals.records import Proposal
from app.events.deps import EventToChange, EventToRead


def _proposal_to_read(event: EventToRead, number: PathNumber, db: Db) -> Proposal:
    return _proposal(db, event.id, number)


def _proposal_to_change(event: EventToChange, number: PathNumber, db: Db) -> Proposal:
    return _proposal(db, event.id, number)


def _proposal(db: Db, event_id: UUID, number: int) -> Proposal:
    return or_not_found(queries.proposal(db, event_id, number))


ProposalToRead = Annotated[Proposal, Depends(_proposal_to_read)]
"""The proposal, readable by the caller."""
ProposalToChange = Annotated[Proposal, Depends(_proposal_to_change)]
"""The proposal, to be decided by the caller (`EventToChange`)."""
