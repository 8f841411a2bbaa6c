"""Rows of gates, scans, annulments, conflicts and first admissions."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words
from app.core.ids import new_id


class GateKind(StrEnum):
    """What a gate guards."""

    EVENT = "event"
    SESSION = "session"
    TABLE = "table"


class Gate(SQLModel, table=True):
    """A place where badges are scanned."""

    __tablename__ = "gate"
    __table_args__ = (UniqueConstraint("event_id", "name", name="uq_gate_name"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    name: str = Field(max_length=120)
    kind: GateKind = Field(sa_type=words(GateKind))
    session: str | None = Field(default=None, max_length=40)
    """For a session gate: the session that it admits to."""
    table_id: UUID | None = Field(default=None, foreign_key="event_table.id", ondelete="CASCADE")
    """For a table gate: its table."""
    opens_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closes_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)

    @property
    def area(self) -> str:
        """What the gate leads to; all gates of one area count as one entrance."""
        return area_of(self.kind, self.session, self.table_id)


def area_of(kind: GateKind, session: str | None, table_id: UUID | None) -> str:
    """Name what a gate leads to: the event, a session, or a table."""
    return ":".join(str(part) for part in (kind.value, session, table_id) if part is not None)


EVENT_AREA = area_of(GateKind.EVENT, None, None)
"""What the event's own gates lead to; a person admitted there has arrived."""


class Direction(StrEnum):
    """Which way somebody goes through a gate."""

    ENTRY = "entry"
    EXIT = "exit"


class Verdict(StrEnum):
    """The decision on a scan."""

    ADMITTED = "admitted"
    REFUSED = "refused"


class Reason(StrEnum):
    """Why the rules refuse a scan."""

    UNKNOWN_CODE = "unknown_code"
    BAD_SIGNATURE = "bad_signature"
    WRONG_EVENT = "wrong_event"
    REVOKED = "revoked"
    CANCELLED = "cancelled"
    NOT_ON_LIST = "not_on_list"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    ALREADY_INSIDE = "already_inside"
    NOT_INSIDE = "not_inside"
    SEAT_RELEASED = "seat_released"
    """Never refuses: the person was let in offline before a seat was released for want of them."""


class Scan(SQLModel, table=True):
    """A code that was read at a gate, or a person recognised there; appended, never updated."""

    __tablename__ = "scan"
    __table_args__ = (
        UniqueConstraint("device", "scan_id", name="uq_scan_device_scan_id"),
        Index("ix_scan_attendee_id_verdict", "attendee_id", "verdict"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    gate_id: UUID = Field(foreign_key="gate.id", index=True, ondelete="CASCADE")
    device: str = Field(max_length=80)
    """Who scanned: the device's or the user's id."""
    scan_id: UUID = Field(index=True)
    """Made by the device; the same id sent again adds nothing."""
    badge_id: UUID | None = Field(
        default=None, foreign_key="badge.id", index=True, ondelete="CASCADE"
    )
    attendee_id: UUID | None = Field(default=None, foreign_key="attendee.id", ondelete="CASCADE")
    raw: str | None = Field(default=None, max_length=400)
    """The text as read, kept only when no badge was recognised."""
    direction: Direction = Field(sa_type=words(Direction))
    scanned_at: datetime = Field(sa_type=UtcDateTime)
    received_at: datetime = Field(sa_type=UtcDateTime)
    offline: bool = False
    verdict: Verdict = Field(sa_type=words(Verdict))
    reason: Reason | None = Field(default=None, sa_type=words(Reason))
    """Why it was refused; for an admission, what an organizer should look into."""


class FirstAdmission(SQLModel, table=True):
    """The first admission of an attendee to an area on a day; the primary key allows one."""

    __tablename__ = "first_admission"

    attendee_id: UUID = Field(foreign_key="attendee.id", primary_key=True, ondelete="CASCADE")
    area: str = Field(primary_key=True, max_length=60)
    """`Gate.area`: all entrances to one place count as one."""
    day: date = Field(primary_key=True)
    """Of the event's own zone."""
    scan_id: UUID = Field(foreign_key="scan.id", index=True, ondelete="CASCADE")


class Annulment(SQLModel, table=True):
    """A statement that an admission was a mistake and no longer counts; appended, never updated."""

    __tablename__ = "scan_annulment"

    scan_id: UUID = Field(foreign_key="scan.id", primary_key=True, ondelete="CASCADE")
    """`Scan.id`; an admission is annulled at most once."""
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    at: datetime = Field(sa_type=UtcDateTime)
    actor: str = Field(max_length=120)
    reason: str = Field(max_length=400)


class Conflict(SQLModel, table=True):
    """An offline admission that the rules would have refused, or that was sent too late."""

    __tablename__ = "scan_conflict"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    scan_id: UUID = Field(foreign_key="scan.id", unique=True, ondelete="CASCADE")
    """The admission, `Scan.id`."""
    other_scan_id: UUID | None = Field(
        default=None, foreign_key="scan.id", index=True, ondelete="CASCADE"
    )
    """For two entries with no exit between: the other one."""
    attendee_id: UUID | None = Field(
        default=None, foreign_key="attendee.id", index=True, ondelete="CASCADE"
    )
    kind: Reason = Field(sa_type=words(Reason))
    """Why the rules would have refused the admission, or what it came too late for."""
    created_at: datetime = Field(sa_type=UtcDateTime)
    resolved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    resolved_by: str | None = Field(default=None, max_length=120)
    note: str | None = Field(default=None, max_length=400)
