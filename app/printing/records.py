"""Rows of print runs and of what they made."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, LargeBinary
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words
from app.core.ids import new_id
from app.documents.names import DocumentName
from app.timetable.records import RunStatus


class PrintRun(SQLModel, table=True):
    """One laying out of a document by a worker."""

    __tablename__ = "print_run"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    document: DocumentName = Field(sa_type=words(DocumentName))
    wish: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """How the document is wanted (`documents.wishes.Wish`)."""
    status: RunStatus = Field(sa_type=words(RunStatus))
    parts: int
    """How many parts it will have, as far as is known."""
    done: int = 0
    """How many of them are there."""
    failure: str | None = Field(default=None, max_length=40)
    """Why it failed: a code of a refusal, or `internal` or `worker_died`."""
    attempts: int = 0
    actor: str = Field(max_length=200)
    created_at: datetime = Field(sa_type=UtcDateTime)
    started_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class PrintPart(SQLModel, table=True):
    """A file that a print run made."""

    __tablename__ = "print_part"

    run_id: UUID = Field(foreign_key="print_run.id", primary_key=True, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    """From 1."""
    size: int
    """Bytes."""
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
