"""Wire shapes of kecamatan and villages at the door."""

from uuid import UUID

from pydantic import BaseModel, Field

from app.core.meanings.figures import Arrived, Expected
from app.core.meanings.names import Kecamatan, Village, VillageCodeText, VillageKind


class DoorKecamatanOut(BaseModel):
    """How many of a kecamatan are expected and have come today."""

    kecamatan: Kecamatan
    total: Expected
    arrived: Arrived


class DoorKecamatanListOut(BaseModel):
    """The kecamatan of the event's cooperatives."""

    items: list[DoorKecamatanOut] = Field(description="Kecamatan in order of name")


class VillageOut(BaseModel):
    """A village that somebody may have come from."""

    village_code: VillageCodeText
    village: Village
    village_kind: VillageKind
    kecamatan: Kecamatan
    cooperative_id: UUID | None = Field(
        description="If it is on the event's list",
        examples=["0197c0de-0000-7000-8000-000000000011"],
    )


class VillageListOut(BaseModel):
    """Villages like the text searched for, best first."""

    items: list[VillageOut] = Field(description="Villages, the likeliest first")
