"""Rows of signing keys and badges."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words
from app.core.ids import new_id


class SigningKey(SQLModel, table=True):
    """An Ed25519 key that signs an event's badges; retired ones still verify, revoked ones not."""

    __tablename__ = "signing_key"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    number: int = Field(unique=True)
    """The key id that tokens carry, 24 bits; it names the key within the installation."""
    private_key: bytes
    """Sealed (`app.core.sealing`); opened by `private_half`."""
    public_key: bytes
    created_at: datetime = Field(sa_type=UtcDateTime)
    retired_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """Since when nothing that it signed counts, because somebody else may have it."""

    @property
    def key_id(self) -> str:
        """The key's number as tokens name it: 6 hexadecimal digits."""
        return f"{self.number:06x}"


class RevocationReason(StrEnum):
    """Why a badge was revoked."""

    REISSUED = "reissued"
    SUBSTITUTED = "substituted"
    CANCELLED = "cancelled"
    LOST = "lost"


class Badge(SQLModel, table=True):
    """A credential printed as a QR code; at most one per attendee is active."""

    __tablename__ = "badge"
    __table_args__ = (
        Index("uq_badge_number", "event_id", "number", unique=True),
        Index(
            "uq_badge_active",
            "attendee_id",
            unique=True,
            sqlite_where=text("revoked_at IS NULL"),
            postgresql_where=text("revoked_at IS NULL"),
        ),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    attendee_id: UUID = Field(foreign_key="attendee.id", index=True, ondelete="CASCADE")
    signing_key_id: UUID = Field(foreign_key="signing_key.id")
    number: bytes
    """The random badge id that the token carries."""
    token: str = Field(max_length=300)
    """The signed token, without the address."""
    issued_at: datetime = Field(sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revocation: RevocationReason | None = Field(default=None, sa_type=words(RevocationReason))
    prints: int = 0
