"""The proposal of a path: loaded, or 404."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from app.core.db import Db
from app.core.errors import NotFoundError
from app.day.proposals import queries
from app.day.proposals.records import Proposal
from app.events.deps import EventForOrganizer, EventForViewer
from app.timetable.deps import Number


def _proposal_for_viewer(event: EventForViewer, number: Number, db: Db) -> Proposal:
    return _proposal(db, event.id, number)


def _proposal_for_organizer(event: EventForOrganizer, number: Number, db: Db) -> Proposal:
    return _proposal(db, event.id, number)


def _proposal(db: Db, event_id: UUID, number: int) -> Proposal:
    found = queries.proposal(db, event_id, number)
    if found is None:
        raise NotFoundError
    return found


ProposalForViewer = Annotated[Proposal, Depends(_proposal_for_viewer)]
"""The proposal, readable by the caller."""
ProposalForOrganizer = Annotated[Proposal, Depends(_proposal_for_organizer)]
"""The proposal, to be decided by the caller."""
