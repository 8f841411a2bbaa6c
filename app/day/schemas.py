"""The wire shape of a sitting, which proposals, comparisons, releases and offers share."""

from pydantic import BaseModel, ConfigDict

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
