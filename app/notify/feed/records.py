"""Rows of the live feed."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Column, FetchedValue, Index, Integer
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words

# SQLite numbers rows itself only in a column of exactly the type INTEGER.
_NUMBER: Final = BigInteger().with_variant(Integer(), "sqlite")


class FeedKind(StrEnum):
    """The kinds of entries."""

    SCAN_RECORDED = "scan.recorded"
    PRESENCE_CHANGED = "presence.changed"
    SOLVE_RUN_PROGRESS = "solve_run.progress"
    TIMETABLE_PUBLISHED = "timetable.published"
    MEETING_CHANGED = "meeting.changed"
    MEETING_FEEDBACK = "meeting.feedback"
    WISHES_CHANGED = "wishes.changed"
    PROPOSAL_CREATED = "proposal.created"
    STANDBY_OFFERED = "standby.offered"
    IMPORT_FINISHED = "import.finished"
    WEBHOOK_SWITCHED_OFF = "webhook.switched_off"


class FeedEntry(SQLModel, table=True):
    """Something that happened in an event; the database itself fills in order and time."""

    __tablename__ = "feed_entry"
    __table_args__ = (
        Index("ix_feed_entry_place", "event_id", "xact", "id"),
        Index("ix_feed_entry_at", "at"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(
        default=None, sa_column=Column(_NUMBER, primary_key=True, autoincrement=True)
    )
    event_id: UUID = Field(foreign_key="event.id", ondelete="CASCADE")
    xact: int = Field(sa_column=Column(BigInteger, nullable=False, server_default=FetchedValue()))
    """Number of the transaction that wrote it, on PostgreSQL; 0 on SQLite."""
    kind: FeedKind = Field(sa_type=words(FeedKind))
    data: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """Ids and counts, never personal data."""
    at: datetime = Field(
        sa_column=Column(UtcDateTime, nullable=False, server_default=FetchedValue())
    )
    """By the database's clock; used only to delete old entries."""
