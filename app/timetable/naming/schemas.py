"""Wire shapes of parties, pairs and places by name."""

from pydantic import BaseModel, Field

from app.core.meanings.ids import CooperativeId, OwnId, PartnerId, SlotId, TableId
from app.core.meanings.names import Kecamatan, Partner, Sentence, TableNumber, Village
from app.core.meanings.times import EndsAt, StartsAt
from app.requests.pairs import PartyKind


class PlaceOut(BaseModel):
    """A slot, and a table in it; null what was deleted since."""

    slot_id: SlotId
    starts_at: StartsAt | None
    ends_at: EndsAt | None
    table_id: TableId | None
    table_number: TableNumber | None


class PairOut(BaseModel):
    """A cooperative and a partner."""

    cooperative_id: CooperativeId
    village: Village
    kecamatan: Kecamatan
    partner_id: PartnerId
    partner: Partner


class PartyOut(BaseModel):
    """A cooperative or a partner."""

    kind: PartyKind = Field(description="Which side of meetings it is")
    id: OwnId
    name: str = Field(
        description="Village of the cooperative, or name of the partner", examples=["Gumelem Wetan"]
    )


class MeetingChangeOut(PairOut):
    """What becomes of one meeting: no `before` if it is new, no `after` if it is lost."""

    before: PlaceOut | None
    after: PlaceOut | None
    detail: Sentence
