"""Arrivals over HTTP."""

from datetime import date
from typing import Annotated

from fastapi import Query
from sqlmodel import col

from app.attendees.records import Attendee
from app.checkin.arrivals import queries
from app.checkin.arrivals.schemas import AbsentOut, ArrivalsOut, HostVisitsOut
from app.checkin.arrivals.views import absent, arrivals, visits
from app.checkin.holders.people import People
from app.checkin.scans.clocks import day_of
from app.core.database.sessions import Db
from app.core.errors import READING, WRITING, errors
from app.core.http.fields import NO_NUL
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.events.clocks.deps import DayNow
from app.events.deps import DoorEventToRead, TableHost
from app.meetings import queries as meeting_queries
from app.meetings.versions import queries as versions_queries

router = api_router(tag="check-in", prefix="/events/{event_id}")
Day = Annotated[
    date | None,
    Query(description="In the event's own zone; left out: today", examples=["2025-07-04"]),
]


@router.get(
    "/arrivals",
    operation_id="get_arrivals",
    summary="Count arrivals",
    responses=errors(*READING),
)
def get_arrivals(event: DoorEventToRead, db: Db, now: DayNow, day: Day = None) -> ArrivalsOut:
    """Count who is expected and who has come through a gate of the event, on one day."""
    on = day or day_of(now, event.timezone)
    counts = queries.arrival_counts(db, event.id, on)
    return arrivals(on, counts, queries.arrival_moments(db, event.id, on))


@router.get(
    "/arrivals/absent",
    operation_id="list_absent",
    summary="List who has not come",
    responses=errors(*READING, CursorInvalidError),
)
def list_absent(
    event: DoorEventToRead,
    db: Db,
    now: DayNow,
    page: Paging,
    day: Day = None,
    kecamatan: Annotated[
        str | None, Query(max_length=120, pattern=NO_NUL, description="Of this one only")
    ] = None,
) -> Page[AbsentOut]:
    """List by name who is expected and has not come, each with the meeting that comes next."""
    on = day or day_of(now, event.timezone)
    statement = queries.absent(event.id, on, kecamatan=kecamatan)
    keys = [col(Attendee.name), col(Attendee.id)]
    rows, cursor = fetch_page(db, statement, page, keys)
    people = People(db, event.id)
    people.find([row.id for row in rows])
    shown = [people.person(row.id) for row in rows]
    return Page(
        items=[absent(person, people.appointments(person), now) for person in shown],
        next_cursor=cursor,
    )


@router.get(
    "/host/visits",
    operation_id="list_host_visits",
    summary="List who comes to the meetings you lead",
    responses=errors(*WRITING),
)
def list_host_visits(hosting: TableHost, db: Db, now: DayNow) -> HostVisitsOut:
    """List the published meetings that you lead, each with who comes and whether they are here.

    A device at tables gets those of its tables, a partner's link those of the partner. Names only:
    phone numbers are for organizers.
    """
    event = hosting.event
    published = versions_queries.published(db, event.id)
    lines = [] if published is None else meeting_queries.meeting_lines(db, published.id)
    led = [line for line in lines if hosting.may_host(line.partner_id, line.table_id)]
    cooperatives = {line.cooperative_id for line in led}
    people = queries.visitors(db, event.id, cooperatives, day_of(now, event.timezone))
    return visits(led, people)
