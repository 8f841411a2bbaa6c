"""Proposals over HTTP: repairs and what-ifs."""

from typing import Annotated

from fastapi import Body, Query, Request, Response, status
from sqlmodel import col

from app.auth.deps import Caller
from app.core.database.sessions import Db, transaction
from app.core.errors import READING, WRITING, NotFoundError, errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.core.http.waiting import Wait, WaitingResponse
from app.core.locale import RequestLocale
from app.day.errors import (
    NothingLeftError,
    NothingPublishedError,
    PairMetError,
    TableUnknownError,
)
from app.day.proposals import adopting, queries, service
from app.day.proposals.deps import ProposalToChange, ProposalToRead
from app.day.proposals.errors import (
    BaseUnknownError,
    ChangeHypotheticalError,
    MeetingLockedError,
    NotRealYetError,
    ProposalComputingError,
    ProposalDecidedError,
    ProposalOutdatedError,
    ProposalStaleError,
    RepairBaseError,
    SlotBegunError,
    WalkInUnnamedError,
)
from app.day.proposals.records import Proposal, ProposalKind, ProposalStatus
from app.day.proposals.schemas import ProposalDetailOut, ProposalIn, ProposalOut
from app.day.proposals.views import detailed, listed
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange, EventToRead
from app.events.errors import IntervalDayError, IntervalOrderError
from app.meetings.versions.errors import PastChangedError, PublishedMeanwhileError
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
from app.timetable.problem.errors import ListsUnsoundError, NothingToScheduleError
from app.timetable.versions.schemas import PublishIn, TimetableOut, expected_by

router = api_router(tag="day", prefix="/events/{event_id}")
CHANGING = (
    CooperativeUnknownError,
    PartnerUnknownError,
    TableUnknownError,
    IntervalDayError,
    IntervalOrderError,
    TableExistsError,
    TablePartnerUnknownError,
    WalkInUnnamedError,
    SlotBegunError,
    NothingLeftError,
    PairMetError,
    MeetingLockedError,
    LockExistsError,
    LocksClashError,
    LockSlotUnknownError,
    LockTableNeedsSlotError,
    LockTableWrongError,
)
"""Refusals of a change."""


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
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    response: Response,
    locale: RequestLocale,
) -> ProposalOut:
    """Have a timetable computed that follows the changes with the least change for people.

    Slots that are over, running or next stay as they are, except for meetings that have become
    impossible. Nothing changes for anybody until the proposal is adopted.
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
    event: EventToRead,
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
    event: EventToRead,
    proposal: ProposalToRead,
    db: Db,
    locale: RequestLocale,
    wait: Wait = 0,
) -> ProposalDetailOut | Response:
    """Read what a proposal changes for whom, how little that is, and what it is worth.

    With `wait` the response comes as soon as it is computed, or when the time is over.
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
        PastChangedError,
    ),
)
def adopt_proposal(
    event: EventToChange,
    proposal: ProposalToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    body: Annotated[PublishIn | None, Body()] = None,
) -> TimetableOut:
    """Write the changes to the event's lists and publish the proposal as a new timetable.

    Every other proposal goes on to wait as long as what it asks for still fits; then it is stale.
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
    event: EventToChange,
    proposal: ProposalToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
) -> ProposalOut:
    """Dismiss a proposal; if it is still being computed, that is stopped."""
    dismissed = service.dismiss(db, proposal, actor=caller, now=now)
    return listed(db, event, [dismissed], locale)[0]
