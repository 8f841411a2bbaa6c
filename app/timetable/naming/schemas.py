"""Wire shapes of parties, pairs and places by name."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from app.requests.pairs import PartyKind


class PlaceOut(BaseModel):
    """A slot, and a table in it; null what was deleted since."""

    slot_id: UUID
    starts_at: datetime | None
    ends_at: datetime | None
    table_id: UUID | None
    table_number: int | None


class PairOut(BaseModel):
    """A cooperative and a partner."""

    cooperative_id: UUID
    village: str
    kecamatan: str
    partner_id: UUID
    partner: str


class PartyOut(BaseModel):
    """A cooperative or a partner."""

    kind: PartyKind
    id: UUID
    name: str


class MeetingChangeOut(PairOut):
    """What becomes of one meeting: no `before` if it is new, no `after` if it is lost."""

    before: PlaceOut | None
    after: PlaceOut | None
    detail: str
