"""Request and response bodies of cooperatives and people."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.attendees.records import AttendeeKind, PartyStatus
from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.events.parties import AbsenceOut, Absences, Documents, TagCode

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
    str, Field(pattern=r"^\+[1-9][0-9]{6,14}$", examples=["+6281200003864"], description="E.164")
]
Email = Annotated[str, Field(max_length=254, pattern=r"^[^@\s\x00]+@[^@\s\x00]+\.[^@\s\x00]+$")]

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


Needs = Annotated[list[TagCode], Field(max_length=50, description="Most wanted first")]


class CooperativeIn(RequestBody):
    """A cooperative to add."""

    village_code: VillageCode
    village: Short
    village_kind: Annotated[str, Field(pattern="^(desa|kelurahan|desa adat|tempat)$")] = "desa"
    kecamatan: Short
    name: Name
    legal_no: Short | None = None
    legal_date: date | None = None
    documents: Documents = []
    needs: Needs = []
    absences: Absences = []
    model_config = ConfigDict(json_schema_extra={"examples": [_COOPERATIVE]})


class CooperativePatch(RequestBody):
    """Changes to a cooperative. A field left out stays as it is; a list is replaced as a whole."""

    village: Short | None = None
    kecamatan: Short | None = None
    name: Name | None = None
    legal_no: Short | None = None
    legal_date: date | None = None
    documents: Documents | None = None
    needs: Needs | None = None
    absences: Absences | None = None
    status: PartyStatus | None = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"needs": ["pupuk", "benih"]}]})


class CooperativeOut(BaseModel):
    """A cooperative with its needs."""

    model_config = ConfigDict(json_schema_extra={"examples": [_COOPERATIVE]})

    id: UUID
    village_code: str
    village: str
    village_kind: str
    kecamatan: str
    name: str
    legal_no: str | None
    legal_date: date | None
    status: PartyStatus
    documents: list[str]
    needs: list[str]
    absences: list[AbsenceOut]
    version: int
    created_at: datetime
    updated_at: datetime


class AttendeeIn(RequestBody):
    """A person to add."""

    kind: AttendeeKind
    cooperative_id: UUID | None = None
    partner_id: UUID | None = None
    name: Name
    position: Short | None = None
    phone: Phone | None = None
    phone_other: Annotated[Words, Field(max_length=40)] | None = None
    email: Email | None = None
    note: Annotated[Words, Field(max_length=1000)] | None = None
    external_key: (
        Annotated[
            Words,
            Field(
                min_length=1,
                max_length=120,
                description="Identifies the person in uploaded lists; generated if left out",
            ),
        ]
        | None
    ) = None
    model_config = ConfigDict(json_schema_extra={"examples": [_ATTENDEE]})


class AttendeePatch(RequestBody):
    """Changes to a person. A field left out stays; null clears it (except name and status)."""

    name: Name | None = None
    position: Short | None = None
    phone: Phone | None = None
    phone_other: Annotated[Words, Field(max_length=40)] | None = None
    email: Email | None = None
    note: Annotated[Words, Field(max_length=1000)] | None = None
    status: PartyStatus | None = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"phone": "+6282300001640"}]})


class AttendeeOut(BaseModel):
    """A person with a badge. `redacted`: the caller may not see phone, e-mail and note."""

    model_config = ConfigDict(from_attributes=True, json_schema_extra={"examples": [_ATTENDEE]})

    id: UUID
    external_key: str
    kind: AttendeeKind
    cooperative_id: UUID | None
    partner_id: UUID | None
    name: str
    position: str | None
    phone: str | None
    phone_other: str | None
    email: str | None
    note: str | None
    redacted: bool = False
    status: PartyStatus
    version: int
    created_at: datetime
    updated_at: datetime
