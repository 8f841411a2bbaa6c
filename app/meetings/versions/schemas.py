"""What the feed says of versions."""

from typing import ClassVar

from pydantic import Field

from app.notify.feed.records import FeedKind
from app.notify.feed.schemas import Fact


class TimetablePublished(Fact):
    """A version of the timetable was published: it is the one that people go by."""

    KIND: ClassVar = FeedKind.TIMETABLE_PUBLISHED

    number: int = Field(description="Number of the version", examples=[4])
    replaces: int | None = Field(
        description="Number of the version published before; null: none was", examples=[3]
    )
    origin: str = Field(
        description="What made it: `solve-run:3`, `edit`, `undo:5`, `proposal:2`, `restore:1`, "
        "`release`, `standby`, `walk-in` or `programme`; treat others alike",
        examples=["solve-run:3"],
    )
