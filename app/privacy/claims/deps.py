"""The claim of a request's path."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path

from app.core.database.sessions import Db
from app.core.errors import NotFoundError
from app.events.deps import EventToChange
from app.privacy.claims.records import Claim


def _claim_to_change(
    event: EventToChange,
    claim_id: Annotated[UUID, Path(description="`id` of the claim")],
    db: Db,
) -> Claim:
    found = db.get(Claim, claim_id)
    if found is None or found.event_id != event.id:
        raise NotFoundError
    return found


ClaimToChange = Annotated[Claim, Depends(_claim_to_change)]
"""The claim of the path, changeable by the caller (`EventToChange`)."""
