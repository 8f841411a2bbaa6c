"""Rows of partners, their offers and absences, and tables."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime
from app.core.ids import new_id


class Partner(SQLModel, table=True):
    """A party that receives cooperatives at its tables."""

    __tablename__ = "partner"
    __table_args__ = (UniqueConstraint("event_id", "code", name="uq_partner_code"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    code: str = Field(max_length=40)
    name: str = Field(max_length=200)
    kind: str = Field(default="", max_length=60)
    sector: str = Field(default="", max_length=120)
    required_documents: str = Field(default="", max_length=400)
    """Documents a cooperative should bring, such as `NIB`, separated by `;`."""
    max_meetings: int | None = None
    min_meetings: int = 0
    """Meetings that it wants at least, as far as they are requested."""
    required_meetings: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """Meetings without which no timetable is made."""
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When it was taken out of the event; None: it takes part."""
    version: int = 1
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class PartnerOffer(SQLModel, table=True):
    """A tag that a partner offers."""

    __tablename__ = "partner_offer"
    __table_args__ = (
        ForeignKeyConstraint(["event_id", "tag"], ["tag.event_id", "tag.code"], ondelete="CASCADE"),
    )

    partner_id: UUID = Field(foreign_key="partner.id", primary_key=True, ondelete="CASCADE")
    tag: str = Field(primary_key=True, max_length=60)
    event_id: UUID = Field(index=True)
    position: int = 0
    """Place in the partner's list of offers, from 0."""


class PartnerAbsence(SQLModel, table=True):
    """A span of time in which a partner is away."""

    __tablename__ = "partner_absence"
    __table_args__ = (CheckConstraint("ends_at > starts_at", name="ck_partner_absence_order"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    partner_id: UUID = Field(foreign_key="partner.id", index=True, ondelete="CASCADE")
    starts_at: datetime = Field(sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)


class Table(SQLModel, table=True):
    """A table of a partner; `seats` cooperatives sit there in one slot."""

    __tablename__ = "event_table"
    __table_args__ = (
        UniqueConstraint("event_id", "number", name="uq_table_number"),
        CheckConstraint("seats > 0", name="ck_table_seats"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    partner_id: UUID = Field(foreign_key="partner.id", index=True, ondelete="CASCADE")
    number: int
    seats: int = 1
    zone: str | None = Field(default=None, max_length=40)
    """Part of the hall, if walking between parts takes time."""
    closed_from: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When the table closes; None: it is open all day."""
    closed_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When it opens again; None: it stays closed."""
    placed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When its number, partner or part of the hall was last changed; None: never."""
    version: int = 1
    created_at: datetime = Field(sa_type=UtcDateTime)

    def open_in(self, starts_at: datetime, ends_at: datetime) -> bool:
        """Return whether the table is open for the whole of an interval."""
        if self.closed_from is None or ends_at <= self.closed_from:
            return True
        return self.closed_until is not None and self.closed_until <= starts_at
