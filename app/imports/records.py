"""Rows of uploaded lists."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words
from app.core.ids import new_id


class ListKind(StrEnum):
    """What a list is about."""

    ATTENDEES = "attendees"
    PARTNERS = "partners"
    REQUESTS = "requests"


class ImportStatus(StrEnum):
    """How far a list has come."""

    PREVIEWED = "previewed"
    APPLIED = "applied"


class Import(SQLModel, table=True):
    """An uploaded list: the file as it came, how it was read, and what became of it."""

    __tablename__ = "list_import"
    __table_args__ = (UniqueConstraint("event_id", "number", name="uq_import_number"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    number: int
    kind: ListKind = Field(sa_type=words(ListKind))
    filename: str = Field(max_length=255)
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sheet: str | None = Field(default=None, max_length=120)
    """The sheet chosen by a person; None: detected."""
    mapping: dict[str, Any] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    """Column (key or heading) -> field or null, as a person overrode it; None: detected."""
    status: ImportStatus = Field(sa_type=words(ImportStatus))
    result: dict[str, Any] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    """What applying it changed the last time: an `ApplyResult`."""
    version: int = 1
    created_at: datetime = Field(sa_type=UtcDateTime)
    applied_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
