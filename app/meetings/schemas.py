"""Response bodies of meetings."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class MeetingOut(BaseModel):
    """A meeting with names and times."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    cooperative_id: UUID
    cooperative: str
    village: str
    village_kind: str
    kecamatan: str
    partner_id: UUID
    partner_code: str
    partner: str
    table_id: UUID
    table_number: int
    zone: str | None
    seat: int
    slot_id: UUID
    starts_at: datetime
    ends_at: datetime
    session: str | None
    tags: list[str]
