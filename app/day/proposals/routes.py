"""Proposals and what-if branches over HTTP."""

from typing import Annotated

from fastapi import Body, Query, Request, Response, status
from sqlmodel import col

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.db import Db, transaction
from app.core.errors import READING, WRITING, NotFoundError, errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.core.http.waiting import Wait, WaitingResponse
from app.core.locale import RequestLocale
from app.day import publishing, queries
from app.day.deps import Against, ProposalForOrganizer, ProposalForViewer
from app.day.errors import (
    BaseUnknownError,
    ChangeHypotheticalError,
    MeetingLockedError,
    NothingPublishedError,
    NotRealYetError,
    ProposalComputingError,
    ProposalDecidedError,
    ProposalOutdatedError,
    ProposalStaleError,
    RepairBaseError,
    RestoreObstructedError,
    SlotBegunError,
    TableUnknownError,
    WalkInUnnamedError,
)
from app.day.proposals import adopting, service
from app.day.proposals.schemas import (
    ComparisonOut,
    ProposalDetailOut,
    ProposalIn,
    ProposalOut,
    RestoreIn,
)
from app.day.proposals.views import compared, detailed, listed
from app.day.records import Proposal, ProposalKind, ProposalStatus
from app.events.deps import EventForOrganizer, EventForViewer
from app.events.errors import IntervalOrderError
from app.meetings.versions.errors import PublishedMeanwhileError
from app.partners.errors import TableExistsError, TablePartnerUnknownError
from app.requests.errors import (
    CooperativeUnknownError,
    LockExistsError,
    LocksClashError,
    LockSlotUnknownError,
    LockTableNeedsSlotError,
    LockTableWrongError,
    PartnerUnknownError,
)
from app.timetable.deps import TimetableForOrganizer, TimetableForViewer
from app.timetable.problem.errors import ListsUnsoundError, NothingToScheduleError
from app.timetable.versions.schemas import PublishIn, TimetableOut, expected_by

router = api_router(tag="day", prefix="/events/{event_id}")
CHANGING = (
    CooperativeUnknownError,
    PartnerUnknownError,
    TableUnknownError,
    IntervalOrderError,
    TableExistsError,
    TablePartnerUnknownError,
    WalkInUnnamedError,
    SlotBegunError,
    MeetingLockedError,
    LockExistsError,
    LocksClashError,
    LockSlotUnknownError,
    LockTableNeedsSlotError,
    LockTableWrongError,
)
"""What may be wrong with a change."""


@router.post(
    "/proposals",
    operation_id="create_proposal",
    summary="Ask for a repair or a what-if",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(
        *WRITING,
        *CHANGING,
        ChangeHypotheticalError,
        NothingPublishedError,
        RepairBaseError,
        BaseUnknownError,
        NothingToScheduleError,
        ListsUnsoundError,
    ),
)
def create_proposal(
    body: ProposalIn,
    event: EventForOrganizer,
    caller: Caller,
    db: Db,
    now: Now,
    response: Response,
    locale: RequestLocale,
) -> ProposalOut:
    """Have a timetable computed that follows the changes with the least change for people.

    Slots that are over, running or next stay as they are, but for what has become impossible.
    Nothing changes for anybody until the proposal is adopted.
    """
    made = service.request_proposal(db, event, body, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}/proposals/{made.number}"
    return listed(db, event, [made], locale)[0]


@router.get(
    "/proposals",
    operation_id="list_proposals",
    summary="List proposals",
    responses=errors(*READING, CursorInvalidError),
)
def list_proposals(
    event: EventForViewer,
    db: Db,
    page: Paging,
    locale: RequestLocale,
    kind: Annotated[ProposalKind | None, Query(description="Only of this kind")] = None,
) -> Page[ProposalOut]:
    """List the event's repairs and what-ifs, oldest first."""
    rows, cursor = fetch_page(
        db, queries.proposals(event.id, kind=kind), page, [col(Proposal.number)]
    )
    return Page(items=listed(db, event, rows, locale), next_cursor=cursor)


@router.get(
    "/proposals/{number}",
    operation_id="get_proposal",
    summary="Read a proposal",
    response_model=ProposalDetailOut,
    responses=errors(*READING),
)
def get_proposal(
    request: Request,
    event: EventForViewer,
    proposal: ProposalForViewer,
    db: Db,
    locale: RequestLocale,
    wait: Wait = 0,
) -> ProposalDetailOut | Response:
    """Read what a proposal changes for whom, how little that is, and what it is worth.

    With `wait` the answer comes as soon as it is computed, or when the time is over.
    """
    if wait == 0 or proposal.status is not ProposalStatus.COMPUTING:
        return detailed(db, event, proposal, locale)
    engine = request.app.state.engine

    def computed() -> bool:
        with transaction(engine, read_only=True) as session:
            return not queries.is_computing(session, proposal.id)

    def made() -> str:
        with transaction(engine, read_only=True) as session:
            now = queries.proposal(session, event.id, proposal.number)
            if now is None:  # deleted with its event meanwhile
                raise NotFoundError
            return detailed(session, event, now, locale).model_dump_json()

    return WaitingResponse(computed, made, seconds=wait)


@router.post(
    "/proposals/{number}/adopt",
    operation_id="adopt_proposal",
    summary="Adopt a proposal",
    responses=errors(
        *WRITING,
        *CHANGING,
        ProposalComputingError,
        ProposalDecidedError,
        ProposalStaleError,
        ProposalOutdatedError,
        NotRealYetError,
        PublishedMeanwhileError,
    ),
)
def adopt_proposal(
    event: EventForOrganizer,
    proposal: ProposalForOrganizer,
    caller: Caller,
    db: Db,
    now: Now,
    body: Annotated[PublishIn | None, Body()] = None,
) -> TimetableOut:
    """Write the changes to the event's lists and publish the proposal as a new timetable.

    Every other proposal for the timetable before is stale from then on.
    """
    version = adopting.adopt(db, event, proposal, actor=caller, now=now, expected=expected_by(body))
    return TimetableOut.model_validate(version)


@router.post(
    "/proposals/{number}/dismiss",
    operation_id="dismiss_proposal",
    summary="Dismiss a proposal",
    responses=errors(*WRITING, ProposalDecidedError),
)
def dismiss_proposal(
    event: EventForOrganizer,
    proposal: ProposalForOrganizer,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> ProposalOut:
    """Lay a proposal aside; one that is still computed is stopped."""
    dismissed = service.dismiss(db, proposal, actor=caller, now=now)
    return listed(db, event, [dismissed], locale)[0]


@router.post(
    "/timetables/{number}/restore",
    operation_id="restore_timetable",
    summary="Go back to an earlier timetable",
    responses=errors(*WRITING, RestoreObstructedError, PublishedMeanwhileError),
)
def restore_timetable(
    event: EventForOrganizer,
    timetable: TimetableForOrganizer,
    caller: Caller,
    db: Db,
    now: Now,
    body: Annotated[RestoreIn | None, Body()] = None,
) -> TimetableOut:
    """Publish an earlier version again, as a new one with a number of its own.

    The event's lists stay as they are. Where they do not allow some of its meetings any more,
    nothing is published unless the body says so.
    """
    version = publishing.restore(
        db,
        event,
        timetable,
        actor=caller,
        now=now,
        expected=expected_by(body),
        despite_obstacles=body is not None and body.despite_obstacles,
    )
    return TimetableOut.model_validate(version)


@router.get(
    "/timetables/{number}/compare/{against}",
    operation_id="compare_versions",
    summary="Compare two timetables by what they are worth",
    responses=errors(*READING, NothingToScheduleError, ListsUnsoundError),
)
def compare_versions(
    event: EventForViewer,
    timetable: TimetableForViewer,
    against: Against,
    db: Db,
    locale: RequestLocale,
) -> ComparisonOut:
    """Tell per person what changes from the first to the second, and the tiers of both.

    Both are measured against the event's lists as they are now.
    """
    return compared(db, event, timetable, against, locale)
