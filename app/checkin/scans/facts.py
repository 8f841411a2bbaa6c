"""Recorded scans and what they are decided on, as plain values instead of ORM objects."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from app.badges.tokens import BadgeToken, parse
from app.checkin.records import Direction, GateKind, Reason, Verdict, area_of
from app.checkin.scans.schemas import ScanIn
from app.core.clock import device_moment

PersonDay = tuple[UUID, str, date]
"""Attendee, area and gate day."""
ScanKey = tuple[str, UUID]
"""The device that scanned, and its own id of the scan."""
_RAW_KEPT = 400


@dataclass(frozen=True, slots=True)
class Fact:
    """A recorded scan; fields are those of `Scan`."""

    id: UUID
    event_id: UUID
    gate_id: UUID
    device: str
    scan_id: UUID
    badge_id: UUID | None
    attendee_id: UUID | None
    raw: str | None
    direction: Direction
    scanned_at: datetime
    received_at: datetime
    offline: bool
    verdict: Verdict
    reason: Reason | None

    @property
    def key(self) -> ScanKey:
        """What identifies the scan when it is sent again."""
        return self.device, self.scan_id

    @property
    def at(self) -> datetime:
        """When it counts as made (`device_moment`)."""
        return device_moment(self.offline, self.scanned_at, self.received_at)

    def is_of(self, scan: ScanIn, badges: Mapping[str, UUID]) -> bool:
        """Return whether the scan is this one, sent again: the same gate, way, and code or person.

        Its time, and what the device decided, may differ: a device that got no answer sends it
        again as decided by itself. `badges`: the event's badges by the number that a code names.
        """
        if (scan.gate_id, scan.direction) != (self.gate_id, self.direction):
            return False
        if scan.code is None:
            return self.badge_id is None and self.attendee_id == scan.attendee_id
        if self.badge_id is None:
            return self.raw == raw_kept(scan.code)
        token = parse(scan.code)
        return isinstance(token, BadgeToken) and badges.get(token.badge_id) == self.badge_id


@dataclass(frozen=True, slots=True)
class ScanGate:
    """A gate at which something was scanned; fields are those of `Gate`."""

    id: UUID
    name: str
    kind: GateKind
    session: str | None
    table_id: UUID | None
    opens_at: datetime | None
    closes_at: datetime | None

    @property
    def area(self) -> str:
        """What it leads to (`Gate.area`)."""
        return area_of(self.kind, self.session, self.table_id)


@dataclass(frozen=True, slots=True)
class ScanEvent:
    """An event with those of its gates at which something was scanned, by id."""

    event_id: UUID
    timezone: str
    ahead: timedelta
    """How far the clock of its day is ahead of the real one."""
    gates: Mapping[UUID, ScanGate]


@dataclass(frozen=True, slots=True)
class FirstEntry:
    """When and where somebody was first let in."""

    gate_id: UUID
    gate: str
    at: datetime


def raw_kept(code: str) -> str:
    """Cut a text to what is kept, without the one character that PostgreSQL cannot hold."""
    return code[:_RAW_KEPT].replace("\0", "\N{REPLACEMENT CHARACTER}")
