"""Request and response bodies of cooperatives and people."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.attendees.records import AttendeeKind, PartyStatus
from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.core.meanings.figures import Version
from app.core.meanings.ids import CooperativeId, OwnId, PartnerId
from app.core.meanings.names import (
    Cooperative,
    Kecamatan,
    NoteText,
    Person,
    Village,
    VillageCodeText,
    VillageKind,
)
from app.core.meanings.times import CreatedAt, RestrictedAt, UpdatedAt
from app.events.parties import AbsenceOut, Absences, Documents, RequiredMeetings, TagCode

Name = Annotated[Words, Field(min_length=1, max_length=200)]
Short = Annotated[Words, Field(min_length=1, max_length=120)]
VillageCode = Annotated[
    str,
    Field(
        pattern=r"^([0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}|[A-Za-z][0-9A-Za-z./-]{0,19})$",
        examples=["33.04.01.2003"],
        description="Official, or that of one of the event's own places",
    ),
]
Phone = Annotated[
    str,
    Field(
        pattern=r"^\+[1-9][0-9]{6,14}$",
        examples=["+6281200003864"],
        description="Phone number in E.164; null: none",
    ),
]
Email = Annotated[
    str,
    Field(
        max_length=254,
        pattern=r"^[^@\s\x00]+@[^@\s\x00]+\.[^@\s\x00]+$",
        description="E-mail address; null: none",
        examples=["turyanto@example.id"],
    ),
]
Position = Annotated[
    Short,
    Field(
        description="What the person is in the cooperative or company; null: not known",
        examples=["Ketua"],
    ),
]
PhoneOther = Annotated[
    Words,
    Field(
        max_length=40,
        description="Further numbers as they were written; null: none",
        examples=["0281 555 1234"],
    ),
]
PersonNote = Annotated[
    Words,
    Field(
        max_length=1000,
        description="What organizers should know of the person; null: nothing",
        examples=["Memakai kursi roda"],
    ),
]
PersonName = Annotated[Name, Field(description="The person's name", examples=["Turyanto"])]
CooperativeName = Annotated[
    Name, Field(description="Name of the cooperative", examples=["KDMP Gumelem Wetan"])
]
VillageName = Annotated[Short, Field(description="Name of the village", examples=["Gumelem Wetan"])]
KecamatanName = Annotated[
    Short, Field(description="Kecamatan (sub-district) of the village", examples=["Susukan"])
]
LegalNo = Annotated[
    Short,
    Field(
        description="Number of its legal registration; null: not known",
        examples=["AHU-0012345.AH.01.29"],
    ),
]
LegalDate = Annotated[
    date,
    Field(description="Date of its legal registration; null: not known", examples=["2025-05-20"]),
]
_COOPERATIVE: JsonDict = {
    "village_code": "33.04.01.2003",
    "village": "Gumelem Wetan",
    "kecamatan": "Susukan",
    "name": "KDMP Gumelem Wetan",
    "needs": ["pupuk", "lpg"],
}
_ATTENDEE: JsonDict = {
    "kind": "manager",
    "cooperative_id": "0197c0de-0000-7000-8000-000000000001",
    "name": "Turyanto",
    "position": "Ketua",
    "phone": "+6282300001640",
}
Needs = Annotated[
    list[TagCode],
    Field(max_length=50, description="Codes of tags that it needs, most wanted first"),
]


class CooperativeIn(RequestBody):
    """A cooperative to add."""

    village_code: VillageCode
    village: VillageName
    village_kind: Annotated[VillageKind, Field(pattern="^(desa|kelurahan|desa adat|tempat)$")] = (
        "desa"
    )
    kecamatan: KecamatanName
    name: CooperativeName
    legal_no: LegalNo | None = None
    legal_date: LegalDate | None = None
    documents: Documents = []
    required_meetings: RequiredMeetings = 0
    needs: Needs = []
    absences: Absences = []
    model_config = ConfigDict(json_schema_extra={"examples": [_COOPERATIVE]})


class CooperativePatch(RequestBody):
    """Changes to a cooperative. A field left out stays as it is; a list is replaced as a whole."""

    village: VillageName | None = None
    kecamatan: KecamatanName | None = None
    name: CooperativeName | None = None
    legal_no: LegalNo | None = None
    legal_date: LegalDate | None = None
    documents: Documents | None = None
    required_meetings: RequiredMeetings | None = None
    needs: Needs | None = None
    absences: Absences | None = None
    status: PartyStatus | None = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"needs": ["pupuk", "benih"]}]})


class CooperativeOut(BaseModel):
    """A cooperative with its needs."""

    model_config = ConfigDict(json_schema_extra={"examples": [_COOPERATIVE]})

    id: OwnId
    village_code: VillageCodeText
    village: Village
    village_kind: VillageKind
    kecamatan: Kecamatan
    name: Cooperative
    legal_no: LegalNo | None
    legal_date: LegalDate | None
    status: PartyStatus
    documents: list[str] = Field(description="Documents that it has", examples=[["NIB", "NPWP"]])
    required_meetings: RequiredMeetings
    needs: list[str] = Field(
        description="Codes of tags that it needs, most wanted first", examples=[["pupuk", "lpg"]]
    )
    absences: list[AbsenceOut] = Field(description="Spans in which it is away")
    version: Version
    created_at: CreatedAt
    updated_at: UpdatedAt


class AttendeeIn(RequestBody):
    """A person to add."""

    kind: AttendeeKind
    cooperative_id: CooperativeId | None = None
    partner_id: PartnerId | None = None
    name: PersonName
    position: Position | None = None
    phone: Phone | None = None
    phone_other: PhoneOther | None = None
    email: Email | None = None
    note: PersonNote | None = None
    external_key: (
        Annotated[
            Words,
            Field(
                min_length=1,
                max_length=120,
                description="Identifies the person in uploaded lists; generated if left out",
                examples=["33.04.01.2003/manager"],
            ),
        ]
        | None
    ) = None
    model_config = ConfigDict(json_schema_extra={"examples": [_ATTENDEE]})


class AttendeePatch(RequestBody):
    """Changes to a person. A field left out stays; null clears it (except name and status)."""

    name: PersonName | None = None
    position: Position | None = None
    phone: Phone | None = None
    phone_other: PhoneOther | None = None
    email: Email | None = None
    note: PersonNote | None = None
    status: PartyStatus | None = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"phone": "+6282300001640"}]})


class AttendeeOut(BaseModel):
    """A person with a badge. `redacted`: phone, e-mail and note are not shown to the caller."""

    model_config = ConfigDict(from_attributes=True, json_schema_extra={"examples": [_ATTENDEE]})

    id: OwnId
    external_key: str = Field(
        description="Identifies the person in uploaded lists", examples=["33.04.01.2003/manager"]
    )
    kind: AttendeeKind
    cooperative_id: CooperativeId | None
    partner_id: PartnerId | None
    name: Person
    position: Position | None
    phone: str | None = Field(
        description="Phone number in E.164; null: none, or not for the caller (`redacted`)",
        examples=["+6282300001640"],
    )
    phone_other: str | None = Field(
        description="Further numbers as they were written; null: none, or not for the caller",
        examples=["0281 555 1234"],
    )
    email: str | None = Field(
        description="E-mail address; null: none, or not for the caller",
        examples=["turyanto@example.id"],
    )
    note: NoteText | None
    redacted: Annotated[
        bool,
        Field(description="The caller may not see phone, e-mail and note, which are null then"),
    ] = False
    restricted_at: RestrictedAt = None
    status: PartyStatus
    version: Version
    created_at: CreatedAt
    updated_at: UpdatedAt
