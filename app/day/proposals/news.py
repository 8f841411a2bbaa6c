"""What the feed says of proposals."""

from typing import ClassVar

from pydantic import Field

from app.day.proposals.records import ProposalKind, ProposalStatus
from app.notify.feed.records import FeedKind
from app.notify.feed.schemas import Fact


class ProposalCreated(Fact):
    """A proposal was asked for, is ready, or was decided."""

    KIND: ClassVar = FeedKind.PROPOSAL_CREATED

    number: int = Field(description="Number of the proposal", examples=[2])
    kind: ProposalKind
    status: ProposalStatus
