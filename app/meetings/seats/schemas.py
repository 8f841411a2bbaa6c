"""What the feed says of offers of seats."""

from typing import ClassVar

from app.core.meanings.ids import CooperativeId, OfferId, SlotId, TableId
from app.meetings.seats.records import OfferStatus
from app.notify.feed.records import FeedKind
from app.notify.feed.schemas import Fact


class StandbyOffered(Fact):
    """A free seat was offered to a cooperative on standby, or the offer has ended."""

    KIND: ClassVar = FeedKind.STANDBY_OFFERED

    offer_id: OfferId
    status: OfferStatus
    cooperative_id: CooperativeId
    table_id: TableId
    slot_id: SlotId
