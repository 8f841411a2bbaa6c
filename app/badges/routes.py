"""Badges over HTTP: for organizers only, since a copy of a token works like the badge itself."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, status

from app.auth.deps import Caller
from app.auth.errors import ProofNeededError
from app.auth.proof import PROVED
from app.badges import keys, queries, service
from app.badges.deps import BadgeToChange, BadgeToRead, KeyToChange, PublicAddress
from app.badges.errors import (
    AttendeeWithdrawnError,
    BadgeActiveError,
    BadgeAttendeeUnknownError,
    BadgeRevokedError,
    PrintedBadgeUnknownError,
    PublicAddressUnusableError,
)
from app.badges.records import Badge, RevocationReason, SigningKey
from app.badges.rules import code_text
from app.badges.schemas import (
    BadgeOut,
    IssuedOut,
    IssueIn,
    KeyRevokedOut,
    PrintsIn,
    PrintsOut,
    RevokeIn,
    SigningKeyOut,
)
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import ForbiddenError, NotFoundError, errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.events.deps import EventToChange, OrganizerEventToRead

router = api_router(tag="badges", prefix="/events/{event_id}/badges")
COMMON = (NotFoundError, ForbiddenError)


def _out(badge: Badge, address: str | None) -> BadgeOut:
    return BadgeOut(**badge.model_dump(), code=code_text(badge.token, address))


@router.post(
    "",
    operation_id="issue_badges",
    summary="Issue badges",
    status_code=status.HTTP_201_CREATED,
    responses=errors(
        *COMMON,
        BadgeAttendeeUnknownError,
        AttendeeWithdrawnError,
        BadgeActiveError,
        PublicAddressUnusableError,
    ),
)
def issue_badges(
    body: IssueIn,
    event: EventToChange,
    address: PublicAddress,
    caller: Caller,
    db: Db,
    now: Now,
) -> IssuedOut:
    """Issue a badge to one person, or to every active person who has none.

    Repeating the request issues nothing more: a person with a badge keeps it, also after a change
    of name.
    """
    if body.attendee_id is None:
        issued = service.issue_missing(db, event, actor=caller, now=now)
    else:
        issued = [service.issue_one(db, event, body.attendee_id, actor=caller, now=now)]
    return IssuedOut(items=[_out(badge, address) for badge in issued])


@router.get(
    "",
    operation_id="list_badges",
    summary="List badges",
    responses=errors(*COMMON, CursorInvalidError, PublicAddressUnusableError),
)
def list_badges(
    event: OrganizerEventToRead,
    address: PublicAddress,
    db: Db,
    page: Paging,
    attendee_id: Annotated[UUID | None, Query(description="Only of this person")] = None,
    active: Annotated[
        bool | None, Query(description="Only valid badges, or only revoked ones")
    ] = None,
) -> Page[BadgeOut]:
    """List the event's badges in the order of issue."""
    statement = queries.badges(event.id, attendee_id=attendee_id, active=active)
    rows, cursor = fetch_page(db, statement, page, [Badge.id])
    return Page(items=[_out(row, address) for row in rows], next_cursor=cursor)


@router.post(
    "/keys/rotate",
    operation_id="rotate_signing_key",
    summary="Rotate the signing key",
    status_code=status.HTTP_201_CREATED,
    dependencies=[PROVED],
    responses=errors(ProofNeededError, *COMMON),
)
def rotate_signing_key(event: EventToChange, caller: Caller, db: Db, now: Now) -> SigningKeyOut:
    """Sign new badges with a new key; badges issued before stay valid."""
    return SigningKeyOut.model_validate(keys.rotate_key(db, event, actor=caller, now=now))


@router.get(
    "/keys",
    operation_id="list_signing_keys",
    summary="List signing keys",
    responses=errors(*COMMON, CursorInvalidError),
)
def list_signing_keys(event: OrganizerEventToRead, db: Db, page: Paging) -> Page[SigningKeyOut]:
    """List the event's keys in the order made, retired and revoked ones included."""
    rows, cursor = fetch_page(db, queries.event_keys(event.id), page, [SigningKey.id])
    return Page(items=[SigningKeyOut.model_validate(row) for row in rows], next_cursor=cursor)


@router.post(
    "/keys/{key_id}/revoke",
    operation_id="revoke_signing_key",
    summary="Revoke a leaked signing key",
    dependencies=[PROVED],
    responses=errors(ProofNeededError, *COMMON),
)
def revoke_signing_key(
    event: EventToChange, key: KeyToChange, caller: Caller, db: Db, now: Now
) -> KeyRevokedOut:
    """Revoke a key that somebody else may have, and reissue every badge that it signed.

    Nothing that was signed with it counts from now on. Print the new badges, and let devices that
    enrolled while the key signed enrol anew: their snapshots are signed with it.
    """
    revoked, fresh = service.revoke_key(db, event, key, actor=caller, now=now)
    signs = keys.signing_key(db, event, now=now)
    return KeyRevokedOut(
        revoked=revoked, reissued=len(fresh), key=SigningKeyOut.model_validate(signs)
    )


@router.post(
    "/prints",
    operation_id="count_badge_prints",
    summary="Count prints",
    responses=errors(*COMMON, PrintedBadgeUnknownError),
)
def count_badge_prints(
    body: PrintsIn, event: EventToChange, caller: Caller, db: Db, now: Now
) -> PrintsOut:
    """Report which badges were printed, so that a reprint can be recognized."""
    counted = service.count_prints(db, event, body.badge_ids, actor=caller, now=now)
    return PrintsOut(counted=counted)


@router.get(
    "/{badge_id}",
    operation_id="get_badge",
    summary="Read a badge",
    responses=errors(*COMMON, PublicAddressUnusableError),
)
def get_badge(badge: BadgeToRead, address: PublicAddress) -> BadgeOut:
    """Read a badge, revoked ones included."""
    return _out(badge, address)


@router.post(
    "/{badge_id}/revoke",
    operation_id="revoke_badge",
    summary="Revoke a badge",
    responses=errors(*COMMON, BadgeRevokedError, PublicAddressUnusableError),
)
def revoke_badge(
    body: RevokeIn,
    badge: BadgeToChange,
    event: EventToChange,
    address: PublicAddress,
    caller: Caller,
    db: Db,
    now: Now,
) -> BadgeOut:
    """Revoke a badge; every gate refuses it from now on."""
    reason = RevocationReason(body.reason)
    return _out(service.revoke(db, event, badge, reason, actor=caller, now=now), address)


@router.post(
    "/{badge_id}/reissue",
    operation_id="reissue_badge",
    summary="Reissue a badge",
    status_code=status.HTTP_201_CREATED,
    responses=errors(
        *COMMON, BadgeRevokedError, AttendeeWithdrawnError, PublicAddressUnusableError
    ),
)
def reissue_badge(
    badge: BadgeToChange,
    event: EventToChange,
    address: PublicAddress,
    caller: Caller,
    db: Db,
    now: Now,
) -> BadgeOut:
    """Replace a badge by a new one for the same person; the old one is revoked at once."""
    return _out(service.reissue(db, event, badge, actor=caller, now=now), address)
