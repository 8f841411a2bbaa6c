"""Members and the audit log of an event over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Request, Response, status

from app.auth.audit import queries as audit_queries
from app.auth.audit.schemas import AuditOut
from app.auth.deps import Caller
from app.auth.errors import ProofNeededError
from app.auth.invitations.schemas import InvitationIn, InvitationOut
from app.auth.invitations.service import invite
from app.auth.members import queries as members_queries
from app.auth.members import service as members_service
from app.auth.members.errors import LastOrganizerError, UserUnknownError
from app.auth.members.schemas import MemberIn, MemberOut
from app.auth.proof import PROVED
from app.auth.records import AuditEntry, User
from app.auth.users.errors import UsernameTakenError
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import (
    WRITING,
    errors,
)
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.events.addresses import page_address
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.errors import AddressNeededError

router = api_router(tag="events", prefix="/events")
INVITATION_PAGE = "/undangan"
"""The page of an invitation; its secret follows `#`, so the browser never sends it."""
"""The page on which an invited user sets a password."""


@router.get(
    "/{event_id}/members",
    operation_id="list_members",
    summary="List members",
    responses=errors(*WRITING),
)
def list_members(event: OrganizerEventToRead, db: Db) -> Page[MemberOut]:
    """List the event's members and their roles."""
    rows = members_queries.members_of(db, event.id)
    return Page(
        items=[
            MemberOut(user_id=user.id, username=user.username, role=membership.role)
            for membership, user in rows
        ]
    )


@router.put(
    "/{event_id}/members/{user_id}",
    operation_id="set_member",
    summary="Set a member's role",
    dependencies=[PROVED],
    responses=errors(ProofNeededError, *WRITING, UserUnknownError, LastOrganizerError),
)
def set_member(
    user_id: Annotated[UUID, Path(description="`id` of the user")],
    body: MemberIn,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
) -> MemberOut:
    """Give a user a role in the event, in place of the one they had."""
    membership = members_service.set_role(
        db, actor=caller, event_id=event.id, user_id=user_id, role=body.role, now=now
    )
    user = db.get_one(User, user_id)
    return MemberOut(user_id=user.id, username=user.username, role=membership.role)


@router.delete(
    "/{event_id}/members/{user_id}",
    operation_id="remove_member",
    summary="Remove a member",
    status_code=status.HTTP_204_NO_CONTENT,
    dependencies=[PROVED],
    responses=errors(ProofNeededError, *WRITING, LastOrganizerError),
)
def remove_member(
    user_id: Annotated[UUID, Path(description="`id` of the user")],
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
) -> Response:
    """Remove a user's role in the event."""
    members_service.remove_member(db, actor=caller, event_id=event.id, user_id=user_id, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


@router.post(
    "/{event_id}/invitations",
    operation_id="invite_member",
    summary="Invite a new user",
    status_code=status.HTTP_201_CREATED,
    dependencies=[PROVED],
    responses=errors(ProofNeededError, *WRITING, UsernameTakenError, AddressNeededError),
)
def invite_member(
    body: InvitationIn, event: EventToChange, caller: Caller, db: Db, now: Now, request: Request
) -> InvitationOut:
    """Add a user with a role in the event, and return the link with which they set a password.

    The link works once and for 7 days, for whoever opens it. It is shown only in this answer.
    """
    invited = invite(
        db, actor=caller, event_id=event.id, username=body.username, role=body.role, now=now
    )
    return InvitationOut(
        user_id=invited.user.id,
        username=invited.user.username,
        role=body.role,
        url=f"{page_address(request, event)}{INVITATION_PAGE}#{invited.secret}",
        expires_at=invited.expires_at,
    )


@router.get(
    "/{event_id}/audit",
    operation_id="list_audit",
    summary="Read the audit log",
    responses=errors(*WRITING, CursorInvalidError),
)
def list_audit(
    event: OrganizerEventToRead,
    db: Db,
    page: Paging,
    subject: Annotated[
        UUID | None, Query(description="`id` of a record, such as a cooperative: its history")
    ] = None,
) -> Page[AuditOut]:
    """Read the audit log of the event: who did what, oldest first."""
    entries = audit_queries.audit_of(event.id, subject)
    rows, cursor = fetch_page(db, entries, page, [AuditEntry.id])
    return Page(items=[AuditOut.model_validate(row) for row in rows], next_cursor=cursor)
