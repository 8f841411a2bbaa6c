"""Request and response bodies of partners and tables."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.events.parties import AbsenceOut, Absences, Documents, TagCode

PartnerCode = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$", examples=["BULOG"])
]
Name = Annotated[Words, Field(min_length=1, max_length=200)]
Offers = Annotated[list[TagCode], Field(max_length=50)]
Meetings = Annotated[int, Field(ge=0, le=10_000)]
HIGHEST_NUMBER = 99_999
"""The highest number that a table may have."""
Number = Annotated[int, Field(ge=1, le=HIGHEST_NUMBER, description="Number on the table's sign")]
Seats = Annotated[
    int, Field(ge=1, le=100, description="Cooperatives that sit at the table in one slot")
]
Zone = Annotated[Words, Field(min_length=1, max_length=40)]

_PARTNER: JsonDict = {
    "code": "BULOG",
    "name": "Perum Bulog",
    "kind": "BUMN",
    "sector": "Pangan",
    "offers": ["sembako", "jual_padi"],
}
_TABLE: JsonDict = {
    "partner_id": "0197c0de-0000-7000-8000-000000000001",
    "number": 12,
    "seats": 1,
    "zone": "A",
}


class PartnerIn(RequestBody):
    """A partner to add."""

    code: PartnerCode
    name: Name
    kind: Annotated[Words, Field(max_length=60)] = ""
    sector: Annotated[Words, Field(max_length=120)] = ""
    required_documents: Documents = []
    max_meetings: Meetings | None = None
    min_meetings: Meetings = 0
    offers: Offers = []
    absences: Absences = []
    model_config = ConfigDict(json_schema_extra={"examples": [_PARTNER]})


class PartnerPatch(RequestBody):
    """Changes to a partner. A field left out stays as it is; a list is replaced as a whole."""

    name: Name | None = None
    kind: Annotated[Words, Field(max_length=60)] | None = None
    sector: Annotated[Words, Field(max_length=120)] | None = None
    required_documents: Documents | None = None
    max_meetings: Annotated[
        Meetings | None, Field(description="Null: as many as its tables have seats")
    ] = None
    min_meetings: Meetings | None = None
    offers: Offers | None = None
    absences: Absences | None = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"max_meetings": 12}]})


class PartnerOut(BaseModel):
    """A partner with its offers."""

    model_config = ConfigDict(json_schema_extra={"examples": [_PARTNER]})

    id: UUID
    code: str
    name: str
    kind: str
    sector: str
    required_documents: list[str]
    max_meetings: int | None
    min_meetings: int
    offers: list[str]
    absences: list[AbsenceOut]
    withdrawn_at: datetime | None = Field(
        description="When it was taken out of the event; null: it takes part"
    )
    version: int
    created_at: datetime
    updated_at: datetime


class TableIn(RequestBody):
    """A table to add."""

    partner_id: UUID
    number: Number
    seats: Seats = 1
    zone: Zone | None = None
    model_config = ConfigDict(json_schema_extra={"examples": [_TABLE]})


class TablePatch(RequestBody):
    """Changes to a table. A field left out stays as it is."""

    partner_id: UUID | None = None
    number: Number | None = None
    seats: Seats | None = None
    zone: Annotated[Zone | None, Field(description="Null: no part of the hall")] = None
    model_config = ConfigDict(
        # A table is closed by another route; `closed_from` ignored here would be a promise broken.
        extra="forbid",
        json_schema_extra={"examples": [{"seats": 2}]},
    )


class TablePlace(RequestBody):
    """Where a table stands: its number, and the part of the hall."""

    id: UUID
    number: Number
    zone: Zone | None = None
    version: Annotated[int, Field(description="The table's `version` as it was read")]


class ArrangementIn(RequestBody):
    """Tables to renumber or to move to another part of the hall, all at once."""

    tables: Annotated[list[TablePlace], Field(max_length=5_000)]
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "tables": [
                        {
                            "id": "0197c0de-0000-7000-8000-000000000003",
                            "number": 12,
                            "zone": "A",
                            "version": 1,
                        }
                    ]
                }
            ]
        }
    )


class TablesOut(BaseModel):
    """All tables of an event, by number."""

    items: list["TableOut"]


class TableOut(BaseModel):
    """A table of a partner."""

    model_config = ConfigDict(from_attributes=True, json_schema_extra={"examples": [_TABLE]})

    id: UUID
    partner_id: UUID
    number: int
    seats: int
    zone: str | None
    closed_from: datetime | None = Field(description="When the table closes")
    closed_until: datetime | None = Field(description="Null: closed for good")
    version: int
    created_at: datetime
