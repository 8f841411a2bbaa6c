"""The page of an event's results."""

from fastapi import Request, Response

from app.auth.deps import Caller
from app.core.database.sessions import Db
from app.events.clocks.deps import DayNow
from app.events.deps import OrganizerEventToRead
from app.meetings.queries import meeting_count
from app.meetings.versions import queries as versions_queries
from app.results import service
from app.web.frame.pages import pages_router
from app.web.frame.rendering import render

router = pages_router()


@router.get("/events/{event_id}/report")
def report_page(
    request: Request, event: OrganizerEventToRead, caller: Caller, db: Db, now: DayNow
) -> Response:
    """Show the results by kecamatan and by partner, and what is not known yet."""
    published = versions_queries.published(db, event.id)
    found = service.results(db, event, published, now=now)
    planned = meeting_count(db, published.id) if published else 0
    return render(
        request,
        "report/report.html",
        caller=caller,
        event=event,
        page="report",
        may_change=True,
        found=found,
        unasked=max(0, planned - found.total.granted),
    )
