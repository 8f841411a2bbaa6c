"""Claims, and the restriction of a person's data, over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, status
from sqlmodel import col

from app.attendees.deps import AttendeeToChange, SeesAfterWriting, SeesPersonalData
from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import WRITING, errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.events.deps import EventToChange, OrganizerEventToRead
from app.privacy.claims import queries, service
from app.privacy.claims.deps import ClaimToChange
from app.privacy.claims.errors import ClaimAnsweredError, ClaimEarlyError, ClaimNamelessError
from app.privacy.claims.records import Claim
from app.privacy.claims.schemas import ClaimAnswerIn, ClaimIn, ClaimOut
from app.privacy.schemas import RestrictionOut

router = api_router(tag="privacy", prefix="/events/{event_id}")


@router.get(
    "/claims",
    operation_id="list_claims",
    summary="List what people ask about their data",
    responses=errors(*WRITING, CursorInvalidError),
)
def list_claims(
    event: OrganizerEventToRead,
    audited: SeesPersonalData,
    db: Db,
    now: Now,
    page: Paging,
    is_open: Annotated[
        bool | None, Query(alias="open", description="Those not answered yet alone, or the others")
    ] = None,
    attendee_id: Annotated[UUID | None, Query(description="Those of one person alone")] = None,
) -> Page[ClaimOut]:
    """List claims, those due first; each is due 3 x 24 hours after it came in.

    The reading is audited.
    """
    statement = queries.claims(event.id, is_open=is_open, attendee_id=attendee_id)
    rows, cursor = fetch_page(db, statement, page, [col(Claim.due_at), col(Claim.id)])
    return Page(items=[service.shown(row, now) for row in rows], next_cursor=cursor)


@router.post(
    "/claims",
    operation_id="record_claim",
    summary="Write down what somebody asks about their data",
    status_code=status.HTTP_201_CREATED,
    responses=errors(*WRITING, ClaimEarlyError, ClaimNamelessError),
)
def record_claim(body: ClaimIn, event: EventToChange, caller: Caller, db: Db, now: Now) -> ClaimOut:
    """Write down a claim when it comes in: access, correction, restriction or erasure."""
    return service.shown(service.record(db, event, body, actor=caller, now=now), now)


@router.post(
    "/claims/{claim_id}/answer",
    operation_id="answer_claim",
    summary="Note how a claim was answered",
    responses=errors(*WRITING, ClaimAnsweredError),
)
def answer_claim(
    body: ClaimAnswerIn,
    claim: ClaimToChange,
    caller: Caller,
    db: Db,
    now: Now,
    personal: SeesAfterWriting,
) -> ClaimOut:
    """Note that a claim was carried out, or why it was refused.

    Erasing a person, or restricting their data, answers their claim for it by itself.
    """
    done = service.shown(service.answer(db, claim, body, actor=caller, now=now), now)
    return done if personal else done.model_copy(update={"asked": None})


@router.post(
    "/attendees/{attendee_id}/restrict",
    operation_id="restrict_attendee",
    summary="Restrict what is done with a person's data",
    responses=errors(*WRITING),
)
def restrict_attendee(
    attendee: AttendeeToChange, caller: Caller, db: Db, now: Now
) -> RestrictionOut:
    """Show the person's numbers, address and note to nobody, and write no message to them.

    They take part as before; what is held can still be exported, corrected and erased.
    """
    done = service.restrict(db, attendee, actor=caller, now=now)
    return RestrictionOut(attendee_id=done.id, restricted_at=done.restricted_at)


@router.post(
    "/attendees/{attendee_id}/lift-restriction",
    operation_id="lift_attendee_restriction",
    summary="Let a person's data be used again",
    responses=errors(*WRITING),
)
def lift_attendee_restriction(
    attendee: AttendeeToChange, caller: Caller, db: Db, now: Now
) -> RestrictionOut:
    """End the restriction, as the person wishes."""
    done = service.lift(db, attendee, actor=caller, now=now)
    return RestrictionOut(attendee_id=done.id, restricted_at=done.restricted_at)
