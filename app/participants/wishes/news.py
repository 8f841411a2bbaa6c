"""What the feed says of wishes."""

from typing import ClassVar

from pydantic import Field

from app.core.meanings.ids import CooperativeId
from app.notify.feed.records import FeedKind
from app.notify.feed.schemas import Fact


class WishesChanged(Fact):
    """A cooperative has changed by a badge whom it asks for."""

    KIND: ClassVar = FeedKind.WISHES_CHANGED

    cooperative_id: CooperativeId
    wishes: int = Field(description="How many partners it asks for now, by name", examples=[4])
