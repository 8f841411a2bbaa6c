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
