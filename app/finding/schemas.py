"""Wire shapes of what a search finds."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.core.meanings.ids import CooperativeId, PartnerId
from app.core.meanings.names import TableNumber

HitKind = Literal["kecamatan", "cooperative", "partner", "table", "person"]


class HitOut(BaseModel):
    """One thing that was found, and whose it is."""

    model_config = ConfigDict(from_attributes=True)

    kind: HitKind = Field(description="What was found")
    title: str = Field(description="Its name, as people know it", examples=["Gumelem Wetan"])
    detail: str = Field(
        description="Where it belongs: kecamatan, partner or cooperative", examples=["Susukan"]
    )
    id: UUID | None = Field(
        description="Null for a kecamatan", examples=["0197c0de-0000-7000-8000-000000000011"]
    )
    cooperative_id: CooperativeId | None = None
    partner_id: PartnerId | None = None
    table_number: TableNumber | None = None


class FoundOut(BaseModel):
    """What was found, of each kind the best first."""

    hits: list[HitOut] = Field(description="What was found, of each kind the best first")
    more: dict[HitKind, int] = Field(
        default={}, description="How many more of a kind were found than `hits` names"
    )
