"""People as the API shows them."""

from typing import Final

from app.attendees.records import Attendee
from app.attendees.rules import PERSONAL
from app.attendees.schemas import AttendeeOut

_REDACTED: Final = {**dict.fromkeys(PERSONAL), "redacted": True}


def shown(attendee: Attendee, *, personal: bool) -> AttendeeOut:
    """Return a person; without what the caller may not see, or what is to be shown to nobody."""
    out = AttendeeOut.model_validate(attendee)
    whole = personal and attendee.restricted_at is None
    return out if whole else out.model_copy(update=_REDACTED)
