"""Rows of cooperatives, their needs, and attendees."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words
from app.core.ids import new_id


class PartyStatus(StrEnum):
    """Whether a party takes part."""

    ACTIVE = "active"
    WITHDRAWN = "withdrawn"


class Cooperative(SQLModel, table=True):
    """The party that meets partners: one per village."""

    __tablename__ = "cooperative"
    __table_args__ = (UniqueConstraint("event_id", "village_code", name="uq_cooperative_village"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    village_code: str = Field(max_length=20)
    """Official code of the village, such as `33.04.01.2001`."""
    village: str = Field(max_length=120)
    village_kind: str = Field(default="desa", max_length=20)
    kecamatan: str = Field(max_length=120)
    name: str = Field(max_length=200)
    legal_no: str | None = Field(default=None, max_length=120)
    legal_date: date | None = None
    status: PartyStatus = Field(default=PartyStatus.ACTIVE, sa_type=words(PartyStatus))
    documents: str = Field(default="", max_length=400)
    """Documents the cooperative holds, such as `NIB`, separated by `;`."""
    required_meetings: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """Meetings without which no timetable is made."""
    version: int = 1
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class CooperativeNeed(SQLModel, table=True):
    """A tag that a cooperative looks for."""

    __tablename__ = "cooperative_need"
    __table_args__ = (
        ForeignKeyConstraint(["event_id", "tag"], ["tag.event_id", "tag.code"], ondelete="CASCADE"),
    )

    cooperative_id: UUID = Field(foreign_key="cooperative.id", primary_key=True, ondelete="CASCADE")
    tag: str = Field(primary_key=True, max_length=60)
    event_id: UUID = Field(index=True)
    position: int = 0
    """Place in the cooperative's list of needs, from 0."""


class CooperativeAbsence(SQLModel, table=True):
    """A span of time in which a cooperative is away."""

    __tablename__ = "cooperative_absence"
    __table_args__ = (CheckConstraint("ends_at > starts_at", name="ck_cooperative_absence_order"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    cooperative_id: UUID = Field(foreign_key="cooperative.id", index=True, ondelete="CASCADE")
    starts_at: datetime = Field(sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)


class AttendeeKind(StrEnum):
    """The role in which a person attends."""

    MANAGER = "manager"
    REPRESENTATIVE = "representative"
    GUEST = "guest"
    STAFF = "staff"


class Attendee(SQLModel, table=True):
    """A person with a badge."""

    __tablename__ = "attendee"
    __table_args__ = (
        UniqueConstraint("event_id", "external_key", name="uq_attendee_external_key"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    external_key: str = Field(max_length=120)
    """What identifies the person in uploaded lists, such as `village:33.04.01.2001`."""
    kind: AttendeeKind = Field(sa_type=words(AttendeeKind))
    cooperative_id: UUID | None = Field(
        default=None, foreign_key="cooperative.id", index=True, ondelete="CASCADE"
    )
    partner_id: UUID | None = Field(
        default=None, foreign_key="partner.id", index=True, ondelete="CASCADE"
    )
    name: str = Field(max_length=200)
    position: str | None = Field(default=None, max_length=120)
    phone: str | None = Field(default=None, max_length=20)
    """Mobile number in E.164 form."""
    phone_other: str | None = Field(default=None, max_length=40)
    email: str | None = Field(default=None, max_length=254)
    note: str | None = Field(default=None, max_length=1000)
    restricted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """Since when their numbers, address and note are shown to nobody, as they asked."""
    status: PartyStatus = Field(default=PartyStatus.ACTIVE, sa_type=words(PartyStatus))
    version: int = 1
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)
