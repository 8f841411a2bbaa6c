"""The kinds of changes that repairs and what-ifs follow.

A change names rows of the event. In a what-if it may also be hypothetical: a table without a
number, or a cooperative without an id, which does not exist yet.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Literal, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field

from app.attendees.schemas import Name
from app.core.http.bodies import RequestBody
from app.core.meanings.ids import CooperativeId, PartnerId, SlotId, TableId
from app.events.intervals import Day
from app.events.parties import WallClock
from app.partners.schemas import Number, Seats, Zone

From = Annotated[
    WallClock | None, Field(description="Null: from the first slot that can still be changed")
]
Until = Annotated[WallClock | None, Field(description="Null: until the end of the day")]
OnDay = Annotated[
    Day | None,
    Field(
        description="One of the event's days; null: the one that it is, else the first to come",
        examples=["2025-07-04"],
    ),
]
MOST_CHANGES = 300
"""In one proposal; enough for every table and party of a large hall."""


class _Change(RequestBody):
    """A change of the day."""


class CooperativeAbsent(_Change):
    """A cooperative does not come, leaves early, or is away for a while."""

    kind: Literal["cooperative_absent"] = Field(description="That a cooperative is away")
    cooperative_id: CooperativeId
    starts_at: From = None
    ends_at: Until = None
    day: OnDay = None


class CooperativeLate(_Change):
    """A cooperative comes later than its first meeting."""

    kind: Literal["cooperative_late"] = Field(description="That a cooperative comes later")
    cooperative_id: CooperativeId
    arrives_at: WallClock
    day: OnDay = None


class PartnerAbsent(_Change):
    """A partner does not come, leaves early, or is away for a while."""

    kind: Literal["partner_absent"] = Field(description="That a partner is away")
    partner_id: PartnerId
    starts_at: From = None
    ends_at: Until = None
    day: OnDay = None


class PartnerLate(_Change):
    """A partner is delayed."""

    kind: Literal["partner_late"] = Field(description="That a partner comes later")
    partner_id: PartnerId
    arrives_at: WallClock
    day: OnDay = None


class TableClosed(_Change):
    """Nobody can sit at a table, all day or for a part of it."""

    kind: Literal["table_closed"] = Field(description="That nobody can sit at a table")
    table_id: TableId
    starts_at: From = None
    ends_at: Until = None
    day: OnDay = None


class TableAdded(_Change):
    """A partner gets one more table; without a number it is hypothetical."""

    kind: Literal["table_added"] = Field(description="That a partner gets one more table")
    partner_id: PartnerId
    number: Number | None = None
    seats: Seats = 1
    zone: Annotated[
        Zone | None, Field(description="Part of the hall; null: none", examples=["A"])
    ] = None


class WalkIn(_Change):
    """An unexpected cooperative asks for partners, most wanted first.

    It is one of the event's (`cooperative_id`), or hypothetical (`name`). Without
    `partner_ids` its earlier requests stand.
    """

    kind: Literal["walk_in"] = Field(description="That an unexpected cooperative has come")
    cooperative_id: CooperativeId | None = None
    name: Annotated[
        Name | None,
        Field(
            description="Name of a hypothetical cooperative; null: `cooperative_id` names one",
            examples=["Koperasi Berta"],
        ),
    ] = None
    partner_ids: Annotated[
        list[UUID],
        Field(
            max_length=50,
            description="Ids of the partners that it asks for, most wanted first",
            examples=[["0197c0de-0000-7000-8000-000000000012"]],
        ),
    ] = []


class PairLocked(_Change):
    """A pair must meet, at the slot and table named, if any."""

    kind: Literal["lock"] = Field(description="That a pair must meet")
    cooperative_id: CooperativeId
    partner_id: PartnerId
    slot_id: SlotId | None = None
    table_id: TableId | None = None


class PairBlocked(_Change):
    """A pair must not meet."""

    kind: Literal["block"] = Field(description="That a pair must not meet")
    cooperative_id: CooperativeId
    partner_id: PartnerId


class MeetingMoved(_Change):
    """A meeting goes to another slot or table, or a pair gets one there: drag and drop."""

    kind: Literal["meeting_moved"] = Field(
        description="That a meeting goes to another slot or table"
    )
    cooperative_id: CooperativeId
    partner_id: PartnerId
    slot_id: SlotId
    table_id: TableId | None = None


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
Changes = Annotated[
    list[Change],
    Field(
        min_length=1,
        max_length=MOST_CHANGES,
        description="What is different from the lists and the timetable",
    ),
]


def is_hypothetical(change: Change) -> bool:
    """Return whether a change names something that does not exist."""
    match change:
        case TableAdded():
            return change.number is None
        case WalkIn():
            return change.cooperative_id is None
        case _:
            return False


class Placed(Protocol):
    """A meeting with its place."""

    @property
    def cooperative_id(self) -> UUID:
        """Whom it is of."""

    @property
    def partner_id(self) -> UUID:
        """With whom it is."""

    @property
    def table_id(self) -> UUID:
        """Where it is."""

    @property
    def starts_at(self) -> datetime:
        """When it begins."""


def cause_of(changes: Iterable[Change], was: Placed, zone: str) -> str | None:
    """Return the kind of the change that a meeting cannot be where it was for; None: it could.

    `zone` is that of the event, in whose time of day changes are told.
    """
    there = was.starts_at.astimezone(ZoneInfo(zone))
    clock, day = f"{there:%H:%M}", there.date()
    for change in changes:
        match change:
            case TableClosed():
                hit = change.table_id == was.table_id and _covers(change, clock, day)
            case PartnerAbsent() | PartnerLate():
                hit = change.partner_id == was.partner_id and _covers(change, clock, day)
            case CooperativeAbsent() | CooperativeLate():
                hit = change.cooperative_id == was.cooperative_id and _covers(change, clock, day)
            case PairLocked() | PairBlocked() | MeetingMoved():
                pair = (change.cooperative_id, change.partner_id)
                hit = pair == (was.cooperative_id, was.partner_id)
            case _:
                hit = False
        if hit:
            return change.kind
    return None


def _covers(
    change: TableClosed | PartnerAbsent | PartnerLate | CooperativeAbsent | CooperativeLate,
    clock: str,
    day: date,
) -> bool:
    """Return whether a time of day, as `09:40`, lies in the time that a change is about."""
    if change.day not in (None, day):
        return False
    if isinstance(change, PartnerLate | CooperativeLate):
        return clock < change.arrives_at
    return (change.starts_at or "") <= clock < (change.ends_at or "24:00")
