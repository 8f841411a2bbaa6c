"""Who sends scans: what a request claims, and what the database confirms of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.auth import roles as auth_roles
from app.auth.deps import check_granted
from app.auth.presence import Presence, check_scopes
from app.auth.principal import Holder, Principal
from app.auth.records import Role
from app.auth.tokens import service
from app.core.errors import AppError, UnauthenticatedError
from app.events.deps import SCANNING, check_device


@dataclass(frozen=True, slots=True)
class Claim:
    """The claim that the holder of a token may scan at an event."""

    event_id: UUID
    digest: str
    """Of the token."""
    by_cookie: bool
    presence: Presence = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody who may record scans: under which name, and at which gates."""

    device: str
    """How scans name who made them."""
    gate_ids: frozenset[UUID] | None
    """None: all gates of the event."""


def proven(
    session: Session, claims: Collection[Claim], now: datetime
) -> Mapping[Claim, Standing | AppError]:
    """Return as whom each sender may scan, or why not."""
    holders = service.holders_of(session, {claim.digest for claim in claims}, now)
    users = {holder.user_id for holder in holders.values() if isinstance(holder, Principal)}
    roles = auth_roles.roles_of(session, users, {claim.event_id for claim in claims})
    standings: dict[Claim, Standing | AppError] = {}
    for claim in claims:
        holder = holders.get(claim.digest)
        granted = None
        if isinstance(holder, Principal):
            granted = roles.get((holder.user_id, claim.event_id))
        elif claim.by_cookie:
            holder = None  # cookies are for users in a browser
        try:
            if holder is not None:
                check_scopes(holder, by_cookie=claim.by_cookie, reads=False)
                claim.presence.admit(holder, now, counts=True)
                claim.presence.check_log_in(holder)
            standings[claim] = standing_of(holder, granted, claim.event_id)
        except AppError as refusal:
            standings[claim] = refusal
    return standings


def standing_of(holder: Holder | None, granted: Role | None, event_id: UUID) -> Standing:
    """Return as whom the holder of a token may scan at an event's gates (`ScanSender`).

    `granted` is a user's role there. Raises UnauthenticatedError, NotFoundError for those who may
    not know of the event, and ForbiddenError.
    """
    if holder is None:
        raise UnauthenticatedError
    if isinstance(holder, Principal):
        check_granted(holder, granted, Role.ORGANIZER)
        return Standing(f"user:{holder.user_id}", None)
    device = check_device(holder, event_id, SCANNING)
    return Standing(device.actor, device.gate_ids)
