"""The proposal of a path: loaded, or 404."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from app.core.db import Db
from app.core.errors import NotFoundError
from app.day.proposals import queries
from app.day.proposals.records import Proposal
from app.events.deps import EventToChange, EventToRead
from app.timetable.deps import Number


def _proposal_to_read(event: EventToRead, number: Number, db: Db) -> Proposal:
    return _proposal(db, event.id, number)


def _proposal_to_change(event: EventToChange, number: Number, db: Db) -> Proposal:
    return _proposal(db, event.id, number)


def _proposal(db: Db, event_id: UUID, number: int) -> Proposal:
    found = queries.proposal(db, event_id, number)
    if found is None:
        raise NotFoundError
    return found


ProposalToRead = Annotated[Proposal, Depends(_proposal_to_read)]
"""The proposal, readable by the caller."""
ProposalToChange = Annotated[Proposal, Depends(_proposal_to_change)]
"""The proposal, to be decided by the caller (`EventToChange`)."""
