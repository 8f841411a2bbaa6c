"""The wire shape of a sitting, which proposals, comparisons, releases and offers share."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class SittingOut(BaseModel):
    """Which cooperative meets which partner, at which slot and table."""

    model_config = ConfigDict(from_attributes=True)

    cooperative_id: UUID
    village: str
    kecamatan: str
    partner_id: UUID
    partner_code: str
    partner: str
    table_id: UUID
    table_number: int
    zone: str | None
    slot_id: UUID
    starts_at: datetime
    ends_at: datetime
