"""Whether a person may pass a gate: pure decisions; moments are passed in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.badges.tokens import (
    BadgeToken,
    NotAuthentic,
    Unreadable,
    VerificationKey,
    verify,
)
from app.checkin.records import Direction, Reason
from app.core.clock import device_moment


@dataclass(frozen=True, slots=True)
class Attempt:
    """A code was read at a gate; `device` names who read it."""

    device: str
    direction: Direction
    scanned_at: datetime
    received_at: datetime
    offline: bool
    refused: Reason | None = None
    """Why a device without a network refused the person; None if it admitted them."""

    @property
    def at(self) -> datetime:
        """When it happened: by the server's clock, or without a network by the device's."""
        return device_moment(self.offline, self.scanned_at, self.received_at)


@dataclass(frozen=True, slots=True)
class NoBadge:
    """A code that is not a badge of this event: why, and whether one of its keys signed it."""

    reason: Reason
    authentic: bool = False


@dataclass(frozen=True, slots=True)
class KnownBadge:
    """A badge of this event, in its present state."""

    revoked_at: datetime | None
    withdrawn: bool
    """The holder or the holder's cooperative takes no part any more."""
    on_list: bool
    """The gate is for the holder (`is_on_list`)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """An admission of the same person to the same area on the same day."""

    direction: Direction
    at: datetime
    device: str
    scan: UUID | None = None
    """`Scan.id` of the admission."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When a gate lets people in; None: no limit."""

    opens_at: datetime | None = None
    closes_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Admitted:
    """The person may pass; `despite` is what an organizer should look into, if anything."""

    despite: Reason | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The person may not pass."""

    reason: Reason


def decide(
    attempt: Attempt, badge: KnownBadge | NoBadge, history: Sequence[Passage], hours: Hours
) -> Admitted | Refused:
    """Decide on a scan, given the person's passages of that area and day in the order recorded.

    A device without a network has decided already. If it let the person pass, an objection that it
    could not know does not refuse the scan: it is returned for an organizer to look into. If it
    refused the person, that refusal stands.
    """
    if attempt.offline and attempt.refused is not None:
        return Refused(attempt.refused)
    last, following = _around(attempt, history)
    reason = _objection_to_badge(attempt, badge) or _objection_to_way(
        attempt, last, following, hours
    )
    if reason is None:
        return Admitted()
    if attempt.offline and not _device_knew(reason, attempt, badge, last):
        return Admitted(despite=reason)
    return Refused(reason)


def other_entry(attempt: Attempt, history: Sequence[Passage]) -> Passage | None:
    """Return the entry before or after an attempt with no exit between, if there is one."""
    return next((p for p in _around(attempt, history) if p is not None and _leads_in(p)), None)


def _around(attempt: Attempt, history: Sequence[Passage]) -> tuple[Passage | None, Passage | None]:
    """Return the last passage up to an attempt, and the first after it."""
    in_order = sorted(history, key=lambda passage: passage.at)
    count = sum(passage.at <= attempt.at for passage in in_order)
    return (
        in_order[count - 1] if count else None,
        in_order[count] if count < len(in_order) else None,
    )


def _objection_to_badge(attempt: Attempt, badge: KnownBadge | NoBadge) -> Reason | None:
    if isinstance(badge, NoBadge):
        return badge.reason
    if badge.revoked_at is not None and badge.revoked_at <= attempt.at:
        return Reason.REVOKED
    if badge.withdrawn:
        return Reason.CANCELLED
    return None if badge.on_list else Reason.NOT_ON_LIST


def _objection_to_way(
    attempt: Attempt, last: Passage | None, following: Passage | None, hours: Hours
) -> Reason | None:
    if attempt.direction is Direction.EXIT:
        return None if _leads_in(last) else Reason.NOT_INSIDE
    if hours.opens_at is not None and attempt.at < hours.opens_at:
        return Reason.TOO_EARLY
    if hours.closes_at is not None and attempt.at >= hours.closes_at:
        return Reason.TOO_LATE
    # Two entries with no exit between are a duplicate even if the earlier one is reported later.
    return Reason.ALREADY_INSIDE if _leads_in(last) or _leads_in(following) else None


def _leads_in(passage: Passage | None) -> bool:
    return passage is not None and passage.direction is Direction.ENTRY


def _device_knew(
    reason: Reason, attempt: Attempt, badge: KnownBadge | NoBadge, last: Passage | None
) -> bool:
    """Tell whether a device without a network could know the objection: it knows its own scans."""
    if isinstance(badge, NoBadge):
        return not badge.authentic
    if reason in {Reason.ALREADY_INSIDE, Reason.NOT_INSIDE}:
        return (
            last is not None
            and last.device == attempt.device
            and last.direction is attempt.direction
        )
    return reason in {Reason.TOO_EARLY, Reason.TOO_LATE}


def judge_code(
    token: BadgeToken | Unreadable, keys: Mapping[str, VerificationKey], event_id: UUID
) -> NoBadge | None:
    """Say why a code is no badge of the event; None if one of the event's keys signed it."""
    if isinstance(token, Unreadable):
        return NoBadge(Reason(token.code))
    found = verify(token, keys)
    if isinstance(found, NotAuthentic):
        return NoBadge(Reason(found.code))
    return None if found.event_id == event_id else NoBadge(Reason.WRONG_EVENT)
