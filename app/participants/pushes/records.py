"""Rows of the key that signs pushes, and of the phones that get them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime
from app.core.ids import new_id


class PushKey(SQLModel, table=True):
    """The P-256 key by which push services know this installation: one row or none."""

    __tablename__ = "push_key"
    __table_args__ = (CheckConstraint("id = 1", name="ck_push_key_one"),)

    id: int = Field(default=1, primary_key=True)
    private_key: bytes
    """Sealed (`app.core.sealing`)."""
    public_key: bytes
    """An uncompressed point, 65 bytes."""
    created_at: datetime = Field(sa_type=UtcDateTime)


class PushSubscription(SQLModel, table=True):
    """A browser that is told what concerns the holder of a badge."""

    __tablename__ = "push_subscription"
    __table_args__ = (
        UniqueConstraint("badge_id", "endpoint", name="uq_push_subscription_endpoint"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    attendee_id: UUID = Field(foreign_key="attendee.id", index=True, ondelete="CASCADE")
    badge_id: UUID = Field(foreign_key="badge.id", ondelete="CASCADE")
    endpoint: str = Field(max_length=1000)
    """Address at the browser's push service."""
    p256dh: bytes
    """The browser's public key: messages are encrypted for it."""
    auth: bytes
    """A secret of 16 bytes that goes into the encryption."""
    locale: str = Field(max_length=2)
    told: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """What it was told (`rules.Told`)."""
    wake_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When something is to be told even if nothing changes, by the clock of the event's day."""
    failing_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    """Attempts of what is next, so far."""
    next_at: datetime = Field(sa_type=UtcDateTime)
    """When the next attempt may be made."""
    claimed_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """Until then another process is sending."""
    created_at: datetime = Field(sa_type=UtcDateTime)
