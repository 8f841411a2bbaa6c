"""The day at the door, for organizers: arrivals, who is missing, conflicts."""

from datetime import date
from typing import Annotated, Final

from fastapi import Form, Header, Query, Request, Response
from sqlmodel import Session, col

from app.attendees.records import Attendee
from app.auth.deps import Caller
from app.checkin.arrivals import queries as arrival_queries
from app.checkin.arrivals.schemas import AbsentOut
from app.checkin.arrivals.views import absent as absent_out
from app.checkin.arrivals.views import arrivals
from app.checkin.conflicts import queries as conflicts_queries
from app.checkin.conflicts import service as conflicts_service
from app.checkin.conflicts.deps import LockedConflict
from app.checkin.conflicts.schemas import ConflictOut
from app.checkin.conflicts.views import conflicts_out
from app.checkin.holders.people import People
from app.checkin.scans.clocks import day_of
from app.core.database.sessions import Db
from app.core.errors import or_not_found
from app.core.http.fields import Words
from app.core.http.paging import PageRequest
from app.core.locale import Locale, RequestLocale
from app.events.clocks.deps import DayNow
from app.events.deps import OrganizerEventToRead
from app.events.records import Event
from app.notify.feed import queries as feed
from app.web.devices.routes import devices_part
from app.web.door.view import ABSENT_STEP, MOST_CONFLICTS, chart, share, soonest_first
from app.web.frame.pages import pages_router, see_other
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = "/events/{event_id}/door"


@router.get(PAGE)
def door_page(
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
    absent: Annotated[int, Query(ge=ABSENT_STEP, le=1_000_000)] = ABSENT_STEP,
    day: date | None = None,
    htmx: Annotated[bool, Header(alias="HX-Request")] = False,
) -> Response:
    """Show the present state of the day; the page's script asks for its live part alone.

    `absent` is how many of the missing people are listed, `day` the one of the event's days that is
    looked at; without it the present one.
    """
    place = feed.head(
        db, event.id
    )  # read first, so that events during this request are asked for again
    today = day_of(now, event.timezone)
    seen = today if day is None else or_not_found(day if day in event.days else None)
    shown = arrivals(
        seen,
        arrival_queries.arrival_counts(db, event.id, seen),
        arrival_queries.arrival_moments(db, event.id, seen),
    )
    missing = _absent(db, event, seen, now)
    return render(
        request,
        "door/live.html" if htmx else "door/door.html",
        caller=caller,
        event=event,
        page="door",
        may_change=True,
        place=place,
        arrivals=shown,
        today=today,
        of_day="" if day is None else f"&day={day}",
        share=share(shown, locale),
        chart=chart(shown.per_minute, event.timezone, locale),
        conflicts=_conflicts(db, event, now, locale),
        missing=missing[:absent],
        missing_more=max(0, len(missing) - absent),
        absent_next=absent + ABSENT_STEP,
        **devices_part(db, event, now, locale),
        now=now,
    )


def _absent(session: Session, event: Event, day: date, now: DayNow) -> list[AbsentOut]:
    statement = arrival_queries.absent(event.id, day).order_by(col(Attendee.name))
    ids = [attendee.id for attendee in session.exec(statement)]
    people = People(session, event.id)
    people.find(ids)
    shown = [people.person(attendee_id) for attendee_id in ids]
    return soonest_first([absent_out(one, people.appointments(one), now) for one in shown])


def _conflicts(session: Session, event: Event, now: DayNow, locale: Locale) -> list[ConflictOut]:
    """Return the unresolved conflicts, the most urgent first."""
    lines = conflicts_queries.conflict_lines(session, event.id, now, resolved=False)
    shown, _ = conflicts_service.ranked(lines, PageRequest(limit=MOST_CONFLICTS, cursor=None))
    return conflicts_out(session, event, shown, now, locale)


@router.post(PAGE + "/conflicts/{conflict_id}")
def resolve_conflict(
    event: OrganizerEventToRead,
    conflict: LockedConflict,
    caller: Caller,
    db: Db,
    now: DayNow,
    note: Annotated[Words, Form(min_length=1, max_length=400)],
) -> Response:
    """Mark a conflict as resolved, with the organizer's note."""
    conflicts_service.resolve(db, conflict, note=note, actor=caller, now=now)
    return see_other(f"/events/{event.id}/door#conflicts")
