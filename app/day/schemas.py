"""The wire shape of a sitting, which proposals, comparisons, releases and offers share."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from app.core.meanings.ids import CooperativeId, PartnerId, SlotId, TableId
from app.core.meanings.names import (
    Kecamatan,
    Partner,
    PartnerCodeText,
    TableNumber,
    Village,
    ZoneText,
)
from app.core.meanings.times import EndsAt, StartsAt
from app.notify.feed.records import FeedKind
from app.notify.feed.schemas import Fact


class SittingOut(BaseModel):
    """Which cooperative meets which partner, at which slot and table."""

    model_config = ConfigDict(from_attributes=True)

    cooperative_id: CooperativeId
    village: Village
    kecamatan: Kecamatan
    partner_id: PartnerId
    partner_code: PartnerCodeText
    partner: Partner
    table_id: TableId
    table_number: TableNumber
    zone: ZoneText | None
    slot_id: SlotId
    starts_at: StartsAt
    ends_at: EndsAt


class MeetingReplaced(Fact):
    """A version of the day gives a pair a meeting at this place, or takes it."""

    KIND: ClassVar = FeedKind.MEETING_CHANGED

    timetable: int = Field(description="Number of the version", examples=[5])
    change: str = Field(
        description="`planned`, `standby`, `walk-in`, `undo`: the pair meets here; `cancelled`, "
        "`release`: no more",
        examples=["planned"],
    )
    cooperative_id: CooperativeId
    partner_id: PartnerId
    table_id: TableId
    slot_id: SlotId
