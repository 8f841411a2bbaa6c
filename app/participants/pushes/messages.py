"""What a phone reads: the words of a notice, and its fields for a program."""

import json
from datetime import datetime
from typing import Final, NamedTuple

from app.core.locale import Locale, clock_time, text
from app.core.meanings.times import written
from app.participants.pushes.rules import Notice, NoticeKind

_URGENT: Final = frozenset({NoticeKind.SOON, NoticeKind.OFFER})
_LONGEST: Final = 3_600
"""Seconds for which a push service keeps a message at most: then the phone reads its agenda."""


class Message(NamedTuple):
    """A message before it is encrypted, and how it is to be sent."""

    body: bytes
    tag: str
    seconds: int
    """For how long it is worth delivering."""
    urgency: str


def message_of(notice: Notice, zone: str, locale: Locale, now: datetime) -> Message:
    """Return the message that says a notice."""
    starts_at = notice.starts_at
    filled = {
        "table": notice.table_number,
        "other": notice.other,
        "time": clock_time(starts_at, zone, locale) if starts_at else "",
    }
    offer_id = notice.call.offer_id if notice.call else None
    meeting_id = notice.item.line.id if notice.item else None
    tag = f"{notice.kind}-{offer_id or meeting_id or (starts_at and written(starts_at)) or ''}"
    told = {
        "type": notice.kind.value,
        "title": text(f"day.push_{notice.kind}_title", locale, **filled),
        "body": text(f"day.push_{notice.kind}", locale, **filled),
        "tag": tag,
        "meeting_id": str(meeting_id) if meeting_id else None,
        "offer_id": str(offer_id) if offer_id else None,
        "starts_at": written(starts_at) if starts_at else None,
        "table_number": notice.table_number,
    }
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return Message(
        body,
        tag,
        _seconds(notice, now),
        "high" if notice.kind in _URGENT else "normal",
    )


def _seconds(notice: Notice, now: datetime) -> int:
    """Return until when it is worth delivering: until the meeting begins, and not for long."""
    until = notice.call.expires_at if notice.call else notice.starts_at
    left = _LONGEST if until is None else int((until - now).total_seconds())
    return max(60, min(_LONGEST, left))
