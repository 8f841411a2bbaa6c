"""The next meeting of a badge's holder as the API shows it."""

from datetime import datetime

from app.checkin.holders.rules import Appointment, minutes_left
from app.checkin.holders.schemas import NextMeetingOut


def upcoming(appointment: Appointment | None, at: datetime) -> NextMeetingOut | None:
    """Show a next meeting with the minutes left at a moment until it begins."""
    if appointment is None:
        return None
    return NextMeetingOut(
        meeting_id=appointment.meeting_id,
        cooperative=appointment.cooperative,
        partner=appointment.partner,
        table_number=appointment.table_number,
        zone=appointment.zone,
        starts_at=appointment.starts_at,
        ends_at=appointment.ends_at,
        minutes_left=minutes_left(appointment, at),
    )
