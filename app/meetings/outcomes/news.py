"""What the feed says of reports about meetings."""

from typing import ClassVar

from app.core.meanings.ids import CooperativeId, MeetingId, PartnerId, TableId
from app.meetings.outcomes.records import MeetingStatus
from app.notify.feed.records import FeedKind
from app.notify.feed.schemas import Fact


class MeetingReported(Fact):
    """A table has said what became of a meeting."""

    KIND: ClassVar = FeedKind.MEETING_CHANGED

    meeting_id: MeetingId
    cooperative_id: CooperativeId
    partner_id: PartnerId
    table_id: TableId
    status: MeetingStatus
