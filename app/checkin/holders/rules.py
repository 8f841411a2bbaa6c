"""Who holds a badge, which meetings they have, and which gates are for them: pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.attendees.records import AttendeeKind
from app.checkin.records import GateKind


@dataclass(frozen=True, slots=True)
class Person:
    """The holder of a badge, as staff at a gate see them."""

    attendee_id: UUID
    name: str
    kind: AttendeeKind
    withdrawn: bool
    cooperative_id: UUID | None
    cooperative: str | None
    village: str | None
    kecamatan: str | None
    partner_id: UUID | None
    partner: str | None

    @property
    def party_id(self) -> UUID | None:
        """The cooperative or partner that the person stands for; None: a guest or staff."""
        return self.cooperative_id or self.partner_id


@dataclass(frozen=True, slots=True)
class Appointment:
    """A meeting of the published timetable."""

    meeting_id: UUID
    cooperative_id: UUID
    cooperative: str
    partner_id: UUID
    partner: str
    table_id: UUID
    table_number: int
    zone: str | None
    session: str | None
    starts_at: datetime
    ends_at: datetime


def next_meeting(appointments: Sequence[Appointment], at: datetime) -> Appointment | None:
    """Return the first meeting that is not over, of appointments in order of time."""
    return next((a for a in appointments if a.ends_at > at), None)


def minutes_left(appointment: Appointment, at: datetime) -> int:
    """Return the whole minutes until a meeting begins; 0 once it has."""
    return max(0, int((appointment.starts_at - at).total_seconds() // 60))


def is_on_list(
    person: Person,
    appointments: Sequence[Appointment],
    kind: GateKind,
    session: str | None,
    table_id: UUID | None,
) -> bool:
    """Tell whether a gate is for that person.

    The event's own gates are for everybody, and all gates are for staff. A session's or table's
    gate is for people whose cooperative or partner has a meeting there in the published timetable.
    """
    if kind is GateKind.EVENT or person.kind is AttendeeKind.STAFF:
        return True
    if kind is GateKind.SESSION:
        return any(appointment.session == session for appointment in appointments)
    return any(appointment.table_id == table_id for appointment in appointments)
