"""The secret address of a badge's calendar, and what stands there.

The address is made of the badge's id and a digest that only this installation can make, so whoever
has it reads the calendar and can do nothing else: no badge can be made of it. It ends with the
badge.
"""

import hmac
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.attendees.records import Attendee
from app.badges.records import Badge
from app.core.locale import Locale
from app.core.sealing import sealer_of
from app.documents import service as documents
from app.documents.calendars.ics import render_calendar
from app.documents.calendars.shapes import CalendarView
from app.documents.names import MEDIA_TYPES
from app.documents.wishes import Document
from app.events.records import Event
from app.meetings.agenda.errors import BadgeGoneError
from app.meetings.versions import queries as versions_queries
from app.participants.calendars.errors import CalendarUnknownError, NoPartyError

_ABOUT: Final = "calendar of a badge"
_ID_DIGITS: Final = 32
_DIGEST_DIGITS: Final = 32
CODE_PATTERN: Final = f"^[0-9a-f]{{{_ID_DIGITS + _DIGEST_DIGITS}}}$"


def code_of(session: Session, badge: Badge) -> str:
    """Return the code of the badge's calendar; NoPartyError if its holder has no meetings."""
    holder = session.get_one(Attendee, badge.attendee_id)
    if holder.cooperative_id is None and holder.partner_id is None:
        raise NoPartyError
    return badge.id.hex + _digest(session, badge)


def calendar_of(session: Session, code: str, locale: Locale, now: datetime) -> Document:
    """Return the calendar of a code, empty until a timetable is published.

    CalendarUnknownError if the code was never given out, BadgeGoneError once the badge was revoked.
    """
    badge = session.get(Badge, UUID(code[:_ID_DIGITS]))
    if badge is None or not hmac.compare_digest(_digest(session, badge), code[_ID_DIGITS:]):
        raise CalendarUnknownError
    if badge.revoked_at is not None:
        raise BadgeGoneError
    event = session.get_one(Event, badge.event_id)
    holder = session.get_one(Attendee, badge.attendee_id)
    if versions_queries.published(session, event.id) is None:
        empty = CalendarView(title=event.name, zone=event.timezone, stamp=now, meetings=())
        return Document("calendar.ics", MEDIA_TYPES["ics"], [lambda: render_calendar(empty)])
    return documents.calendar(
        session,
        event,
        cooperative_id=holder.cooperative_id,
        partner_id=None if holder.cooperative_id else holder.partner_id,
        locale=locale,
        now=now,
    )


def _digest(session: Session, badge: Badge) -> str:
    return sealer_of(session).mac(badge.id.bytes, _ABOUT)[:_DIGEST_DIGITS]
