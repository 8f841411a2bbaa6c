"""What the live feed reports of scans: ids, and no personal data."""

from collections.abc import Iterator
from uuid import UUID

from app.checkin.records import EVENT_AREA
from app.checkin.scans.deciding import Appended
from app.notify.feed.news import News
from app.notify.feed.records import FeedKind


def of_scans(event_id: UUID, appended: Appended) -> Iterator[News]:
    """Yield the news of recorded scans, and of the people who have arrived with them."""
    for fact in appended.facts:
        yield News(
            event_id,
            FeedKind.SCAN_RECORDED,
            {
                "id": fact.id,
                "gate_id": fact.gate_id,
                "attendee_id": fact.attendee_id,
                "direction": fact.direction.value,
                "verdict": fact.verdict.value,
                "reason": None if fact.reason is None else fact.reason.value,
            },
        )
    for attendee_id, area, _day in appended.firsts:
        if area == EVENT_AREA:
            yield of_presence(event_id, attendee_id, present=True)


def of_presence(event_id: UUID, attendee_id: UUID, *, present: bool) -> News:
    """Return the news that a person has arrived, or has not arrived after all."""
    data = {"attendee_id": attendee_id, "present": present}
    return News(event_id, FeedKind.PRESENCE_CHANGED, data)
