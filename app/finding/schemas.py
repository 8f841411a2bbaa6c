"""Wire shapes of what a search finds."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

HitKind = Literal["kecamatan", "cooperative", "partner", "table", "person"]


class HitOut(BaseModel):
    """One thing that was found, and whose it is."""

    model_config = ConfigDict(from_attributes=True)

    kind: HitKind
    title: str
    detail: str = Field(description="Where it belongs: kecamatan, partner or cooperative")
    id: UUID | None = Field(description="Null for a kecamatan")
    cooperative_id: UUID | None = None
    partner_id: UUID | None = None
    table_number: int | None = None


class FoundOut(BaseModel):
    """What was found, of each kind the best first."""

    hits: list[HitOut]
    more: dict[HitKind, int] = Field(
        default={}, description="How many more of a kind were found than `hits` names"
    )
