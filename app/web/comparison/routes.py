"""The organizers' pages that compare two versions, and go back to one."""

from functools import partial
from typing import Annotated, Final

from fastapi import Form, Header, Query, Request, Response

from app.auth.deps import Caller
from app.core.database.sessions import Db
from app.core.http.fields import LARGEST_NUMBER
from app.core.locale import RequestLocale
from app.day.versions import service
from app.day.versions.affected import Step
from app.day.versions.deps import Against
from app.day.versions.views import worth_of
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange, OrganizerEventToRead
from app.meetings.versions import queries as versions_queries
from app.timetable.versions.deps import TimetableToChange, TimetableToRead
from app.web.frame.pages import pages_router, see_other
from app.web.frame.rendering import render
from app.web.frame.tiers import written

router = pages_router()
PAGE: Final = "/events/{event_id}/timetables/{number}/compare/{against}"


@router.get(PAGE)
def comparison_page(
    request: Request,
    event: OrganizerEventToRead,
    timetable: TimetableToRead,
    against: Against,
    caller: Caller,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
    page: Annotated[int, Query(ge=1, le=LARGEST_NUMBER)] = 1,
) -> Response:
    """Show what differs between two versions, with a button that publishes the first again."""
    published = versions_queries.published(db, event.id)
    step = Step(db, event, timetable, against)
    shown = min(page, step.pages)
    return render(
        request,
        "comparison/comparison.html",
        caller=caller,
        event=event,
        page="changes",
        may_change=True,
        number_before=timetable.number,
        number_after=against.number,
        diff=step.diff(shown, locale),
        tiers=None,
        number_shown=shown,
        pages=step.pages,
        published=None if published is None else published.number,
        stays=bool(service.kept_slots(db, event, now)),
    )


@router.get(PAGE + "/worth")
def worth_page(
    request: Request,
    event: OrganizerEventToRead,
    timetable: TimetableToRead,
    against: Against,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
    htmx: Annotated[bool, Header(alias="HX-Request")] = False,
) -> Response:
    """Show what two versions are worth; to the page's script it is the table alone.

    Both are measured by the lists as they are now, which takes seconds in a large event.
    """
    return render(
        request,
        "comparison/tiers.html" if htmx else "comparison/worth.html",
        caller=caller,
        event=event,
        page="changes",
        may_change=True,
        number_before=timetable.number,
        number_after=against.number,
        tiers=worth_of(db, event, timetable, against),
        written=partial(written, locale=locale),
    )


@router.post("/events/{event_id}/timetables/{number}/restore")
def restore_on_page(
    event: EventToChange,
    timetable: TimetableToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    replaces: Annotated[int | None, Form(ge=1, le=LARGEST_NUMBER)] = None,
) -> Response:
    """Publish an earlier version again."""
    service.restore(db, event, timetable, actor=caller, now=now, expected=replaces)
    return see_other(f"/events/{event.id}/changes#versions")
