"""What entries of the feed say: one class for each thing that can happen, in the domain of it."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from app.notify.feed.records import FeedKind


class Fact(BaseModel):
    """What happened: ids, counts and words, never personal data.

    What is written to the feed is this and nothing else, so the API's document, which is made of
    these classes, says exactly what readers of the feed and of webhooks get.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    KIND: ClassVar[FeedKind]
