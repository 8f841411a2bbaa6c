"""Request and response bodies of partners and tables."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.core.meanings.figures import Version
from app.core.meanings.ids import OwnId, PartnerId
from app.core.meanings.names import Partner, PartnerCodeText, TableNumber, ZoneText
from app.core.meanings.times import CreatedAt, Instant, UpdatedAt
from app.events.parties import AbsenceOut, Absences, Documents, RequiredMeetings, TagCode

PartnerCode = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$", examples=["BULOG"])
]
Name = Annotated[Words, Field(min_length=1, max_length=200)]
Offers = Annotated[
    list[TagCode], Field(max_length=50, description="Codes of tags that the partner offers")
]
Kind = Annotated[
    Words,
    Field(
        max_length=60,
        description="What kind of company it is, in the organizer's words; may be empty",
        examples=["BUMN"],
    ),
]
Meetings = Annotated[int, Field(ge=0, le=10_000)]
HIGHEST_NUMBER = 99_999
"""The highest number that a table may have."""
Number = Annotated[
    int, Field(ge=1, le=HIGHEST_NUMBER, description="Number on the table's sign", examples=[12])
]
Seats = Annotated[
    int,
    Field(ge=1, le=100, description="Cooperatives that sit at the table in one slot", examples=[1]),
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

    code: PartnerCode = Field(
        description="The partner's code in lists and on signs; unique within the event"
    )
    name: Name = Field(description="Name of the partner", examples=["Perum Bulog"])
    kind: Kind = ""
    sector: Annotated[
        Words,
        Field(
            max_length=120,
            description="Its line of business, in the organizer's words; may be empty",
            examples=["Pangan"],
        ),
    ] = ""
    required_documents: Documents = []
    max_meetings: Annotated[
        Meetings | None,
        Field(
            description="Most meetings that it wants; null: as many as its tables have seats",
            examples=[12],
        ),
    ] = None
    min_meetings: Annotated[
        Meetings,
        Field(
            description="Fewest meetings that it wants, as far as they are requested", examples=[0]
        ),
    ] = 0
    required_meetings: RequiredMeetings = 0
    offers: Offers = []
    absences: Absences = []
    model_config = ConfigDict(json_schema_extra={"examples": [_PARTNER]})


class PartnerPatch(RequestBody):
    """Changes to a partner. A field left out stays as it is; a list is replaced as a whole."""

    name: Annotated[
        Name | None, Field(description="Name of the partner", examples=["Perum Bulog"])
    ] = None
    kind: Kind | None = None
    sector: Annotated[
        Annotated[Words, Field(max_length=120)] | None,
        Field(
            description="Its line of business, in the organizer's words; may be empty",
            examples=["Pangan"],
        ),
    ] = None
    required_documents: Documents | None = None
    max_meetings: Annotated[
        Meetings | None, Field(description="Null: as many as its tables have seats", examples=[12])
    ] = None
    min_meetings: Annotated[
        Meetings | None,
        Field(
            description="Fewest meetings that it wants, as far as they are requested", examples=[0]
        ),
    ] = None
    required_meetings: RequiredMeetings | None = None
    offers: Offers | None = None
    absences: Absences | None = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"max_meetings": 12}]})


class PartnerOut(BaseModel):
    """A partner with its offers."""

    model_config = ConfigDict(json_schema_extra={"examples": [_PARTNER]})

    id: OwnId
    code: PartnerCodeText
    name: Partner
    kind: str = Field(
        description="What kind of company it is, in the organizer's words; may be empty",
        examples=["BUMN"],
    )
    sector: str = Field(
        description="Its line of business, in the organizer's words; may be empty",
        examples=["Pangan"],
    )
    required_documents: list[str] = Field(
        description="Documents that cooperatives should bring; their lack prevents no meeting",
        examples=[["NIB"]],
    )
    max_meetings: int | None = Field(
        description="Most meetings that it wants; null: as many as its tables have seats",
        examples=[12],
    )
    min_meetings: int = Field(
        description="Fewest meetings that it wants, as far as they are requested", examples=[0]
    )
    required_meetings: RequiredMeetings
    offers: list[str] = Field(
        description="Codes of tags that it offers", examples=[["sembako", "jual_padi"]]
    )
    absences: list[AbsenceOut] = Field(description="Spans in which it is away")
    withdrawn_at: Instant | None = Field(
        description="When it was taken out of the event; null: it takes part",
        examples=["2025-06-30T02:00:00Z"],
    )
    version: Version
    created_at: CreatedAt
    updated_at: UpdatedAt


class TableIn(RequestBody):
    """A table to add."""

    partner_id: PartnerId
    number: Number
    seats: Seats = 1
    zone: Annotated[
        Zone | None, Field(description="Part of the hall; null: none", examples=["A"])
    ] = None
    model_config = ConfigDict(json_schema_extra={"examples": [_TABLE]})


class TablePatch(RequestBody):
    """Changes to a table. A field left out stays as it is."""

    partner_id: PartnerId | None = None
    number: Number | None = None
    seats: Seats | None = None
    zone: Annotated[Zone | None, Field(description="Null: no part of the hall", examples=["A"])] = (
        None
    )
    model_config = ConfigDict(
        # A table is closed by another route; `closed_from` ignored here would be a promise broken.
        extra="forbid",
        json_schema_extra={"examples": [{"seats": 2}]},
    )


class TablePlace(RequestBody):
    """Where a table stands: its number, and the part of the hall."""

    id: OwnId
    number: Number
    zone: Annotated[
        Zone | None, Field(description="Part of the hall; null: none", examples=["A"])
    ] = None
    version: Annotated[int, Field(description="The table's `version` as it was read", examples=[1])]


class ArrangementIn(RequestBody):
    """Tables to renumber or to move to another part of the hall, all at once."""

    tables: Annotated[
        list[TablePlace],
        Field(max_length=5_000, description="The tables to be placed, at most 5,000"),
    ]
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

    items: list["TableOut"] = Field(description="Tables in order of number")


class TableOut(BaseModel):
    """A table of a partner."""

    model_config = ConfigDict(from_attributes=True, json_schema_extra={"examples": [_TABLE]})

    id: OwnId
    partner_id: PartnerId
    number: TableNumber
    seats: int = Field(description="Cooperatives that sit at the table in one slot", examples=[1])
    zone: ZoneText | None
    closed_from: Instant | None = Field(description="When the table closes")
    closed_until: Instant | None = Field(description="Null: closed for good")
    version: Version
    created_at: CreatedAt
