"""The content of a calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CalendarMeeting:
    """One calendar entry. When the meeting moves, `uid` stays the same and `sequence` grows."""

    uid: str
    sequence: int
    start: datetime
    end: datetime
    summary: str
    location: str
    description: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class CalendarView:
    """One party's calendar; `zone` is the event's IANA zone, `stamp` when it was made."""

    title: str
    zone: str
    stamp: datetime
    meetings: Sequence[CalendarMeeting]
