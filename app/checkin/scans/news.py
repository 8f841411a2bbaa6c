"""What the live feed reports of scans: ids, and no personal data."""

from collections.abc import Iterator
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from app.checkin.records import EVENT_AREA, Direction, Reason, Verdict
from app.checkin.scans.deciding import Appended
from app.core.meanings.ids import AttendeeId, GateId
from app.notify.feed.news import News
from app.notify.feed.records import FeedKind
from app.notify.feed.schemas import Fact


class ScanRecorded(Fact):
    """A badge was read at a gate, or somebody was recognised there."""

    KIND: ClassVar = FeedKind.SCAN_RECORDED

    id: UUID = Field(
        description="Id of the scan", examples=["0197c0de-0000-7000-8000-0000000000aa"]
    )
    gate_id: GateId
    attendee_id: AttendeeId | None = Field(
        description="Id of the person; null: the code is nobody's"
    )
    direction: Direction
    verdict: Verdict
    reason: Reason | None = Field(description="Why it was refused; null: it was not")


class PresenceChanged(Fact):
    """A person has arrived, or has not arrived after all."""

    KIND: ClassVar = FeedKind.PRESENCE_CHANGED

    attendee_id: AttendeeId
    present: bool = Field(description="Whether the person is here")


def of_scans(event_id: UUID, appended: Appended) -> Iterator[News]:
    """Yield the news of recorded scans, and of the people who have arrived with them."""
    for fact in appended.facts:
        yield News(
            event_id,
            ScanRecorded(
                id=fact.id,
                gate_id=fact.gate_id,
                attendee_id=fact.attendee_id,
                direction=fact.direction,
                verdict=fact.verdict,
                reason=fact.reason,
            ),
        )
    for attendee_id, area, _day in appended.firsts:
        if area == EVENT_AREA:
            yield of_presence(event_id, attendee_id, present=True)


def of_presence(event_id: UUID, attendee_id: UUID, *, present: bool) -> News:
    """Return the news that a person has arrived, or has not arrived after all."""
    return News(event_id, PresenceChanged(attendee_id=attendee_id, present=present))
