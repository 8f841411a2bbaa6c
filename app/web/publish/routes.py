"""The page that publishes a version after saying for whom something changes."""

from collections import Counter
from typing import Annotated, Final

from fastapi import Form, Query, Request, Response

from app.auth.deps import Caller
from app.core.database.sessions import Db
from app.core.http.fields import LARGEST_NUMBER
from app.core.locale import RequestLocale
from app.day.versions.affected import Step
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange, OrganizerEventToRead
from app.meetings import queries as meeting_queries
from app.meetings.versions import publishing
from app.meetings.versions import queries as versions_queries
from app.timetable.comparing import queries as comparing
from app.timetable.comparing import statistics
from app.timetable.versions.deps import TimetableToChange, TimetableToRead
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render
from app.web.frame.versions import astray_of

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
    page: Annotated[int, Query(ge=1, le=LARGEST_NUMBER)] = 1,
) -> Response:
    """Show what publishing this version changes for whom, against the published one."""
    published = versions_queries.published(db, event.id)
    step = Step(db, event, published, timetable)
    kinds = Counter(party.kind for party in step.parties)
    shown = min(page, step.pages)
    return render(
        request,
        "publish/publish.html",
        caller=caller,
        event=event,
        page="timetable",
        may_change=True,
        timetable=timetable,
        published=published,
        meetings=meeting_queries.meeting_count(db, timetable.id),
        cooperatives=kinds["cooperative"],
        partners=kinds["partner"],
        people=step.people,
        tables=step.tables,
        left_without=step.left_without,
        without=comparing.without_meeting(db, event.id, timetable.id),
        better=statistics.better(db, event, timetable),
        astray=astray_of(db, timetable.id),
        changes=step.page(shown, locale) if published else [],
        number_shown=shown,
        pages=step.pages,
    )


@router.post(PAGE)
def publish_on_page(
    event: EventToChange,
    timetable: TimetableToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    replaces: Annotated[int, Form(ge=0, le=LARGEST_NUMBER)],
) -> Response:
    """Publish the version, if what the page compared it with is still the published one."""
    publishing.publish(db, event, timetable, actor=caller, now=now, expected=replaces or None)
    return tell_at(
        f"/events/{event.id}/timetable?version={timetable.number}",
        "published",
        version=timetable.number,
    )
