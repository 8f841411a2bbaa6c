"""Whether a person may pass a gate: the table of docs/offline.md, pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

Direction = Literal["entry", "exit"]


@dataclass(frozen=True)
class Attempt:
    """A scan at the moment at which it counts; `offline`: the device had let the person in."""

    device: str
    direction: Direction
    at: datetime
    offline: bool = False


@dataclass(frozen=True)
class NoBadge:
    """A code that names nobody known; `authentic`: one of the event's keys signed it."""

    reason: str
    authentic: bool


@dataclass(frozen=True)
class KnownBadge:
    """A badge whose holder is known."""

    revoked_at: datetime | None
    withdrawn: bool
    on_list: bool


@dataclass(frozen=True)
class Passage:
    """An admission."""

    direction: Direction
    at: datetime
    device: str


@dataclass(frozen=True)
class Hours:
    """When a gate is open; None: not limited."""

    opens_at: datetime | None = None
    closes_at: datetime | None = None


@dataclass(frozen=True)
class Decision:
    """A verdict; the reason of an admission is what an organizer should look into."""

    verdict: Literal["admitted", "refused"]
    reason: str | None


@dataclass(frozen=True)
class Told:
    """What a device decided on a scan, and on whom (a row of its data, None: nobody it knows).

    `passage` is the person, area and day of an admission of somebody known, for the queue.
    """

    decision: Decision
    person: dict[str, Any] | None = None
    passage: tuple[str, str, date] | None = None


def decide(
    attempt: Attempt, badge: KnownBadge | NoBadge, history: Sequence[Passage], hours: Hours
) -> Decision:
    """Decide, given the person's passages of that area and day in the order recorded."""
    in_order = sorted(history, key=lambda passage: passage.at)
    before = [passage for passage in in_order if passage.at <= attempt.at]
    last = before[-1] if before else None
    following = in_order[len(before)] if len(before) < len(in_order) else None
    reason = _against_badge(attempt, badge) or _against_way(attempt, last, following, hours)
    if reason is None:
        return Decision("admitted", None)
    if attempt.offline and not _device_knew(reason, attempt, badge, last):
        return Decision("admitted", reason)
    return Decision("refused", reason)


def _against_badge(attempt: Attempt, badge: KnownBadge | NoBadge) -> str | None:
    if isinstance(badge, NoBadge):
        return badge.reason
    if badge.revoked_at is not None and badge.revoked_at <= attempt.at:
        return "revoked"
    if badge.withdrawn:
        return "cancelled"
    return None if badge.on_list else "not_on_list"


def _against_way(
    attempt: Attempt, last: Passage | None, following: Passage | None, hours: Hours
) -> str | None:
    if attempt.direction == "exit":
        return None if _leads_in(last) else "not_inside"
    if hours.opens_at is not None and attempt.at < hours.opens_at:
        return "too_early"
    if hours.closes_at is not None and attempt.at >= hours.closes_at:
        return "too_late"
    return "already_inside" if _leads_in(last) or _leads_in(following) else None


def _leads_in(passage: Passage | None) -> bool:
    return passage is not None and passage.direction == "entry"


def _device_knew(
    reason: str, attempt: Attempt, badge: KnownBadge | NoBadge, last: Passage | None
) -> bool:
    if isinstance(badge, NoBadge):
        return not badge.authentic
    if reason in {"already_inside", "not_inside"}:
        return (
            last is not None
            and last.device == attempt.device
            and last.direction == attempt.direction
        )
    return reason in {"too_early", "too_late"}
