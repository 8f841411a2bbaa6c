"""The page that publishes a version after saying for whom something changes."""

from typing import Annotated, Final

from fastapi import Form, Request, Response

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.locale import RequestLocale
from app.day.versions.views import changes_between
from app.events.deps import EventToChange, OrganizerEventToRead
from app.meetings import queries as meeting_queries
from app.meetings.versions import publishing
from app.meetings.versions import queries as versions_queries
from app.timetable.comparing.rules import difference
from app.timetable.versions.deps import TimetableToChange, TimetableToRead
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render
from app.web.publish import queries
from app.web.publish.view import tables_of

router = pages_router()
PAGE: Final = "/events/{event_id}/timetables/{number}/publish"


@router.get(PAGE)
def publish_page(
    request: Request,
    event: OrganizerEventToRead,
    timetable: TimetableToRead,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
) -> Response:
    """Show what publishing this version changes for whom, against the published one."""
    published = versions_queries.published(db, event.id)
    before = [] if published is None else meeting_queries.meeting_lines(db, published.id)
    after = meeting_queries.meeting_lines(db, timetable.id)
    found = difference(before, after)
    parties = {party.id for party in found.parties}
    return render(
        request,
        "publish/publish.html",
        caller=caller,
        event=event,
        page="timetable",
        may_change=True,
        timetable=timetable,
        published=published,
        meetings=len(after),
        changes=lambda: changes_between(before, after, event.timezone, locale),
        cooperatives=sum(party.kind == "cooperative" for party in found.parties),
        partners=sum(party.kind == "partner" for party in found.parties),
        people=queries.people_of(db, event.id, parties),
        tables=tables_of(found.parties),
    )


@router.post(PAGE)
def publish_on_page(
    event: EventToChange,
    timetable: TimetableToChange,
    caller: Caller,
    db: Db,
    now: Now,
    replaces: Annotated[int, Form(ge=0, le=2**31 - 1)],
) -> Response:
    """Publish the version, if what the page compared it with is still the published one."""
    publishing.publish(db, event, timetable, actor=caller, now=now, expected=replaces or None)
    return tell_at(
        f"/events/{event.id}/timetable?version={timetable.number}",
        "published",
        version=timetable.number,
    )
