"""An event's results over HTTP."""

from app.core.database.sessions import Db
from app.core.errors import WRITING, errors
from app.core.http.routing import api_router
from app.events.clocks.deps import DayNow
from app.events.deps import OrganizerEventToRead
from app.meetings.versions import queries as versions_queries
from app.results import service
from app.results.schemas import ResultsOut

router = api_router(tag="meetings", prefix="/events/{event_id}")


@router.get(
    "/results",
    operation_id="get_results",
    summary="Read an event's results",
    responses=errors(*WRITING),
)
def get_results(event: OrganizerEventToRead, db: Db, now: DayNow) -> ResultsOut:
    """Read what the event came to: requests, arrivals, meetings held, outcomes and their value.

    Everything is counted from what is on record now, so before and during the day the later counts
    are still small. The same figures as a workbook: the document `results.xlsx`.
    """
    return service.results(db, event, versions_queries.published(db, event.id), now=now)
