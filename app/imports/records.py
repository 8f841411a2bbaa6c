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


class ListDecision(SQLModel, table=True):
    """What a person decided about a row of the event's lists of a kind, whichever file has it."""

    __tablename__ = "list_decision"
    __table_args__ = (UniqueConstraint("event_id", "kind", "row_key", name="uq_list_decision"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    kind: ListKind = Field(sa_type=words(ListKind))
    row_key: str = Field(max_length=40)
    row: int
    """The row's number when it was last decided about."""
    sheet: str = Field(default="", max_length=120)
    decision: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """A `DecisionBody`."""
    reason: str = Field(default="", max_length=400)
    """Why the row is left out."""
    actor: str = Field(max_length=120)
    decided_at: datetime = Field(sa_type=UtcDateTime)


class RememberedMapping(SQLModel, table=True):
    """What a person said of columns, for the next list with the same headings, of any event."""

    __tablename__ = "list_mapping"
    __table_args__ = (UniqueConstraint("kind", "signature", name="uq_list_mapping"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    kind: ListKind = Field(sa_type=words(ListKind))
    signature: str = Field(max_length=64)
    """Hash of the headings in their order."""
    mapping: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """Column (heading, or key where it has none) -> field or null."""
    confirmed_at: datetime = Field(sa_type=UtcDateTime)


class ListApplication(SQLModel, table=True):
    """What one application of a list changed, so that it can be undone."""

    __tablename__ = "list_application"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    import_id: UUID = Field(foreign_key="list_import.id", index=True, ondelete="CASCADE")
    changes: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Compressed: what the event had before and after, of what differs."""
    before: dict[str, Any] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    """The list's result of its application before this one."""
    applied_before: datetime | None = Field(default=None, sa_type=UtcDateTime)
    applied_at: datetime = Field(sa_type=UtcDateTime)


class ListReading(SQLModel, table=True):
    """How a list was read last, compressed, so that it need not be read again to be shown."""

    __tablename__ = "list_reading"

    import_id: UUID = Field(foreign_key="list_import.id", primary_key=True, ondelete="CASCADE")
    key: str = Field(max_length=160)
    """What it was made of: the file, the mapping, the decisions, the vocabulary."""
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
