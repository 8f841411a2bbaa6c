"""Response bodies of an event's own places."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.core.meanings.figures import Version
from app.core.meanings.names import FileName
from app.core.meanings.times import UpdatedAt
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

    filename: FileName
    places: Annotated[int, Field(description="How many there are", examples=[42])]
    groups: Annotated[
        int, Field(description="How many groups, or kecamatan, they are in", examples=[5])
    ]
    place_heading: Annotated[
        str,
        Field(
            description="Heading of the places; lists may call their column so as well",
            examples=["Unit"],
        ),
    ]
    group_heading: Annotated[
        str, Field(description="Heading of the groups; empty without any", examples=["Kelompok"])
    ]
    with_regencies: Annotated[
        bool, Field(description="Whether the villages of the event's `regions` count beside them")
    ]
    version: Version
    updated_at: UpdatedAt


class PlacesPreviewOut(BaseModel):
    """A file of places as it would be taken, with what was noticed."""

    filename: FileName
    places: Annotated[int, Field(description="How many there are", examples=[42])]
    groups: Annotated[
        int, Field(description="How many groups, or kecamatan, they are in", examples=[5])
    ]
    place_heading: str = Field(
        description="Heading of the places; lists may call their column so as well",
        examples=["Unit"],
    )
    group_heading: str = Field(
        description="Heading of the groups; empty without any", examples=["Kelompok"]
    )
    with_regencies: bool = Field(
        description="Whether the villages of the event's `regions` would count beside them"
    )
    elsewhere: Annotated[
        int,
        Field(
            description="Cooperatives of the event that would stand in none of its places",
            examples=[0],
        ),
    ]
    items: Annotated[list["EventPlaceOut"], Field(description="The first 200 places")]
    findings: list[FindingOut] = Field(description="What was noticed in the file")
    skipped: Annotated[list[SkippedOut], Field(description="Rows that are no places, with why")]


class PlacesReadOut(PlacesOut):
    """An event's own places as they were uploaded, with what was noticed."""

    findings: list[FindingOut] = Field(description="What was noticed in the file")
    skipped: Annotated[list[SkippedOut], Field(description="Rows that are no places, with why")]


class EventPlaceOut(BaseModel):
    """A place."""

    model_config = ConfigDict(from_attributes=True)

    code: Annotated[
        str,
        Field(
            description="`village_code` of its cooperative; made if need be",
            examples=["33.04.01.2003"],
        ),
    ]
    name: str = Field(description="Its name", examples=["Unit Tiga"])
    kind: Annotated[
        str, Field(description="`desa`, `kelurahan`, `desa adat` or `tempat`", examples=["desa"])
    ]
    kecamatan: Annotated[
        str, Field(description="Its kecamatan or group; `–` without any", examples=["Susukan"])
    ]
    regency: str = Field(
        description="Its regency; empty if it has none", examples=["Kabupaten Banjarnegara"]
    )


class AreaRegencyOut(BaseModel):
    """A regency of an event."""

    code: str = Field(description="Code of the kabupaten or kota", examples=["33.04"])
    name: str = Field(description="Its name", examples=["Kabupaten Banjarnegara"])
    province: str = Field(description="Province that it belongs to", examples=["Jawa Tengah"])
    villages: int = Field(description="How many villages it has", examples=[278])
    cooperatives: Annotated[
        int,
        Field(
            description="Cooperatives of the event that take part and stand here", examples=[278]
        ),
    ]


class AreaOut(BaseModel):
    """What the lists of an event may name, and who stands where."""

    regencies: list[AreaRegencyOut] = Field(
        description="The regencies, in the order that the event names them"
    )
    regencies_count: Annotated[
        bool, Field(description="False where own places stand instead of the villages")
    ]
    own: PlacesOut | None
    own_cooperatives: Annotated[
        int, Field(description="Cooperatives that stand in own places", examples=[0])
    ]
    elsewhere: Annotated[
        int,
        Field(description="Cooperatives that stand in no place that lists may name", examples=[2]),
    ]
