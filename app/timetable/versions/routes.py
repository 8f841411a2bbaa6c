"""Timetables over HTTP: immutable versions, published one at a time."""

from typing import Annotated
from uuid import UUID

from fastapi import Body, Query, Response
from sqlmodel import col

from app.auth.deps import Caller
from app.core.database.sessions import Db
from app.core.errors import READING, WRITING, errors, or_not_found
from app.core.http.fields import LARGEST_NUMBER
from app.core.http.later import LaterResponse
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange, EventToRead
from app.meetings import queries as meeting_queries
from app.meetings.granting import queries as granting_queries
from app.meetings.granting import service as granting_service
from app.meetings.records import Meeting, Timetable
from app.meetings.schemas import MeetingOut
from app.meetings.versions import publishing, queries
from app.meetings.versions.errors import (
    PastChangedError,
    PublishedMeanwhileError,
    SlotsWithdrawnError,
)
from app.requests.records import Request
from app.timetable.bridge import solving
from app.timetable.comparing import statistics
from app.timetable.comparing.rules import difference
from app.timetable.comparing.schemas import DifferenceOut, PartyChangesOut, SummaryOut
from app.timetable.versions import schemas
from app.timetable.versions.deps import TimetableToChange, TimetableToRead
from app.timetable.versions.errors import NoCertificateError
from app.timetable.versions.schemas import (
    CertificateOut,
    PublishIn,
    RegistrationOrderOut,
    TimetableDetailOut,
    TimetableOut,
    UngrantedOut,
    VerificationOut,
)
from app.timetable.versions.views import registration_order_out, ungranted_out

router = api_router(tag="timetables", prefix="/events/{event_id}/timetables")
OnlyCooperative = Annotated[UUID | None, Query(description="Only of this cooperative")]
OnlyPartner = Annotated[UUID | None, Query(description="Only of this partner")]


@router.get(
    "",
    operation_id="list_timetables",
    summary="List timetables",
    responses=errors(*READING, CursorInvalidError),
)
def list_timetables(event: EventToRead, db: Db, page: Paging) -> Page[TimetableOut]:
    """List the versions, oldest first; one at most is published."""
    statement = queries.timetables(event.id)
    rows, cursor = fetch_page(db, statement, page, [col(Timetable.number)])
    return Page(items=[TimetableOut.model_validate(row) for row in rows], next_cursor=cursor)


@router.get(
    "/{number}",
    operation_id="get_timetable",
    summary="Read a timetable",
    responses=errors(*READING),
)
def get_timetable(event: EventToRead, timetable: TimetableToRead, db: Db) -> TimetableDetailOut:
    """Read one version."""
    return TimetableDetailOut(
        **TimetableOut.model_validate(timetable).model_dump(),
        meetings=meeting_queries.meeting_count(db, timetable.id),
    )


@router.get(
    "/{number}/meetings",
    operation_id="list_meetings",
    summary="List a timetable's meetings",
    responses=errors(*READING, CursorInvalidError),
)
def list_meetings(
    event: EventToRead,
    timetable: TimetableToRead,
    db: Db,
    page: Paging,
    cooperative_id: OnlyCooperative = None,
    partner_id: OnlyPartner = None,
    slot_id: Annotated[UUID | None, Query(description="Only in this slot")] = None,
    table_id: Annotated[UUID | None, Query(description="Only at this table")] = None,
) -> Page[MeetingOut]:
    """List who meets whom, when and where, in order of time, table and seat."""
    statement = meeting_queries.meetings(
        timetable.id,
        cooperative_id=cooperative_id,
        partner_id=partner_id,
        slot_id=slot_id,
        table_id=table_id,
    )
    rows, cursor = fetch_page(db, statement, page, [col(Meeting.id)])
    lines = meeting_queries.meeting_lines(db, timetable.id, only={row.id for row in rows})
    return Page(items=[MeetingOut.model_validate(line) for line in lines], next_cursor=cursor)


@router.get(
    "/{number}/ungranted",
    operation_id="list_ungranted",
    summary="List requests without a meeting",
    responses=errors(*READING, CursorInvalidError),
)
def list_ungranted(
    event: EventToRead,
    timetable: TimetableToRead,
    db: Db,
    page: Paging,
    locale: RequestLocale,
    cooperative_id: OnlyCooperative = None,
    partner_id: OnlyPartner = None,
) -> Page[UngrantedOut]:
    """List the requests that this timetable does not grant, each with the reason."""
    statement = granting_queries.ungranted_requests(
        event.id, timetable.id, cooperative_id=cooperative_id, partner_id=partner_id
    )
    keys = [col(Request.cooperative_id), col(Request.rank), col(Request.id)]
    rows, cursor = fetch_page(db, statement, page, keys)
    reasoned = granting_service.with_reasons(db, event.id, timetable.id, rows)
    return Page(items=ungranted_out(db, reasoned, locale), next_cursor=cursor)


@router.post(
    "/{number}/publish",
    operation_id="publish_timetable",
    summary="Publish a timetable",
    responses=errors(*WRITING, PublishedMeanwhileError, SlotsWithdrawnError, PastChangedError),
)
def publish_timetable(
    event: EventToChange,
    timetable: TimetableToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    body: Annotated[PublishIn | None, Body()] = None,
) -> TimetableOut:
    """Publish this version; the one published before is superseded.

    A superseded version can be published again.
    """
    expected = schemas.expected_by(body)
    published = publishing.publish(db, event, timetable, actor=caller, now=now, expected=expected)
    return TimetableOut.model_validate(published)


@router.get(
    "/{number}/diff",
    operation_id="compare_timetables",
    summary="Compare two timetables",
    responses=errors(*READING),
)
def compare_timetables(
    event: EventToRead,
    timetable: TimetableToRead,
    db: Db,
    against: Annotated[
        int, Query(ge=1, le=LARGEST_NUMBER, description="Number of the timetable before")
    ],
) -> DifferenceOut:
    """Read what changes for each party from `against` to this version."""
    other = or_not_found(queries.timetable(db, event.id, against))
    found = difference(
        meeting_queries.meeting_lines(db, other.id), meeting_queries.meeting_lines(db, timetable.id)
    )
    return DifferenceOut(
        number=timetable.number,
        against=against,
        added=found.added,
        removed=found.removed,
        moved=found.moved,
        unchanged=found.unchanged,
        parties=[PartyChangesOut.model_validate(party) for party in found.parties],
    )


@router.get(
    "/{number}/summary",
    operation_id="summarize_timetable",
    summary="A timetable in figures",
    responses=errors(*READING),
)
def summarize_timetable(event: EventToRead, timetable: TimetableToRead, db: Db) -> SummaryOut:
    """Read tiers with value, bound and proof; meetings per cooperative, kecamatan and partner."""
    return statistics.summary(db, event, timetable)


@router.get(
    "/{number}/certificate",
    operation_id="get_certificate",
    summary="Read and verify a timetable's certificate",
    responses=errors(*READING, NoCertificateError),
)
def get_certificate(event: EventToRead, timetable: TimetableToRead) -> CertificateOut:
    """Read problem, solution, bounds and witnesses, checked anew without a solver."""
    certificate = timetable.certificate
    if certificate is None:
        raise NoCertificateError
    verdict = solving.verify(certificate["problem"], certificate["result"])
    return CertificateOut(
        number=timetable.number,
        problem=certificate["problem"],
        result=certificate["result"],
        verification=VerificationOut(**verdict),
    )


@router.get(
    "/{number}/registration-order",
    operation_id="get_registration_order",
    summary="Read what registration order would have given",
    response_model=RegistrationOrderOut,
    responses=errors(*READING, NoCertificateError),
)
def get_registration_order(event: EventToRead, timetable: TimetableToRead) -> Response:
    """Read what first come, first served would have made of the same requests, without a solver.

    It is worked out from the problem that this timetable was made from.
    """
    certificate = timetable.certificate
    if certificate is None:
        raise NoCertificateError
    return LaterResponse(
        lambda: (
            registration_order_out(timetable.number, certificate["problem"])
            .model_dump_json()
            .encode()
        ),
        media_type="application/json",
        headers={},
    )
