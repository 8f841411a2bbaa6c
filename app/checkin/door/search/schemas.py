"""Wire shapes of kecamatan and villages at the door."""

from uuid import UUID

from pydantic import BaseModel, Field


class DoorKecamatanOut(BaseModel):
    """How many of a kecamatan are expected and have come today."""

    kecamatan: str
    total: int
    arrived: int


class DoorKecamatanListOut(BaseModel):
    """The kecamatan of the event's cooperatives."""

    items: list[DoorKecamatanOut]


class VillageOut(BaseModel):
    """A village that somebody may have come from."""

    village_code: str
    village: str
    village_kind: str
    kecamatan: str
    cooperative_id: UUID | None = Field(description="If it is on the event's list")


class VillageListOut(BaseModel):
    """Villages like the text searched for, best first."""

    items: list[VillageOut]
