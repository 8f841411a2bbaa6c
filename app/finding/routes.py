"""Searching an event over HTTP."""

from typing import Annotated

from fastapi import Query

from app.core.database.sessions import Db
from app.core.errors import WRITING, errors
from app.core.http.fields import NO_NUL
from app.core.http.routing import api_router
from app.events.deps import OrganizerEventToRead
from app.finding import service
from app.finding.schemas import FoundOut

MOST_ASKED = 200
"""Hits of each kind that one answer may name."""
router = api_router(tag="attendees", prefix="/events/{event_id}")


@router.get(
    "/find",
    operation_id="find_in_event",
    summary="Find people, cooperatives, partners and tables",
    responses=errors(*WRITING),
)
def find_in_event(
    event: OrganizerEventToRead,
    db: Db,
    q: Annotated[
        str,
        Query(
            min_length=1,
            max_length=200,
            pattern=NO_NUL,
            description="Name, village, kecamatan, partner, table number, or a phone's last digits",
        ),
    ],
    limit: Annotated[
        int,
        Query(ge=1, le=MOST_ASKED, description="The most hits of each kind; others are counted"),
    ] = service.MOST_HITS,
) -> FoundOut:
    """Find what a text may mean, although a letter is wrong; answers hold no phone numbers."""
    return service.found(db, event, q, most=limit)
