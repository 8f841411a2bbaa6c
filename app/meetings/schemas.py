"""Response bodies of meetings."""

from pydantic import BaseModel, ConfigDict, Field

from app.core.meanings.ids import CooperativeId, OwnId, PartnerId, SlotId, TableId
from app.core.meanings.names import (
    Cooperative,
    Kecamatan,
    Partner,
    PartnerCodeText,
    SeatPlace,
    SessionName,
    TableNumber,
    Village,
    VillageKind,
    ZoneText,
)
from app.core.meanings.times import EndsAt, StartsAt


class MeetingOut(BaseModel):
    """A meeting with names and times."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    cooperative_id: CooperativeId
    cooperative: Cooperative
    village: Village
    village_kind: VillageKind
    kecamatan: Kecamatan
    partner_id: PartnerId
    partner_code: PartnerCodeText
    partner: Partner
    table_id: TableId
    table_number: TableNumber
    zone: ZoneText | None
    seat: SeatPlace
    slot_id: SlotId
    starts_at: StartsAt
    ends_at: EndsAt
    session: SessionName | None
    tags: list[str] = Field(
        description="Codes of the tags that needs and offers share", examples=[["pupuk"]]
    )
