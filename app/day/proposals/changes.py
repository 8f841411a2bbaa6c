"""The kinds of changes that repairs and what-ifs follow.

A change names rows of the event. In a what-if it may also be hypothetical: a table without a
number, or a cooperative without an id, which does not exist yet.
"""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from app.attendees.schemas import Name
from app.core.http.bodies import RequestBody
from app.events.parties import WallClock
from app.events.schemas import Day
from app.partners.schemas import Number, Seats, Zone

From = Annotated[
    WallClock | None, Field(description="Null: from the first slot that can still be changed")
]
Until = Annotated[WallClock | None, Field(description="Null: until the end of the day")]
OnDay = Annotated[
    Day | None,
    Field(description="One of the event's days; null: the one that it is, else the first to come"),
]
MOST_CHANGES = 300
"""In one proposal; enough for every table and party of a large hall."""


class _Change(RequestBody):
    """A change of the day."""


class CooperativeAbsent(_Change):
    """A cooperative does not come, leaves early, or is away for a while."""

    kind: Literal["cooperative_absent"]
    cooperative_id: UUID
    starts_at: From = None
    ends_at: Until = None
    day: OnDay = None


class CooperativeLate(_Change):
    """A cooperative comes later than its first meeting."""

    kind: Literal["cooperative_late"]
    cooperative_id: UUID
    arrives_at: WallClock
    day: OnDay = None


class PartnerAbsent(_Change):
    """A partner does not come, leaves early, or is away for a while."""

    kind: Literal["partner_absent"]
    partner_id: UUID
    starts_at: From = None
    ends_at: Until = None
    day: OnDay = None


class PartnerLate(_Change):
    """A partner is delayed."""

    kind: Literal["partner_late"]
    partner_id: UUID
    arrives_at: WallClock
    day: OnDay = None


class TableClosed(_Change):
    """Nobody can sit at a table, all day or for a part of it."""

    kind: Literal["table_closed"]
    table_id: UUID
    starts_at: From = None
    ends_at: Until = None
    day: OnDay = None


class TableAdded(_Change):
    """A partner gets one more table; without a number it is hypothetical."""

    kind: Literal["table_added"]
    partner_id: UUID
    number: Number | None = None
    seats: Seats = 1
    zone: Zone | None = None


class WalkIn(_Change):
    """An unexpected cooperative asks for partners, most wanted first.

    It is one of the event's (`cooperative_id`), or hypothetical (`name`). Without
    `partner_ids` its earlier requests stand.
    """

    kind: Literal["walk_in"]
    cooperative_id: UUID | None = None
    name: Name | None = None
    partner_ids: Annotated[list[UUID], Field(max_length=50)] = []


class PairLocked(_Change):
    """A pair must meet, at the slot and table named, if any."""

    kind: Literal["lock"]
    cooperative_id: UUID
    partner_id: UUID
    slot_id: UUID | None = None
    table_id: UUID | None = None


class PairBlocked(_Change):
    """A pair must not meet."""

    kind: Literal["block"]
    cooperative_id: UUID
    partner_id: UUID


class MeetingMoved(_Change):
    """A meeting goes to another slot or table, or a pair gets one there: drag and drop."""

    kind: Literal["meeting_moved"]
    cooperative_id: UUID
    partner_id: UUID
    slot_id: UUID
    table_id: UUID | None = None


Change = Annotated[
    CooperativeAbsent
    | CooperativeLate
    | PartnerAbsent
    | PartnerLate
    | TableClosed
    | TableAdded
    | WalkIn
    | PairLocked
    | PairBlocked
    | MeetingMoved,
    Field(discriminator="kind"),
]
Changes = Annotated[list[Change], Field(min_length=1, max_length=MOST_CHANGES)]


def is_hypothetical(change: Change) -> bool:
    """Return whether a change names something that does not exist."""
    match change:
        case TableAdded():
            return change.number is None
        case WalkIn():
            return change.cooperative_id is None
        case _:
            return False
