"""What every registration at the door does: issue a badge, and read a phone number."""

from datetime import datetime

from sqlmodel import Session

from app.attendees.records import Attendee
from app.badges import service as badges
from app.badges.records import Badge
from app.checkin.door.people.errors import PhoneUnreadableError
from app.events.records import Event
from app.sheets.values.phones import read_phone


def badge_to_print(
    session: Session, event: Event, attendee: Attendee, *, actor: str, now: datetime
) -> Badge:
    """Issue a person's badge, and count its first print."""
    badge = badges.issue_one(session, event, attendee.id, actor=actor, now=now)
    badges.count_prints(session, event, [badge.id], actor=actor, now=now)
    return badge


def phone_fields(said: str | None) -> tuple[str | None, str | None]:
    """Return the mobile number in a text, and another number.

    Raises PhoneUnreadableError if the text has neither.
    """
    if said is None or not said.strip():
        return None, None
    phone = read_phone(said)
    if not phone.e164 and not phone.other:
        raise PhoneUnreadableError
    return phone.e164 or None, phone.other[:40] or None
