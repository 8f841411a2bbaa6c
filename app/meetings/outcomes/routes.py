"""Reports on meetings over HTTP: for organizers, devices at tables and partners' links."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Response, status
from sqlmodel import col

from app.auth.principal import Principal
from app.core.database.sessions import Db
from app.core.errors import AppError, ForbiddenError, NotFoundError, errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.events.clocks.deps import DayNow
from app.events.deps import TableHost
from app.meetings import queries
from app.meetings.outcomes import queries as outcomes_queries
from app.meetings.outcomes.errors import (
    FactCodeError,
    FactEmptyError,
    FactIdTakenError,
    MeetingUnknownError,
)
from app.meetings.outcomes.host_schemas import HostOut, HostTableOut
from app.meetings.outcomes.schemas import (
    FactBatchIn,
    FactBatchOut,
    FactIn,
    HostedMeetingDetailOut,
    HostedMeetingOut,
    MeetingStateOut,
)
from app.meetings.outcomes.service import hosted, record_facts
from app.meetings.outcomes.views import batch_out, detail_out, hosted_out, state_out
from app.meetings.records import Meeting
from app.meetings.versions import queries as versions_queries
from app.partners import queries as partners

router = api_router(tag="meetings", prefix="/events/{event_id}")
ACCESS = (NotFoundError, ForbiddenError)
FLAWS = (MeetingUnknownError, FactEmptyError, FactCodeError, FactIdTakenError)


@router.get(
    "/host",
    operation_id="get_host",
    summary="Read the tables that you lead",
    responses=errors(*ACCESS),
)
def get_host(hosting: TableHost, db: Db, now: DayNow) -> HostOut:
    """Read which tables you lead: those of the device, of the link's partner, or all."""
    event = hosting.event
    names = {partner.id: partner.name for partner in partners.all_partners(db, event.id)}
    published = versions_queries.published(db, event.id)
    holder = hosting.holder
    return HostOut(
        event_id=event.id,
        event=event.name,
        place=event.place,
        day=event.day,
        timezone=event.timezone,
        name=holder.username if isinstance(holder, Principal) else holder.name,
        tables=[
            HostTableOut(
                id=table.id,
                number=table.number,
                zone=table.zone,
                partner_id=table.partner_id,
                partner=names[table.partner_id],
            )
            for table in partners.all_tables(db, event.id)
            if hosting.may_host(table.partner_id, table.id)
        ],
        timetable=published.number if published else None,
        server_time=now,
    )


@router.get(
    "/meetings",
    operation_id="list_hosted_meetings",
    summary="List the meetings you lead",
    responses=errors(*ACCESS, CursorInvalidError),
)
def list_hosted_meetings(
    hosting: TableHost,
    db: Db,
    page: Paging,
    table_id: Annotated[UUID | None, Query(description="Only at this table")] = None,
    partner_id: Annotated[UUID | None, Query(description="Only of this partner")] = None,
) -> Page[HostedMeetingOut]:
    """List the meetings of the published timetable that you may lead, with their state.

    In order of time, table and seat. A device at tables gets the meetings of its tables, a
    partner's link those of the partner; an organizer gets all.
    """
    published = versions_queries.published(db, hosting.event.id)
    if published is None:
        return Page(items=[])
    statement = queries.meetings(published.id, partner_id=partner_id, table_id=table_id)
    if hosting.partner_id is not None:
        statement = statement.where(Meeting.partner_id == hosting.partner_id)
    if hosting.table_ids is not None:
        statement = statement.where(col(Meeting.table_id).in_(hosting.table_ids))
    rows, cursor = fetch_page(db, statement, page, [col(Meeting.id)])
    shown = hosted(db, hosting.event.id, published.id, {row.id for row in rows})
    return Page(items=[hosted_out(one) for one in shown], next_cursor=cursor)


@router.get(
    "/meetings/{meeting_id}",
    operation_id="get_hosted_meeting",
    summary="Read a meeting's state and reports",
    responses=errors(*ACCESS),
)
def get_hosted_meeting(
    meeting_id: Annotated[UUID, Path(description="`id` of the meeting")], hosting: TableHost, db: Db
) -> HostedMeetingDetailOut:
    """Read a meeting's state with all reports on the pair, contradictory ones included."""
    known = outcomes_queries.meetings_by_id(db, hosting.event.id, [meeting_id])
    if meeting_id not in known:
        raise NotFoundError
    meeting = known[meeting_id]
    if not hosting.may_host(meeting.partner_id, meeting.table_id):
        raise ForbiddenError
    (found,) = hosted(db, hosting.event.id, meeting.timetable_id, [meeting_id])
    return detail_out(found)


@router.post(
    "/meeting-facts",
    operation_id="record_meeting_fact",
    summary="Report on a meeting",
    status_code=status.HTTP_201_CREATED,
    responses={
        200: {"model": MeetingStateOut, "description": "Recorded before; how it stands now"},
        **errors(*ACCESS, *FLAWS),
    },
)
def record_meeting_fact(
    body: FactIn, hosting: TableHost, db: Db, now: DayNow, response: Response
) -> MeetingStateOut:
    """Report that a meeting began, was held or did not take place, what it led to, or both.

    Every report is kept; the latest status and the latest outcome count, by the clients' clocks.
    Repeating a `fact_id` is safe. The status `planned` corrects a mistaken report.
    """
    (outcome,) = record_facts(db, hosting, [body], now=now)
    if isinstance(outcome, AppError):
        raise outcome
    if not outcome.is_new:
        response.status_code = status.HTTP_200_OK
    return state_out(outcome.meeting_id, outcome.state)


@router.post(
    "/meeting-facts/batch",
    operation_id="record_meeting_facts",
    summary="Upload reports on meetings",
    responses=errors(*ACCESS),
)
def record_meeting_facts(
    body: FactBatchIn, hosting: TableHost, db: Db, now: DayNow, locale: RequestLocale
) -> FactBatchOut:
    """Record the reports that a client kept while offline; each is answered, in the order sent."""
    facts = [item for item in body.facts if isinstance(item, FactIn)]
    outcomes = record_facts(db, hosting, facts, now=now)
    return FactBatchOut(items=batch_out(body, outcomes, locale))
