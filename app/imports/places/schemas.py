"""Response bodies of an event's own places."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.imports.schemas import FindingOut, SkippedOut

_PLACES: JsonDict = {
    "filename": "unit.xlsx",
    "places": 42,
    "groups": 5,
    "place_heading": "Unit",
    "group_heading": "Kelompok",
    "with_regencies": False,
    "version": 1,
    "updated_at": "2025-06-01T03:00:00Z",
}


class PlacesOut(BaseModel):
    """An event's own places, in short."""

    model_config = ConfigDict(from_attributes=True, json_schema_extra={"examples": [_PLACES]})

    filename: str
    places: Annotated[int, Field(description="How many there are")]
    groups: Annotated[int, Field(description="How many groups, or kecamatan, they are in")]
    place_heading: Annotated[
        str, Field(description="Heading of the places; lists may call their column so as well")
    ]
    group_heading: Annotated[str, Field(description="Heading of the groups; empty without any")]
    with_regencies: Annotated[
        bool, Field(description="Whether the villages of the event's `regions` count beside them")
    ]
    version: int
    updated_at: datetime


class PlacesPreviewOut(BaseModel):
    """A file of places as it would be taken, with what was noticed."""

    filename: str
    places: Annotated[int, Field(description="How many there are")]
    groups: Annotated[int, Field(description="How many groups, or kecamatan, they are in")]
    place_heading: str
    group_heading: str
    with_regencies: bool
    elsewhere: Annotated[
        int,
        Field(description="Cooperatives of the event that would stand in none of its places"),
    ]
    items: Annotated[list["EventPlaceOut"], Field(description="The first 200 places")]
    findings: list[FindingOut]
    skipped: Annotated[list[SkippedOut], Field(description="Rows that are no places, with why")]


class PlacesReadOut(PlacesOut):
    """An event's own places as they were uploaded, with what was noticed."""

    findings: list[FindingOut]
    skipped: Annotated[list[SkippedOut], Field(description="Rows that are no places, with why")]


class EventPlaceOut(BaseModel):
    """A place."""

    model_config = ConfigDict(from_attributes=True)

    code: Annotated[str, Field(description="`village_code` of its cooperative; made if need be")]
    name: str
    kind: Annotated[str, Field(description="`desa`, `kelurahan`, `desa adat` or `tempat`")]
    kecamatan: Annotated[str, Field(description="Its kecamatan or group; `–` without any")]
    regency: str


class AreaRegencyOut(BaseModel):
    """A regency of an event."""

    code: str
    name: str
    province: str
    villages: int
    cooperatives: Annotated[
        int, Field(description="Cooperatives of the event that take part and stand here")
    ]


class AreaOut(BaseModel):
    """What the lists of an event may name, and who stands where."""

    regencies: list[AreaRegencyOut]
    regencies_count: Annotated[
        bool, Field(description="False where own places stand instead of the villages")
    ]
    own: PlacesOut | None
    own_cooperatives: Annotated[int, Field(description="Cooperatives that stand in own places")]
    elsewhere: Annotated[
        int, Field(description="Cooperatives that stand in no place that lists may name")
    ]
