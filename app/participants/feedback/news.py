"""What the feed says of feedback."""

from typing import ClassVar

from app.core.meanings.figures import Interest
from app.core.meanings.ids import CooperativeId, MeetingId, PartnerId
from app.notify.feed.records import FeedKind
from app.notify.feed.schemas import Fact


class FeedbackGiven(Fact):
    """A cooperative has said what its meeting was worth."""

    KIND: ClassVar = FeedKind.MEETING_FEEDBACK

    meeting_id: MeetingId
    cooperative_id: CooperativeId
    partner_id: PartnerId
    interest: Interest
